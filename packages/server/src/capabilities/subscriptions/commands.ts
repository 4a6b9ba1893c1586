import { newId } from "../../platform/ids.ts";
import { askedTogether, underway } from "../../platform/pipeline.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Change, type DomainEvent, unchanged, type Work } from "../../platform/transact.ts";
import { writeLedger } from "./ledger.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

/** The seats of one Product, counted under the lock of its subscription. */
export type HeldSeats = store.HeldSubscription;

type Occupant = { memberId: string; email: string };
type Reservation = { invitationId: string; email: string; heldUntil: Date };
type SeatSource = store.SeatSource;

/** Locks the subscriptions of these Products, frees reservations whose time has passed, and says how their seats stand. */
export async function holdSeats(work: Work, productIds: readonly string[]): Promise<Map<string, HeldSeats>> {
  const { tx, organizationId, now } = work;
  const subscriptions = await store.holdSubscriptions(tx, organizationId, productIds);
  const reserved = subscriptions.filter((each) => each.reserved > 0).map(({ productId }) => productId);
  const ended = await store.deleteExpiredReservations(tx, organizationId, reserved, now);
  const countEnded = (productId: string) => ended.filter((each) => each.productId === productId).length;
  const held = new Map(
    subscriptions.map((each) => [each.productId, { ...each, reserved: each.reserved - countEnded(each.productId) }]),
  );
  await writeLedger(
    work,
    ended.flatMap(({ productId, invitationId }) => {
      const after = held.get(productId);
      return after === undefined ? [] : [{ productId, change: "reservation_ended" as const, invitationId, after }];
    }),
  );
  return held;
}

/** Lets the rest of a preview find `count` seats fewer free; it has to be undone. */
export async function withholdSeats(work: Work, productId: string, count: number): Promise<void> {
  await holdSeats(work, [productId]);
  await store.withholdSeats(work.tx, work.organizationId, productId, count);
}

type Taken = { event: DomainEvent; writing: Promise<unknown> };

/** Turns a seat on. Refuses with `no_subscription` or `no_seats_available`. The member holds none yet. */
async function takeSeat(work: Work, productId: string, occupant: Occupant, source: SeatSource): Promise<DomainEvent> {
  const held = await holdSeats(work, [productId]);
  const { event, writing } = takeHeldSeat(work, { productId, held: held.get(productId), source }, occupant);
  await writing;
  return event;
}

/** The same where the subscription is locked already; the seat is on its way. */
export function takeHeldSeat(
  work: Work,
  { productId, held, source }: { productId: string; held: HeldSeats | undefined; source: SeatSource },
  { memberId, email }: Occupant,
): Taken {
  const { tx, organizationId, now } = work;
  const count = granted(rules.oneMore(held, held?.productName ?? productId));

  const id = newId("seat");
  const after = { ...count, used: count.used + 1 };
  const writing = underway(
    askedTogether(
      store.insertSeat(tx, organizationId, { id, product_id: productId, source, memberId }, now),
      writeLedger(work, [{ productId, change: "granted", memberId, email, after }]),
    ),
  );
  return { event: { name: "seat.granted", payload: { id, product_id: productId, member_id: memberId } }, writing };
}

/** Turns on the seats of which one is free, leaves out the others; says which. */
export async function takeFreeSeats(
  work: Work,
  productIds: readonly string[],
  occupant: Occupant,
  source: SeatSource = "manual",
) {
  const held = await holdSeats(work, productIds);
  const isFree = (productId: string) => {
    const count = held.get(productId);
    return count !== undefined && rules.freeSeats(count) > 0;
  };
  const events: DomainEvent[] = [];
  for (const productId of productIds.filter(isFree)) events.push(await takeSeat(work, productId, occupant, source));
  return { events, missed: productIds.filter((productId) => !isFree(productId)) };
}

/** Turns seats off; they are free at once (SPEC R6.1). */
export async function releaseSeats(
  work: Work,
  productIds: readonly string[],
  occupant: Occupant,
): Promise<DomainEvent[]> {
  return releaseHeldSeats(work, await holdSeats(work, productIds), occupant);
}

/** The same where the subscriptions are locked already. */
export async function releaseHeldSeats(
  work: Work,
  held: ReadonlyMap<string, HeldSeats>,
  { memberId, email }: Occupant,
): Promise<DomainEvent[]> {
  const { tx, organizationId } = work;
  const events: DomainEvent[] = [];
  for (const [productId, count] of held) {
    const id = await store.deleteSeatOfMember(tx, organizationId, memberId, productId);
    if (id === undefined) continue;
    const after = { ...count, used: count.used - 1 };
    underway(writeLedger(work, [{ productId, change: "released", memberId, email, after }]));
    events.push({ name: "seat.released", payload: { id, product_id: productId, member_id: memberId } });
  }
  return events;
}

