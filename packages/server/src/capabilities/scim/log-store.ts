import type { DirectoryExchange, DirectoryOutcome, DirectoryRequest } from "@rollcall/contract/directory";
import type { Reader, Writer } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";
import { statement } from "../../platform/statement.ts";

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
  const { token, subject, effects, ...request } = made;
  await inserted(tx, {
    ...request,
    organizationId,
    tokenId: token.id,
    tokenName: token.name,
    subjectKind: subject?.kind ?? null,
    subjectId: subject?.id ?? null,
    subjectName: subject?.name ?? null,
    effects: JSON.stringify(effects),
    now,
  });
}

type Row = Omit<NewRequest, "token" | "subject" | "effects"> & {
  organizationId: string;
  tokenId: string;
  tokenName: string;
  subjectKind: Subject["kind"] | null;
  subjectId: string | null;
  subjectName: string | null;
  effects: string;
  now: Date;
};

const inserted = statement((db, row: Row) =>
  db
    .insertInto("directory_requests")
    .values({
      organization_id: row.organizationId,
      id: row.id,
      token_id: row.tokenId,
      token_name: row.tokenName,
      method: row.method,
      path: row.path,
      status: row.status,
      outcome: row.outcome,
      subject_kind: row.subjectKind,
      subject_id: row.subjectId,
      subject_name: row.subjectName,
      effects: row.effects,
      reason: row.reason,
      scim_type: row.scimType,
      request_body: row.requestBody,
      response_body: row.responseBody,
      milliseconds: row.milliseconds,
      ip_address: row.ipAddress,
      user_agent: row.userAgent,
      request_id: row.requestId,
      at: row.now,
    })
    .modifyEnd(PREPARED),
);

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

type Kept = {
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

function presented(row: Kept): DirectoryRequest {
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
