import { randomUUIDv7 } from "node:crypto";
import type { Language } from "@rollcall/contract/people";
import type { Database, Reader, Writer } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";

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
    .modifyFront(PREPARED)
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
    .modifyEnd(PREPARED)
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

/** The provider of an account that is a password. */
export const PASSWORD = "credential";

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
