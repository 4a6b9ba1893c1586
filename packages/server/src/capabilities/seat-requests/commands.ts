import type { SeatRequest } from "@rollcall/contract/subscriptions";
import { newId } from "../../platform/ids.ts";
import { actorName } from "../../platform/outbox.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Change, type DomainEvent, listOf, type MemberActor, type Work } from "../../platform/transact.ts";
import { grantSeat } from "../members/commands.ts";
import { holdSubscriptions, seatsOfMember } from "../subscriptions/store.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

type Wish = { product_id: string; reason: string };

/** Asks the Admins for a seat (SPEC R6.5). */
export async function requestSeat(work: Work & { actor: MemberActor }, wish: Wish): Promise<Change<SeatRequest>> {
  const { tx, organizationId, actor, now } = work;
  const { memberId } = actor;
  const { product_id: productId, reason } = wish;
  const [subscription] = await holdSubscriptions(tx, organizationId, [productId]);
  const held = await seatsOfMember(tx, organizationId, memberId);
  const pending = await store.listRequests(tx, organizationId, { statuses: ["pending"], memberId });
  granted(
    rules.request({
      productName: subscription?.productName ?? productId,
      isSubscribed: subscription !== undefined,
      holdsSeat: held.includes(productId),
      hasPending: pending.some((each) => each.product_id === productId),
    }),
  );

  const id = newId("seatRequest");
  await store.insert(tx, organizationId, { id, productId, memberId, reason }, now);
  const payload = { id, product_id: productId, member_id: memberId, reason };
  return { answer: await getRequest(work, id), events: [{ name: "seat.requested", payload }] };
}

/** Grants a request: the member gets the seat, or the refusal says why not. */
export async function grantSeatRequest(work: Work, id: string): Promise<Change<SeatRequest>> {
  const request = await holdAnswerable(work, id);
  const { events } = await grantSeat(work, request.memberId, request.productId);

  await answer(work, id, "granted");
  const payload = { id, product_id: request.productId, member_id: request.memberId };
  const event: DomainEvent = { name: "seat.request_granted", payload };
  return { answer: await getRequest(work, id), events: [event, ...listOf(events)] };
}

export async function declineSeatRequest(work: Work, id: string): Promise<Change<SeatRequest>> {
  const request = await holdAnswerable(work, id);

  await answer(work, id, "declined");
  const payload = { id, product_id: request.productId, member_id: request.memberId };
  return { answer: await getRequest(work, id), events: [{ name: "seat.request_declined", payload }] };
}

async function holdAnswerable({ tx, organizationId }: Work, id: string): Promise<store.HeldRequest> {
  return granted(rules.answerable(await store.holdRequest(tx, organizationId, id)));
}

async function answer({ tx, organizationId, actor, now }: Work, id: string, status: "granted" | "declined") {
  await store.answer(tx, organizationId, id, { status, by: actorName(actor) }, now);
}

async function getRequest({ tx, organizationId }: Work, id: string): Promise<SeatRequest> {
  const [request] = await store.listRequests(tx, organizationId, { id });
  if (request === undefined) throw new Refusal("not_found");
  return request;
}