/** Reserves one seat of the Product for each invitation (SPEC R4.4). `held` has room for all of them. */
export async function reserveSeats(work: Work, held: HeldSeats, reservations: readonly Reservation[]): Promise<void> {
  const { tx, organizationId, now } = work;
  const { productId } = held;
  const seats = reservations.map(({ invitationId, heldUntil }) => ({
    id: newId("seat"),
    product_id: productId,
    source: "invitation" as const,
    invitationId,
    heldUntil,
  }));
  await store.insertReservations(tx, organizationId, seats, now);
  await writeLedger(
    work,
    reservations.map(({ invitationId, email }, index) => ({
      productId,
      change: "reserved",
      invitationId,
      email,
      after: { ...held, reserved: held.reserved + index + 1 },
    })),
  );
}

/** Frees what an invitation reserved. */
export async function endReservations(
  work: Work,
  productIds: readonly string[],
  { invitationId, email }: Omit<Reservation, "heldUntil">,
): Promise<void> {
  if (productIds.length === 0) return;
  const held = await holdSeats(work, productIds);
  for (const productId of await store.deleteReservations(work.tx, work.organizationId, invitationId)) {
    const count = held.get(productId);
    if (count === undefined) continue;
    const after = { ...count, reserved: count.reserved - 1 };
    await writeLedger(work, [{ productId, change: "reservation_ended", invitationId, email, after }]);
  }
}

/** Keeps an invitation's reservations until a later time, and makes those anew that had ended. */
export async function renewReservations(
  work: Work,
  productIds: readonly string[],
  reservation: Reservation,
): Promise<void> {
  const { tx, organizationId } = work;
  const held = await holdSeats(work, productIds);
  const { invitationId, heldUntil } = reservation;
  const kept = await store.prolongReservations(tx, organizationId, invitationId, heldUntil);
  for (const productId of productIds.filter((each) => !kept.includes(each))) {
    const seats = held.get(productId);
    granted(rules.oneMore(seats, seats?.productName ?? productId));
    if (seats !== undefined) await reserveSeats(work, seats, [reservation]);
  }
}

/** Gives what was reserved for an invitation to the member who accepted it. */
export async function claimReservedSeats(
  work: Work,
  productIds: readonly string[],
  invitationId: string,
  { memberId, email }: Occupant,
): Promise<DomainEvent[]> {
  const { tx, organizationId, now } = work;
  if (productIds.length === 0) return [];
  const held = await holdSeats(work, productIds);
  const events: DomainEvent[] = [];
  for (const { id, productId } of await store.claimReservations(tx, organizationId, invitationId, memberId, now)) {
    const count = held.get(productId);
    if (count === undefined) throw new Error("a reserved seat without its subscription");
    const after = { ...count, used: count.used + 1, reserved: count.reserved - 1 };
    await writeLedger(work, [{ productId, change: "granted", memberId, invitationId, email, after }]);
    events.push({ name: "seat.granted", payload: { id, product_id: productId, member_id: memberId } });
  }
  return events;
}

export type SubscriptionWish = { productId: string; planId: string; seats: number };

/** Changes what an Organization bought; the operator's command. Never below what is occupied (SPEC R6.3). */
export async function changeSubscription(work: Work, wish: SubscriptionWish): Promise<Change<SubscriptionWish>> {
  const { tx, organizationId, now } = work;
  const plan = await store.findPlan(tx, wish.productId, wish.planId);
  if (plan === undefined) throw new Refusal("plan_unknown", { field: "plan" });
  const held = (await holdSeats(work, [wish.productId])).get(wish.productId);
  const count = held ?? { used: 0, reserved: 0 };
  granted(rules.resize(count, wish.seats));
  if (held?.planId === wish.planId && held.seats === wish.seats) return unchanged(wish);

  await store.writeSubscription(tx, organizationId, wish, now);
  const after = { seats: wish.seats, used: count.used, reserved: count.reserved };
  await writeLedger(work, [{ productId: wish.productId, change: "subscription_changed", after }]);
  const before = held === undefined ? null : { plan_id: held.planId, seats: held.seats };
  const payload = { id: wish.productId, before, after: { plan_id: wish.planId, seats: wish.seats } };
  return { answer: wish, events: [{ name: "subscription.changed", payload }] };
}
