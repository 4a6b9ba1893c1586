import { randomUUIDv7 } from "node:crypto";
import type { MemberDetails, Session } from "@rollcall/contract/members";
import type { Language } from "@rollcall/contract/people";
import { sql } from "kysely";
import type { Database, Reader, Writer } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";
import type { LinkPurpose } from "./rules.ts";

export type StoredUser = {
  id: string;
  email: string;
  emailVerified: boolean;
  first_name: string;
  last_name: string;
  language: Language;
};

function selectUsers(db: Database | Reader) {
  return db
    .selectFrom("users")
    .select(["id", "email", "email_verified as emailVerified", "first_name", "last_name", "language"]);
}

export async function findUser(db: Database | Reader, userId: string): Promise<StoredUser | undefined> {
  return selectUsers(db).where("id", "=", userId).executeTakeFirst();
}

/** The User whose sign-in address this is, in lower case. */
export async function findUserByEmail(db: Database | Reader, email: string): Promise<StoredUser | undefined> {
  return selectUsers(db).where("email", "=", email).executeTakeFirst();
}

/** Locks the User. Whatever changes how a User gets in takes this lock first. */
export async function holdUser(tx: Writer, userId: string): Promise<StoredUser | undefined> {
  return selectUsers(tx).where("id", "=", userId).forUpdate().executeTakeFirst();
}

export type NewUser = Omit<StoredUser, "id"> & { id: string };

/** Whether the User was made; not when another one has the address. */
export async function insertUser(tx: Writer, user: NewUser, now: Date): Promise<boolean> {
  const { id, email, emailVerified, first_name, last_name, language } = user;
  const row = await tx
    .insertInto("users")
    .values({
      id,
      email,
      email_verified: emailVerified,
      ...namesOf({ first_name, last_name }),
      image: null,
      language,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export type Profile = Pick<StoredUser, "first_name" | "last_name" | "language">;

export async function setProfile(tx: Writer, userId: string, profile: Profile, now: Date): Promise<void> {
  await tx
    .updateTable("users")
    .set({ ...namesOf(profile), language: profile.language, updated_at: now })
    .where("id", "=", userId)
    .execute();
}

function namesOf({ first_name, last_name }: Pick<Profile, "first_name" | "last_name">) {
  return { name: `${first_name} ${last_name}`.trim(), first_name, last_name };
}

export async function setEmailVerified(tx: Writer, userId: string, now: Date): Promise<void> {
  await tx.updateTable("users").set({ email_verified: true, updated_at: now }).where("id", "=", userId).execute();
}

const PASSWORD = "credential";

/** The stored password of a User; undefined without one. */
export async function findPassword(db: Database | Reader, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("accounts")
    .select("password")
    .where("user_id", "=", userId)
    .where("provider_id", "=", PASSWORD)
    .executeTakeFirst();
  return row?.password ?? undefined;
}

/** The User with this address and their stored password, in one round trip whether or not there is one. */
export async function findUserWithPassword(
  db: Database,
  email: string,
): Promise<{ id: string; password: string | null } | undefined> {
  return db
    .selectFrom("users")
    .leftJoin("accounts", (join) =>
      join.onRef("accounts.user_id", "=", "users.id").on("accounts.provider_id", "=", PASSWORD),
    )
    .select(["users.id", "accounts.password"])
    .where("users.email", "=", email)
    .executeTakeFirst();
}

export async function setPassword(tx: Writer, userId: string, password: string, now: Date): Promise<void> {
  await tx
    .insertInto("accounts")
    .values({
      id: randomUUIDv7(),
      account_id: userId,
      provider_id: PASSWORD,
      user_id: userId,
      password,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.columns(["user_id", "provider_id"]).doUpdateSet({ password, updated_at: now }))
    .execute();
}

export async function deleteSignInMethods(tx: Writer, userId: string): Promise<void> {
  await tx.deleteFrom("accounts").where("user_id", "=", userId).execute();
}

/** How a User can sign in, and whether their address is proven. A mailed link works for everybody. */
export async function signInMethodsOf(
  db: Reader,
  userId: string,
): Promise<{ methods: MemberDetails["sign_in_methods"]; emailVerified: boolean }> {
  const user = await findUser(db, userId);
  const hasPassword = (await findPassword(db, userId)) !== undefined;
  return {
    methods: hasPassword ? ["password", "magic_link"] : ["magic_link"],
    emailVerified: user?.emailVerified ?? false,
  };
}

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
  ipAddress: string | null;
  userAgent: string | null;
  expiresAt: Date;
};

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
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** The session of a cookie with its User, in the one query that every request pays. */
export async function findSession(db: Database, tokenHash: string, now: Date) {
  return db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .modifyFront(PREPARED)
    .select(["sessions.id", "sessions.updated_at as lastUsedAt", "users.id as userId"])
    .select(["users.name", "users.email", "users.email_verified as emailVerified"])
    .where("sessions.token", "=", tokenHash)
    .where("sessions.expires_at", ">", now)
    .executeTakeFirst();
}

export async function touchSession(db: Database, sessionId: string, expiresAt: Date, now: Date): Promise<void> {
  await db
    .updateTable("sessions")
    .set({ updated_at: now, expires_at: expiresAt })
    .where("id", "=", sessionId)
    .execute();
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

type Link = { purpose: LinkPurpose; userId: string; tokenHash: string };

function identifierOf({ purpose, userId, tokenHash }: Link): string {
  return `${purpose}:${userId}:${tokenHash}`;
}

export async function insertLink(
  tx: Writer,
  { email, expiresAt, ...link }: Link & { email: string; expiresAt: Date },
  now: Date,
): Promise<void> {
  await tx.deleteFrom("verifications").where("expires_at", "<=", now).execute();
  await tx
    .insertInto("verifications")
    .values({
      id: randomUUIDv7(),
      identifier: identifierOf(link),
      value: email,
      expires_at: expiresAt,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** The address that a link which still works was mailed to. */
export async function findLink(db: Database, link: Link, now: Date): Promise<string | undefined> {
  const row = await db
    .selectFrom("verifications")
    .select("value")
    .where("identifier", "=", identifierOf(link))
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row?.value;
}

/** Uses a link up; gives back the address that it was mailed to. Of many at once, one is given it. */
export async function takeLink(tx: Writer, link: Link, now: Date): Promise<string | undefined> {
  const row = await tx
    .deleteFrom("verifications")
    .where("identifier", "=", identifierOf(link))
    .where("expires_at", ">", now)
    .returning("value")
    .executeTakeFirst();
  return row?.value;
}

/** Ends every mailed link that would let somebody in. */
export async function endSignInLinks(tx: Writer, userId: string): Promise<void> {
  const opening: LinkPurpose[] = ["sign_in", "password_reset"];
  await tx
    .deleteFrom("verifications")
    .where((eb) => eb.or(opening.map((purpose) => sql<boolean>`starts_with(identifier, ${`${purpose}:${userId}:`})`)))
    .execute();
}
