import type { Passkey } from "@rollcall/contract/second-factor";
import { type Expression, type RawBuilder, sql } from "kysely";
import type { Database, Reader, Writer } from "../../platform/database.ts";

/** Whether a User has an authenticator app or a passkey, as a part of another query. `userId` is a column of it. */
export function hasFactor(userId: Expression<string>): RawBuilder<boolean> {
  return sql<boolean>`(exists (select from totp_apps where totp_apps.user_id = ${userId})
    or exists (select from passkeys where passkeys.user_id = ${userId}))`;
}

/** Whether signing in asks this User for a second factor: they have an authenticator app or a passkey. */
export async function hasSecondFactor(db: Database | Reader, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom("users")
    .select((eb) => hasFactor(eb.ref("users.id")).as("has"))
    .where("id", "=", userId)
    .executeTakeFirst();
  return row?.has === true;
}

export type StoredTotp = { sealedSecret: string; lastStep: number; since: Date };

export async function findTotp(db: Database | Reader, userId: string): Promise<StoredTotp | undefined> {
  return db
    .selectFrom("totp_apps")
    .select(["sealed_secret as sealedSecret", "last_step as lastStep", "created_at as since"])
    .where("user_id", "=", userId)
    .executeTakeFirst();
}

/** Puts the app in the place of an earlier one. */
export async function setTotp(
  tx: Writer,
  userId: string,
  { sealedSecret, lastStep }: Omit<StoredTotp, "since">,
  now: Date,
): Promise<void> {
  const columns = { sealed_secret: sealedSecret, last_step: lastStep, created_at: now };
  await tx
    .insertInto("totp_apps")
    .values({ user_id: userId, ...columns })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet(columns))
    .execute();
}

/** Notes the step of a code that was taken. Whether it was later than every one before: a code counts once. */
export async function moveStep(tx: Writer, userId: string, step: number): Promise<boolean> {
  const row = await tx
    .updateTable("totp_apps")
    .set({ last_step: step })
    .where("user_id", "=", userId)
    .where("last_step", "<", step)
    .returning("user_id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteTotp(tx: Writer, userId: string): Promise<boolean> {
  const row = await tx.deleteFrom("totp_apps").where("user_id", "=", userId).returning("user_id").executeTakeFirst();
  return row !== undefined;
}

export type StoredPasskey = {
  id: string;
  userId: string;
  credentialId: string;
  publicKey: Buffer;
  signCount: number;
  transports: string[];
  name: string;
  isSynced: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
};

function selectPasskeys(db: Database | Reader) {
  return db
    .selectFrom("passkeys")
    .select(["id", "user_id as userId", "credential_id as credentialId", "public_key as publicKey"])
    .select(["sign_count as signCount", "transports", "name", "is_synced as isSynced"])
    .select(["created_at as createdAt", "last_used_at as lastUsedAt"]);
}

/** The passkeys of a User, the oldest first. */
export async function listPasskeys(db: Database | Reader, userId: string): Promise<StoredPasskey[]> {
  return selectPasskeys(db).where("user_id", "=", userId).orderBy("id").execute();
}

/** The passkey that an authenticator calls so, whosever it is. */
export async function findPasskey(db: Database | Reader, credentialId: string): Promise<StoredPasskey | undefined> {
  return selectPasskeys(db).where("credential_id", "=", credentialId).executeTakeFirst();
}

/** Whether the passkey was written; not when it is there already. */
export async function insertPasskey(
  tx: Writer,
  passkey: Omit<StoredPasskey, "createdAt" | "lastUsedAt">,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto("passkeys")
    .values({
      id: passkey.id,
      user_id: passkey.userId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      sign_count: passkey.signCount,
      transports: passkey.transports,
      name: passkey.name,
      is_synced: passkey.isSynced,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column("credential_id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function notePasskeyUse(
  tx: Writer,
  id: string,
  { signCount, isSynced }: Pick<StoredPasskey, "signCount" | "isSynced">,
  now: Date,
): Promise<void> {
  await tx
    .updateTable("passkeys")
    .set({ sign_count: signCount, is_synced: isSynced, last_used_at: now })
    .where("id", "=", id)
    .execute();
}

export async function setPasskeyName(tx: Writer, id: string, name: string): Promise<void> {
  await tx.updateTable("passkeys").set({ name }).where("id", "=", id).execute();
}

export async function deletePasskey(tx: Writer, id: string): Promise<void> {
  await tx.deleteFrom("passkeys").where("id", "=", id).execute();
}

/** A passkey as its owner sees it. */
export function presentedPasskey({ id, name, isSynced, createdAt, lastUsedAt }: StoredPasskey): Passkey {
  return {
    id,
    name,
    is_synced: isSynced,
    created_at: createdAt.toISOString(),
    last_used_at: lastUsedAt?.toISOString() ?? null,
  };
}

export async function countRecoveryCodes(db: Database | Reader, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom("recovery_codes")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Puts these codes in the place of all before. */
export async function replaceRecoveryCodes(
  tx: Writer,
  userId: string,
  hashes: readonly string[],
  now: Date,
): Promise<void> {
  await tx.deleteFrom("recovery_codes").where("user_id", "=", userId).execute();
  if (hashes.length === 0) return;
  const rows = hashes.map((code_hash) => ({ user_id: userId, code_hash, created_at: now }));
  await tx.insertInto("recovery_codes").values(rows).execute();
}

/** Uses a code up. Whether it was one; of many at once, one is given it. */
export async function takeRecoveryCode(tx: Writer, userId: string, hash: string): Promise<boolean> {
  const row = await tx
    .deleteFrom("recovery_codes")
    .where("user_id", "=", userId)
    .where("code_hash", "=", hash)
    .returning("user_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes every second factor of a User away. Whether there was one. */
export async function deleteFactors(tx: Writer, userId: string): Promise<boolean> {
  const hadOne = await hasSecondFactor(tx, userId);
  await tx.deleteFrom("totp_apps").where("user_id", "=", userId).execute();
  await tx.deleteFrom("passkeys").where("user_id", "=", userId).execute();
  await tx.deleteFrom("recovery_codes").where("user_id", "=", userId).execute();
  return hadOne;
}
