import type { Database, Writer } from "../../platform/database.ts";
import { hashOf } from "../../platform/secrets.ts";

/** What the answer of a passkey is for; `userId` is null where any passkey may answer. */
export type ChallengeUse = { purpose: "add" | "sign_in" | "second_step" | "confirm"; userId: string | null };

/** Keeps a challenge until it is answered or its time has passed. */
export async function keepChallenge(
  db: Database,
  challenge: string,
  { purpose, userId }: ChallengeUse,
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<void> {
  await db.deleteFrom("passkey_challenges").where("expires_at", "<=", now).execute();
  await db
    .insertInto("passkey_challenges")
    .values({ challenge_hash: hashOf(challenge), purpose, user_id: userId, expires_at: expiresAt })
    .execute();
}

/** Uses a challenge up, right answer or not. Whether it was one of ours, for this, and in time. */
export async function takeChallenge(
  db: Database,
  challenge: string,
  { purpose, userId }: ChallengeUse,
  now: Date,
): Promise<boolean> {
  const row = await db
    .deleteFrom("passkey_challenges")
    .where("challenge_hash", "=", hashOf(challenge))
    .where("purpose", "=", purpose)
    .where("user_id", userId === null ? "is" : "=", userId)
    .where("expires_at", ">", now)
    .returning("challenge_hash")
    .executeTakeFirst();
  return row !== undefined;
}

/** A sign-in whose first step is done. */
export type HalfSignIn = { userId: string; method: "password" | "magic_link"; expiresAt: Date };

export async function insertHalfSignIn(
  tx: Writer,
  { tokenHash, userId, method, expiresAt }: HalfSignIn & { tokenHash: string },
  now: Date,
): Promise<void> {
  await tx.deleteFrom("half_sign_ins").where("expires_at", "<=", now).execute();
  await tx
    .insertInto("half_sign_ins")
    .values({ token_hash: tokenHash, user_id: userId, method, expires_at: expiresAt, created_at: now })
    .execute();
}

export async function findHalfSignIn(db: Database, tokenHash: string, now: Date): Promise<HalfSignIn | undefined> {
  const row = await db
    .selectFrom("half_sign_ins")
    .select(["user_id as userId", "method", "expires_at as expiresAt"])
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  // The cast is sound: only `insertHalfSignIn` writes the column.
  return row && { ...row, method: row.method as HalfSignIn["method"] };
}

/** Uses it up. Whether it was still there; of many at once, one is given it. */
export async function takeHalfSignIn(tx: Writer, tokenHash: string, now: Date): Promise<boolean> {
  const row = await tx
    .deleteFrom("half_sign_ins")
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .returning("token_hash")
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends every sign-in that waits for its second step. */
export async function endHalfSignIns(tx: Writer, userId: string): Promise<void> {
  await tx.deleteFrom("half_sign_ins").where("user_id", "=", userId).execute();
}
