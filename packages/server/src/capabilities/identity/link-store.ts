import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import type { Database, Writer } from "../../platform/database.ts";
import type { LinkPurpose } from "./rules.ts";

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
