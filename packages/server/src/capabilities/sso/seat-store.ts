import { sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";

/** The Products of which somebody who first signs in gets a free seat. */
export async function listAutomatic(db: Reader, organizationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("sso_automatic_seats")
    .modifyFront(PREPARED)
    .select("product_id")
    .where("organization_id", "=", organizationId)
    .orderBy("product_id")
    .execute();
  return rows.map(({ product_id }) => product_id);
}

export async function setAutomatic(tx: Writer, organizationId: string, productIds: readonly string[]): Promise<void> {
  await tx.deleteFrom("sso_automatic_seats").where("organization_id", "=", organizationId).execute();
  if (productIds.length === 0) return;
  await tx
    .insertInto("sso_automatic_seats")
    .values(productIds.map((product_id) => ({ organization_id: organizationId, product_id })))
    .execute();
}

export async function insertMissed(
  tx: Writer,
  organizationId: string,
  memberId: string,
  productIds: readonly string[],
  now: Date,
): Promise<void> {
  if (productIds.length === 0) return;
  await tx
    .insertInto("sso_missed_seats")
    .values(
      productIds.map((product_id) => ({ organization_id: organizationId, member_id: memberId, product_id, at: now })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export type Missed = {
  memberId: string;
  first_name: string;
  last_name: string;
  email: string;
  productId: string;
  productName: string;
  at: Date;
};

export type MissedPage = { after?: { at: string; memberId: string; productId: string } | undefined; limit: number };

/** Active members who went without a seat and still have none of that Product, who waits longest first. */
export async function listMissed(db: Reader, organizationId: string, { after, limit }: MissedPage): Promise<Missed[]> {
  return selectMissed(db, organizationId)
    .innerJoin("products", "products.id", "missed.product_id")
    .select(["missed.member_id as memberId", "members.first_name", "members.last_name", "members.email"])
    .select(["missed.product_id as productId", "products.name as productName", "missed.at"])
    .$if(after !== undefined, (rows) =>
      rows.where(
        sql<boolean>`(missed.at, missed.member_id, missed.product_id) > (${after?.at}::timestamptz, ${after?.memberId}, ${after?.productId})`,
      ),
    )
    .orderBy("missed.at")
    .orderBy("missed.member_id")
    .orderBy("missed.product_id")
    .limit(limit)
    .execute();
}

export async function countMissed(db: Reader, organizationId: string): Promise<number> {
  const { count } = await selectMissed(db, organizationId)
    .select((eb) => eb.fn.count<number>("missed.member_id").distinct().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

function selectMissed(db: Reader, organizationId: string) {
  return db
    .selectFrom("sso_missed_seats as missed")
    .innerJoin("members", (join) =>
      join.onRef("members.organization_id", "=", "missed.organization_id").onRef("members.id", "=", "missed.member_id"),
    )
    .where("missed.organization_id", "=", organizationId)
    .where("members.status", "=", "active")
    .where(
      sql<boolean>`not exists (select from seats where seats.organization_id = missed.organization_id
        and seats.member_id = missed.member_id and seats.product_id = missed.product_id)`,
    );
}
