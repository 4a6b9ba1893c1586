import type { Product } from "@rollcall/contract/subscriptions";
import { sql } from "kysely";
import type { Database, Reader, Writer } from "../../platform/database.ts";
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

export type HeldSubscription = { productId: string; productName: string; planId: string; seats: number };

/** Locks the subscriptions of these Products, in one order for everybody. One lock, one truth about their seats. */
export async function holdSubscriptions(
  tx: Writer,
  organizationId: string,
  productIds: readonly string[],
): Promise<HeldSubscription[]> {
  if (productIds.length === 0) return [];
  return tx
    .selectFrom("subscriptions")
    .innerJoin("products", "products.id", "subscriptions.product_id")
    .select(["product_id as productId", "products.name as productName", "plan_id as planId", "seats"])
    .where("organization_id", "=", organizationId)
    .where("product_id", "in", [...productIds])
    .orderBy("product_id")
    .forUpdate("subscriptions")
    .execute();
}

/** Counts the seats of one Product; a reservation past its time no longer counts. */
export async function countSeats(
  db: Reader,
  organizationId: string,
  productId: string,
  now: Date,
): Promise<Omit<SeatCount, "seats">> {
  return db
    .selectFrom("seats")
    .select((eb) => [
      eb.fn.count<number>("member_id").as("used"),
      eb.fn.countAll<number>().filterWhere("held_until", ">", now).as("reserved"),
    ])
    .where("organization_id", "=", organizationId)
    .where("product_id", "=", productId)
    .executeTakeFirstOrThrow();
}

type SeatRow = Tables["seats"];
export type NewSeat = Pick<SeatRow, "id" | "product_id" | "source"> &
  ({ memberId: string } | { invitationId: string; heldUntil: Date });

export async function insertSeats(
  tx: Writer,
  organizationId: string,
  seats: readonly NewSeat[],
  now: Date,
): Promise<void> {
  if (seats.length === 0) return;
  const rows = seats.map((seat) => ({
    organization_id: organizationId,
    id: seat.id,
    product_id: seat.product_id,
    member_id: "memberId" in seat ? seat.memberId : null,
    invitation_id: "invitationId" in seat ? seat.invitationId : null,
    held_until: "heldUntil" in seat ? seat.heldUntil : null,
    source: seat.source,
    granted_at: now,
  }));
  await tx.insertInto("seats").values(rows).execute();
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
  const row = await tx
    .deleteFrom("seats")
    .where("organization_id", "=", organizationId)
    .where("member_id", "=", memberId)
    .where("product_id", "=", productId)
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Frees the reservations of one invitation; gives back the Products. */
export async function deleteReservations(tx: Writer, organizationId: string, invitationId: string): Promise<string[]> {
  const rows = await tx
    .deleteFrom("seats")
    .where("organization_id", "=", organizationId)
    .where("invitation_id", "=", invitationId)
    .returning("product_id")
    .execute();
  return rows.map(({ product_id }) => product_id);
}

/** Frees the reservations of a Product whose time has passed; gives back for whom they were. */
export async function deleteExpiredReservations(
  tx: Writer,
  organizationId: string,
  productId: string,
  now: Date,
): Promise<string[]> {
  const rows = await tx
    .deleteFrom("seats")
    .where("organization_id", "=", organizationId)
    .where("product_id", "=", productId)
    .where("held_until", "<=", now)
    .returning("invitation_id")
    .execute();
  return rows.flatMap(({ invitation_id }) => invitation_id ?? []);
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
  return tx
    .updateTable("seats")
    .set({ member_id: memberId, invitation_id: null, held_until: null, granted_at: now })
    .where("organization_id", "=", organizationId)
    .where("invitation_id", "=", invitationId)
    .returning(["id", "product_id as productId"])
    .execute();
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
