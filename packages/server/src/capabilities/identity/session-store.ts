import type { SecondFactorKind } from "@rollcall/contract/events";
import type { Session } from "@rollcall/contract/members";
import { type RawBuilder, sql } from "kysely";
import type { Database, Reader, Writer } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";
import { statement } from "../../platform/statement.ts";

/** Where a User is signed in, last used first. */
export async function listSessions(
  db: Database | Reader,
  userId: string,
  now: Date,
  currentSessionId: string,
): Promise<Session[]> {
  const rows = await db
    .selectFrom("sessions")
    .select(["id", "ip_address", "user_agent", "created_at", "updated_at"])
    .where("user_id", "=", userId)
    .where("expires_at", ">", now)
    .orderBy("updated_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(({ created_at, updated_at, ...session }) => ({
    ...session,
    created_at: created_at.toISOString(),
    last_used_at: updated_at.toISOString(),
    is_current: session.id === currentSessionId,
  }));
}

export type NewSession = {
  id: string;
  userId: string;
  tokenHash: string;
  method: string;
  secondFactor: SecondFactorKind | null;
  ipAddress: string | null;
  userAgent: string | null;
  expiresAt: Date;
  /** The identity provider that began it, if one did. */
  through?: ProviderProof | undefined;
};

/** What an identity provider of an Organization said about who a session is. */
export type ProviderProof = {
  organizationId: string;
  connectionId: string;
  subject: string;
  sessionIndex: string | null;
  /** What signing out there needs, sealed. */
  sealedNameId: string | null;
  /** When the person proved there who they are; and until when that counts here. */
  at: Date;
  until: Date;
};

function columnsOf({ organizationId, connectionId, subject, sessionIndex, sealedNameId, until }: ProviderProof) {
  return {
    sso_organization_id: organizationId,
    sso_connection_id: connectionId,
    sso_subject: subject,
    sso_session_index: sessionIndex,
    sealed_sso_name_id: sealedNameId,
    sso_until: until,
  };
}

