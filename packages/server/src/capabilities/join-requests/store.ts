import type { JoinRequest, JoinRequestStatus } from "@rollcall/contract/join-requests";
import { sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";

/** The job of one mail to one Admin about somebody who asks. */
export const ASKED_MAIL = "join-requests.send_asked_mail";

/** A request as the table holds it. */
export type StoredRequest = {
  id: string;
  userId: string;
  email: string;
  domain: string;
  message: string;
  status: JoinRequestStatus;
};

function selectRequests(db: Reader, organizationId: string) {
  return db
    .selectFrom("join_requests")
    .select(["id", "user_id as userId", "email", "domain", "message", "status"])
    .where("organization_id", "=", organizationId);
}

export async function findRequest(db: Reader, organizationId: string, id: string): Promise<StoredRequest | undefined> {
  return selectRequests(db, organizationId).where("id", "=", id).executeTakeFirst();
}

/** Locks a request, so that it is answered once. */
export async function holdRequest(tx: Writer, organizationId: string, id: string): Promise<StoredRequest | undefined> {
  return selectRequests(tx, organizationId).where("id", "=", id).forUpdate().executeTakeFirst();
}

/** Locks what a User asks for and nobody answered. */
export async function holdPendingOf(
  tx: Writer,
  organizationId: string,
  userId: string,
): Promise<StoredRequest | undefined> {
  return selectRequests(tx, organizationId)
    .modifyFront(PREPARED)
    .where("user_id", "=", userId)
    .where("status", "=", sql.lit("pending" as const))
    .forUpdate()
    .executeTakeFirst();
}

export type OwnRequest = {
  organizationId: string;
  id: string;
  domain: string;
  status: JoinRequestStatus;
  createdAt: Date;
  answeredAt: Date | null;
};

/** What a User asked for, the latest in each Organization. In a reading of that User it finds those of every Organization. */
export async function listLatestOf(db: Reader, userId: string): Promise<OwnRequest[]> {
  return db
    .selectFrom("join_requests")
    .distinctOn("organization_id")
    .select(["organization_id as organizationId", "id", "domain", "status"])
    .select(["created_at as createdAt", "answered_at as answeredAt"])
    .where("user_id", "=", userId)
    .orderBy("organization_id")
    .orderBy("id", "desc")
    .execute();
}

type NewRequest = Omit<StoredRequest, "status">;

/** Writes a request; false when the User has a pending one. */
export async function insert(tx: Writer, organizationId: string, request: NewRequest, now: Date): Promise<boolean> {
  const { id, userId, email, domain, message } = request;
  const row = await tx
    .insertInto("join_requests")
    .values({ organization_id: organizationId, id, user_id: userId, email, domain, message, created_at: now })
    .onConflict((conflict) =>
      conflict.columns(["organization_id", "user_id"]).where("status", "=", "pending").doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function answer(
  tx: Writer,
  organizationId: string,
  id: string,
  { status, by }: { status: Exclude<JoinRequestStatus, "pending">; by: string | null },
  now: Date,
): Promise<void> {
  await tx
    .updateTable("join_requests")
    .set({ status, answered_at: now, answered_by: by })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

type Wanted = {
  id?: string;
  statuses?: readonly JoinRequestStatus[] | undefined;
  before?: string | undefined;
  limit: number;
};

/** Requests with who asks, newest first, from before a place. */
export async function listRequests(
  db: Reader,
  organizationId: string,
  { id, statuses, before, limit }: Wanted,
): Promise<JoinRequest[]> {
  const rows = await db
    .selectFrom("join_requests as request")
    .innerJoin("users", "users.id", "request.user_id")
    .select(["request.id", "request.email", "request.domain", "request.message", "request.status"])
    .select(["request.created_at", "request.answered_at", "request.answered_by"])
    .select(["users.first_name", "users.last_name"])
    .where("request.organization_id", "=", organizationId)
    .$if(id !== undefined, (requests) => requests.where("request.id", "=", id ?? ""))
    .$if(statuses !== undefined, (requests) => requests.where("request.status", "in", [...(statuses ?? [])]))
    .$if(before !== undefined, (requests) => requests.where("request.id", "<", before ?? ""))
    .orderBy("request.id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ created_at, answered_at, ...row }) => ({
    ...row,
    created_at: created_at.toISOString(),
    answered_at: answered_at?.toISOString() ?? null,
  }));
}

/**
 * When somebody last read the mail of their address: they verified it, signed in by a mailed link, or signed up by one. For
 * a User whose address is proven: one who signed up by a copied link proved it later, which is what counts then.
 */
export async function findLastProof(db: Reader, userId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(at) as at from user_events where user_id = ${userId} and (name = 'user.email_verified'
      or (name = 'user.signed_in' and payload->>'method' in ('magic_link', 'invitation')))`.execute(db);
  return rows[0]?.at ?? null;
}
