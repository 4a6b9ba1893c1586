import type { Product } from "@rollcall/contract/subscriptions";
import { type OperationNodeSource, type SqlBool, sql } from "kysely";
import type { Database, Reader, Writer } from "../../platform/database.ts";
import { insertRows } from "../../platform/inserting.ts";
import { PREPARED } from "../../platform/prepared.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Tables } from "../../platform/tables.ts";
import type { CataloguePlan, SeatCount } from "./rules.ts";

/** The catalogue of Products, in its order. Global: the same for every Organization. */
export async function listProducts(db: Database | Reader): Promise<Product[]> {
  const products = await db.selectFrom("products").selectAll().orderBy("position").execute();
  const plans = await db.selectFrom("plans").selectAll().orderBy("position").execute();
  return products.map(({ id, name }) => ({
    id,
    name,
    plans: plans
      .filter(({ product_id }) => product_id === id)
      .map((plan) => ({ id: plan.id, name: plan.name, allows_invitations: plan.allows_invitations })),
  }));
}

/** Every plan that can be bought, and which one this Organization has of each Product. */
export async function listPlans(
  db: Reader,
  organizationId: string,
): Promise<(CataloguePlan & { isSubscribed: boolean })[]> {
  const rows = await db
    .selectFrom("plans")
    .modifyFront(PREPARED)
    .innerJoin("products", "products.id", "plans.product_id")
    .leftJoin("subscriptions", (join) =>
      join
        .onRef("subscriptions.product_id", "=", "plans.product_id")
        .onRef("subscriptions.plan_id", "=", "plans.id")
        .on("subscriptions.organization_id", "=", organizationId),
    )
    .select([
      "plans.product_id as productId",
      "products.name as productName",
      "plans.name as planName",
      "plans.allows_invitations as allowsInvitations",
      "subscriptions.plan_id as subscribed",
    ])
    .orderBy("products.position")
    .orderBy("plans.position")
    .execute();
  return rows.map(({ subscribed, ...plan }) => ({ ...plan, isSubscribed: subscribed !== null }));
}

export type HeldSubscription = SeatCount & { productId: string; productName: string; planId: string };

/** Locks the subscriptions of these Products, in one order for everybody. One lock, one truth about their seats. */
export async function holdSubscriptions(
  tx: Writer,
  organizationId: string,
  productIds: readonly string[],
): Promise<HeldSubscription[]> {
  if (productIds.length === 0) return [];
  return tx
    .selectFrom("subscriptions")
    .modifyFront(PREPARED)
    .innerJoin("products", "products.id", "subscriptions.product_id")
    .select(["product_id as productId", "products.name as productName", "plan_id as planId"])
    .select(["seats", "seats_used as used", "seats_reserved as reserved"])
    .where("organization_id", "=", organizationId)
    .where(isOneOf(productIds))
    .orderBy("product_id")
    .forUpdate("subscriptions")
    .execute();
}

/** One statement for any number of them. */
function isOneOf(productIds: readonly string[]) {
  return sql<SqlBool>`product_id = any (${[...productIds]}::text[])`;
}

type Counted = { used?: number; reserved?: number };

/**
 * Runs a change to seats, and counts what it changed where their lock is, in one statement. The change returns `product_id` with
 * what else is wanted of each row; `counted` is what one of its rows is worth.
 */
