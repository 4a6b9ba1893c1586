import type { DirectoryExchange, DirectoryOutcome, DirectoryRequest } from "@rollcall/contract/directory";
import type { Reader, Writer } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";

export type Subject = { kind: "user" | "group"; id: string; name: string };

/** A request as it is written down. */
export type NewRequest = {
  id: string;
  token: { id: string; name: string };
  method: string;
  path: string;
  status: number;
  outcome: DirectoryOutcome;
  subject: Subject | null;
  effects: Record<string, number>;
  reason: string | null;
  scimType: string | null;
  requestBody: string | null;
  responseBody: string | null;
  milliseconds: number;
  ipAddress: string | null;
  userAgent: string | null;
  requestId: string | null;
};

export async function insertRequest(tx: Writer, organizationId: string, made: NewRequest, now: Date): Promise<void> {
  await tx
    .insertInto("directory_requests")
    .values({
      organization_id: organizationId,
      id: made.id,
      token_id: made.token.id,
      token_name: made.token.name,
      method: made.method,
      path: made.path,
      status: made.status,
      outcome: made.outcome,
      subject_kind: made.subject?.kind ?? null,
      subject_id: made.subject?.id ?? null,
      subject_name: made.subject?.name ?? null,
      effects: JSON.stringify(made.effects),
      reason: made.reason,
      scim_type: made.scimType,
      request_body: made.requestBody,
      response_body: made.responseBody,
      milliseconds: made.milliseconds,
      ip_address: made.ipAddress,
      user_agent: made.userAgent,
      request_id: made.requestId,
      at: now,
    })
    .modifyEnd(PREPARED)
    .execute();
}

type Wanted = {
  outcome?: DirectoryOutcome[] | undefined;
  subjectId?: string | undefined;
  before?: string | undefined;
  limit: number;
};

/** Requests, the latest first. */
export async function listRequests(
  db: Reader,
  organizationId: string,
  { outcome, subjectId, before, limit }: Wanted,
): Promise<DirectoryRequest[]> {
  const rows = await selectRequests(db, organizationId)
    .$if(outcome !== undefined, (requests) => requests.where("outcome", "in", outcome ?? []))
    .$if(subjectId !== undefined, (requests) => requests.where("subject_id", "=", subjectId ?? ""))
    .$if(before !== undefined, (requests) => requests.where("id", "<", before ?? ""))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(presented);
}

export async function findRequest(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<DirectoryExchange | undefined> {
  const row = await selectRequests(db, organizationId)
    .select(["request_body", "response_body", "ip_address", "user_agent"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { request_body, response_body, ip_address, user_agent } = row;
  return { ...presented(row), request_body, response_body, ip_address, user_agent };
}

export async function findLastRequestAt(db: Reader, organizationId: string): Promise<Date | undefined> {
  const row = await db
    .selectFrom("directory_requests")
    .select("at")
    .where("organization_id", "=", organizationId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

function selectRequests(db: Reader, organizationId: string) {
  return db
    .selectFrom("directory_requests")
    .select(["id", "token_id", "token_name", "method", "path", "status", "outcome", "subject_kind", "subject_id"])
    .select(["subject_name", "effects", "reason", "scim_type", "milliseconds", "at"])
    .where("organization_id", "=", organizationId);
}

type Row = {
  id: string;
  token_id: string;
  token_name: string;
  method: string;
  path: string;
  status: number;
  outcome: DirectoryOutcome;
  subject_kind: "user" | "group" | null;
  subject_id: string | null;
  subject_name: string | null;
  effects: Record<string, number>;
  reason: string | null;
  scim_type: string | null;
  milliseconds: number;
  at: Date;
};

function presented(row: Row): DirectoryRequest {
  const { id, method, path, status, outcome, effects, reason, scim_type, milliseconds } = row;
  const { subject_kind: kind, subject_id: subject, subject_name: name } = row;
  return {
    id,
    token: { id: row.token_id, name: row.token_name },
    method,
    path,
    status,
    outcome,
    subject: kind === null || subject === null ? null : { kind, id: subject, name: name ?? "" },
    effects,
    reason,
    scim_type,
    milliseconds,
    at: row.at.toISOString(),
  };
}
