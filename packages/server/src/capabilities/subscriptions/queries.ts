import type { LedgerEntry, Subscription } from "@rollcall/contract/subscriptions";
import { cutPage, decodeCursor } from "../../platform/cursor.ts";
import type { Reading } from "../../platform/transact.ts";
import { freeSeats } from "./rules.ts";

/** What the Organization bought, with how its seats stand, in the order of the catalogue. */
export async function listSubscriptions({ db, organizationId, now }: Reading): Promise<Subscription[]> {
  const rows = await db
    .selectFrom("subscriptions as sub")
    .innerJoin("products", "products.id", "sub.product_id")
    .innerJoin("plans", (join) =>
      join.onRef("plans.product_id", "=", "sub.product_id").onRef("plans.id", "=", "sub.plan_id"),
    )
    .select(["sub.product_id", "products.name as product_name", "sub.seats", "sub.updated_at"])
    .select(["plans.id as plan_id", "plans.name as plan_name", "plans.allows_invitations"])
    .select((eb) => [
      "sub.seats_used as used",
      "sub.seats_reserved as reserved",
      eb
        .selectFrom("seats")
        .select(eb.fn.countAll<number>().as("count"))
        .whereRef("seats.organization_id", "=", "sub.organization_id")
        .whereRef("seats.product_id", "=", "sub.product_id")
        .where("held_until", "<=", now)
        .as("expired"),
    ])
    .where("sub.organization_id", "=", organizationId)
    .orderBy("products.position")
    .execute();
  return rows.map((row) => {
    // A reservation past its time no longer counts.
    const count = { seats: row.seats, used: row.used, reserved: row.reserved - (row.expired ?? 0) };
    return {
      product: { id: row.product_id, name: row.product_name },
      plan: { id: row.plan_id, name: row.plan_name, allows_invitations: row.allows_invitations },
      ...count,
      free: freeSeats(count),
      updated_at: row.updated_at.toISOString(),
    };
  });
}

type LedgerQuery = { limit: number; cursor?: string | undefined; product_id?: string[] | undefined };

/** One page of the history of the seats, newest first. */
export async function listSeatLedger({ db, organizationId, secrets }: Reading, query: LedgerQuery) {
  const { limit, cursor, product_id: products = [] } = query;
  const list = JSON.stringify(["seat_ledger", organizationId, products]);
  const [after] = cursor === undefined ? [] : decodeCursor(secrets, list, cursor);
  const rows = await db
    .selectFrom("seat_ledger")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .$if(products.length > 0, (select) => select.where("product_id", "in", products))
    .$if(after !== undefined, (select) => select.where("id", "<", String(after)))
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const { page, end } = cutPage(rows, { secrets, list, limit, placeOf: ({ id }) => [id] });
  return {
    data: page.map(
      ({ organization_id: _, invitation_id: __, at, ...row }): LedgerEntry => ({
        ...row,
        at: at.toISOString(),
      }),
    ),
    ...end,
  };
}
