import { randomUUID } from "node:crypto";
import { daysAfter } from "../../platform/clock.ts";
import type { Database, Reader, Writer } from "../../platform/database.ts";
import { hashOf, randomToken } from "../../platform/secrets.ts";

const VALID_FOR_DAYS = 7;
const PURPOSE = "setup";

/** Whether nobody has an account here yet. */
export async function isUntouched(db: Database | Reader): Promise<boolean> {
  return (await db.selectFrom("users").select("id").limit(1).executeTakeFirst()) === undefined;
}

/** Makes the token of the setup link; an earlier one stops working. */
export async function renewSetupToken(tx: Writer, now: Date): Promise<string> {
  const token = randomToken();
  await tx.deleteFrom("verifications").where("identifier", "like", `${PURPOSE}:%`).execute();
  await tx
    .insertInto("verifications")
    .values({
      id: randomUUID(),
      identifier: `${PURPOSE}:${hashOf(token)}`,
      value: PURPOSE,
      expires_at: daysAfter(now, VALID_FOR_DAYS),
      created_at: now,
      updated_at: now,
    })
    .execute();
  return token;
}

/** Whether the token opens the setup: it is the one, its time has not passed, and nobody has an account here yet. */
export async function isSetupOpen(db: Database | Reader, token: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom("verifications")
    .select("id")
    .where("identifier", "=", `${PURPOSE}:${hashOf(token)}`)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row !== undefined && (await isUntouched(db));
}

/** Uses the token up. False when it is not the one, or was used. */
export async function takeSetupToken(tx: Writer, token: string, now: Date): Promise<boolean> {
  const row = await tx
    .deleteFrom("verifications")
    .where("identifier", "=", `${PURPOSE}:${hashOf(token)}`)
    .where("expires_at", ">", now)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