async function counting<Row>(
  tx: Writer,
  organizationId: string,
  change: OperationNodeSource,
  { used = 0, reserved = 0 }: Counted,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with changed as (${change}), counted as (
      update subscriptions ${PREPARED} set seats_used = seats_used + ${used} * those.count, seats_reserved = seats_reserved + ${reserved} * those.count
      from (select product_id, count(*)::integer as count from changed group by product_id) as those
      where subscriptions.organization_id = ${organizationId} and subscriptions.product_id = those.product_id)
    select * from changed`.execute(tx);
  return rows;
}

type SeatRow = Tables["seats"];
type NewSeat = Pick<SeatRow, "id" | "product_id" | "source"> & { memberId: string };
type NewReservation = Pick<SeatRow, "id" | "product_id" | "source"> & { invitationId: string; heldUntil: Date };
export type SeatSource = SeatRow["source"];

/** Gives a member a seat, which they do not hold yet. */
export async function insertSeat(tx: Writer, organizationId: string, seat: NewSeat, now: Date): Promise<void> {
  const { memberId: member_id, ...row } = seat;
  const written = tx
    .insertInto("seats")
    .values({ ...row, organization_id: organizationId, member_id, granted_at: now })
    .returning("product_id");
  await counting(tx, organizationId, written, { used: 1 });
}

export async function insertReservations(
  tx: Writer,
  organizationId: string,
  reservations: readonly NewReservation[],
  now: Date,
): Promise<void> {
  const [first, ...others] = reservations.map(({ invitationId: invitation_id, heldUntil: held_until, ...row }) => ({
    ...row,
    organization_id: organizationId,
    invitation_id,
    held_until,
    granted_at: now,
  }));
  if (first === undefined) return;
  const written = insertRows(tx, "seats", [first, ...others]).returning("product_id");
  await counting(tx, organizationId, written, { reserved: 1 });
}

/** The Products whose seat a member holds. */
export async function seatsOfMember(db: Reader, organizationId: string, memberId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("seats")
    .select("product_id")
    .where("organization_id", "=", organizationId)
    .where("member_id", "=", memberId)
    .orderBy("product_id")
    .execute();
  return rows.map(({ product_id }) => product_id);
}

/** Takes a member's seat away. Gives back its id, or nothing when they held none. */
export async function deleteSeatOfMember(
  tx: Writer,
  organizationId: string,
  memberId: string,
  productId: string,
): Promise<string | undefined> {
  const gone = tx
    .deleteFrom("seats")
    .where("organization_id", "=", organizationId)
    .where("member_id", "=", memberId)
    .where("product_id", "=", productId)
    .returning(["product_id", "id"]);
  const [seat] = await counting<{ id: string }>(tx, organizationId, gone, { used: -1 });
  return seat?.id;
}

/** Frees the reservations of one invitation; gives back the Products. */
export async function deleteReservations(tx: Writer, organizationId: string, invitationId: string): Promise<string[]> {
  const gone = tx
    .deleteFrom("seats")
    .where("organization_id", "=", organizationId)
    .where("invitation_id", "=", invitationId)
    .returning("product_id");
  const rows = await counting<{ product_id: string }>(tx, organizationId, gone, { reserved: -1 });
  return rows.map(({ product_id }) => product_id);
}

type Ended = { productId: string; invitationId: string };

/** Frees the reservations of these Products whose time has passed; gives back for whom they were. */
export async function deleteExpiredReservations(
  tx: Writer,
  organizationId: string,
  productIds: readonly string[],
  now: Date,
): Promise<Ended[]> {
  if (productIds.length === 0) return [];
  const gone = tx
    .deleteFrom("seats")
    .where("organization_id", "=", organizationId)
    .where(isOneOf(productIds))
    .where("held_until", "<=", now)
    .returning(["product_id", "product_id as productId", "invitation_id as invitationId"]);
  return counting<Ended>(tx, organizationId, gone, { reserved: -1 });
}

/** Moves the end of an invitation's reservations. */
export async function prolongReservations(
  tx: Writer,
  organizationId: string,
  invitationId: string,
  heldUntil: Date,
): Promise<string[]> {
  const rows = await tx
    .updateTable("seats")
    .set({ held_until: heldUntil })
    .where("organization_id", "=", organizationId)
    .where("invitation_id", "=", invitationId)
    .returning("product_id")
    .execute();
  return rows.map(({ product_id }) => product_id);
}

/** Turns what was reserved for an invitation into seats of the member who accepted it. */
export async function claimReservations(
  tx: Writer,
  organizationId: string,
  invitationId: string,
  memberId: string,
  now: Date,
): Promise<{ id: string; productId: string }[]> {
  const claimed = tx
    .updateTable("seats")
    .set({ member_id: memberId, invitation_id: null, held_until: null, granted_at: now })
    .where("organization_id", "=", organizationId)
    .where("invitation_id", "=", invitationId)
    .returning(["product_id", "id", "product_id as productId"]);
  return counting<{ id: string; productId: string }>(tx, organizationId, claimed, { used: 1, reserved: -1 });
}

/** Leaves this many seats fewer free, or none: for a preview, of which nothing stays. */
export async function withholdSeats(
  tx: Writer,
  organizationId: string,
  productId: string,
  count: number,
): Promise<void> {
  await sql`update subscriptions set seats = greatest(seats - ${count}, seats_used + seats_reserved)
    where organization_id = ${organizationId} and product_id = ${productId}`.execute(tx);
}

export async function findPlan(
  db: Database | Reader,
  productId: string,
  planId: string,
): Promise<CataloguePlan | undefined> {
  return db
    .selectFrom("plans")
    .modifyFront(PREPARED)
    .innerJoin("products", "products.id", "plans.product_id")
    .select([
      "plans.product_id as productId",
      "products.name as productName",
      "plans.name as planName",
      "plans.allows_invitations as allowsInvitations",
    ])
    .where("plans.product_id", "=", productId)
    .where("plans.id", "=", planId)
    .executeTakeFirst();
}

export async function writeSubscription(
  tx: Writer,
  organizationId: string,
  { productId, planId, seats }: { productId: string; planId: string; seats: number },
  now: Date,
): Promise<void> {
  await tx
    .insertInto("subscriptions")
    .values({
      organization_id: organizationId,
      product_id: productId,
      plan_id: planId,
      seats,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(["organization_id", "product_id"]).doUpdateSet({ plan_id: planId, seats, updated_at: now }),
    )
    .execute();
}

/** Adds a Product to the end of the catalogue, or renames one. Only the owner of the tables may. */
export async function writeProduct(db: Database, { id, name }: { id: string; name: string }): Promise<Product[]> {
  await db
    .insertInto("products")
    .values((eb) => ({
      id,
      name,
      position: eb.selectFrom("products").select(sql<number>`coalesce(max(position), 0) + 1`.as("next")),
    }))
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ name }))
    .execute();
  return listProducts(db);
}

type PlanWish = { productId: string; id: string; name: string; allowsInvitations: boolean };

/** Adds a plan to the end of a Product's, or changes one. Only the owner of the tables may. */
export async function writePlan(db: Database, wish: PlanWish): Promise<Product[]> {
  const { productId, id, name, allowsInvitations } = wish;
  const isKnown = (await listProducts(db)).some((product) => product.id === productId);
  if (!isKnown) throw new Refusal("product_unknown");
  await db
    .insertInto("plans")
    .values((eb) => ({
      product_id: productId,
      id,
      name,
      allows_invitations: allowsInvitations,
      position: eb
        .selectFrom("plans")
        .select(sql<number>`coalesce(max(position), 0) + 1`.as("next"))
        .where("product_id", "=", productId),
    }))
    .onConflict((conflict) =>
      conflict.columns(["product_id", "id"]).doUpdateSet({ name, allows_invitations: allowsInvitations }),
    )
    .execute();
  return listProducts(db);
}