export async function insertSession(tx: Writer, session: NewSession, now: Date): Promise<void> {
  await tx
    .insertInto("sessions")
    .values({
      id: session.id,
      user_id: session.userId,
      token: session.tokenHash,
      expires_at: session.expiresAt,
      ip_address: session.ipAddress,
      user_agent: session.userAgent,
      method: session.method,
      authenticated_at: session.through?.at ?? now,
      second_factor: session.secondFactor,
      ...(session.through && { ...columnsOf(session.through), is_sso_only: true }),
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** The session of a cookie with its User, in the one query that every request pays. */
export async function findSession(db: Database, tokenHash: string, now: Date) {
  return (await sessionOf(db, { tokenHash, now }))[0];
}

const sessionOf = statement((db, { tokenHash, now }: { tokenHash: string; now: Date }) =>
  db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .modifyFront(PREPARED)
    .select(["sessions.id", "sessions.updated_at as lastUsedAt", "users.id as userId"])
    .select(["sessions.authenticated_at as authenticatedAt", "sessions.second_factor as secondFactor"])
    .select(["sessions.sso_organization_id as ssoOrganizationId", "sessions.sso_connection_id as ssoConnectionId"])
    .select(["sessions.sso_until as ssoUntil", "sessions.is_sso_only as isSsoOnly", "sessions.expires_at as expiresAt"])
    .select(["users.name", "users.email", "users.email_verified as emailVerified"])
    .where("sessions.token", "=", tokenHash)
    .where("sessions.expires_at", ">", now),
);

/** Whose session it is, as a part of another query. */
export function userOfSession(tokenHash: string, now: Date): RawBuilder<string> {
  return sql<string>`(select sessions.user_id from sessions where sessions.token = ${tokenHash} and sessions.expires_at > ${now})`;
}

export async function touchSession(db: Database, sessionId: string, expiresAt: Date, now: Date): Promise<void> {
  await db
    .updateTable("sessions")
    .set({ updated_at: now, expires_at: expiresAt })
    .where("id", "=", sessionId)
    .execute();
}

/** Notes that the User proved again who they are. Whether the session is still there. */
export async function confirmSession(
  tx: Writer,
  sessionId: string,
  secondFactor: SecondFactorKind | undefined,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable("sessions")
    .set({ authenticated_at: now, ...(secondFactor && { second_factor: secondFactor }) })
    .where("id", "=", sessionId)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Notes in a session of one's own that an identity provider said as well who this is. It is no fresher by that: what a provider
 * says proves nothing about the account itself. Whether the session is still there.
 */
export async function addProvider(tx: Writer, sessionId: string, proof: ProviderProof): Promise<boolean> {
  const row = await tx
    .updateTable("sessions")
    .set(columnsOf(proof))
    .where("id", "=", sessionId)
    .where("is_sso_only", "=", false)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export type ProviderSession = { connectionId: string; subject: string | null; sessionIndexes?: readonly string[] };

/**
 * Ends what a connection began: of one subject, or of everybody; of some sessions at the provider where they are named. In a
 * session of one's own only what the provider added ends. Gives back how many.
 */
export async function endThrough(
  tx: Writer,
  { connectionId, subject, sessionIndexes = [] }: ProviderSession,
): Promise<number> {
  const conditions = [
    sql<boolean>`sso_connection_id = ${connectionId}`,
    ...(subject === null ? [] : [sql<boolean>`sso_subject = ${subject}`]),
    ...(sessionIndexes.length === 0 ? [] : [sql<boolean>`sso_session_index = any (${[...sessionIndexes]})`]),
  ];
  const those = sql<boolean>`(${sql.join(conditions, sql` and `)})`;
  const ended = await tx.deleteFrom("sessions").where(those).where("is_sso_only", "=", true).returning("id").execute();
  const nothing = { sso_organization_id: null, sso_connection_id: null, sso_subject: null, sso_until: null };
  const forgotten = await tx
    .updateTable("sessions")
    .set({ ...nothing, sso_session_index: null, sealed_sso_name_id: null })
    .where(those)
    .returning("id")
    .execute();
  return ended.length + forgotten.length;
}

/** What signing out at the identity provider needs to know of a session. */
export async function findProviderSession(db: Database | Reader, sessionId: string) {
  return db
    .selectFrom("sessions")
    .select(["sso_organization_id as organizationId", "sso_connection_id as connectionId"])
    .select(["sealed_sso_name_id as sealedNameId", "sso_session_index as sessionIndex"])
    .where("id", "=", sessionId)
    .executeTakeFirst();
}

/** No session of this User counts as one with a second factor any more: they have none. */
export async function forgetSecondFactor(tx: Writer, userId: string): Promise<void> {
  await tx.updateTable("sessions").set({ second_factor: null }).where("user_id", "=", userId).execute();
}

export async function hasSession(db: Reader, sessionId: string): Promise<boolean> {
  return (await db.selectFrom("sessions").select("id").where("id", "=", sessionId).executeTakeFirst()) !== undefined;
}

/** Ends one session of a User. Whether there was one. */
export async function endSession(tx: Writer, userId: string, sessionId: string): Promise<boolean> {
  const row = await tx
    .deleteFrom("sessions")
    .where("id", "=", sessionId)
    .where("user_id", "=", userId)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends the session that a browser is about to replace, whoever's it was. */
export async function deleteSession(tx: Writer, sessionId: string): Promise<void> {
  await tx.deleteFrom("sessions").where("id", "=", sessionId).execute();
}

/** Ends every session of a User, but the one in `except`. Gives back how many. */
export async function endSessions(tx: Writer, userId: string, { except }: { except?: string } = {}): Promise<number> {
  const rows = await tx
    .deleteFrom("sessions")
    .where("user_id", "=", userId)
    .$if(except !== undefined, (sessions) => sessions.where("id", "<>", except ?? ""))
    .returning("id")
    .execute();
  return rows.length;
}

export async function deleteExpiredSessions(tx: Writer, userId: string, now: Date): Promise<void> {
  await tx.deleteFrom("sessions").where("user_id", "=", userId).where("expires_at", "<=", now).execute();
}

/** Whether a session is there, and stays until this transaction ends. */
export async function holdSession(tx: Writer, id: string): Promise<boolean> {
  const session = await tx.selectFrom("sessions").select("id").where("id", "=", id).forKeyShare().executeTakeFirst();
  return session !== undefined;
}
