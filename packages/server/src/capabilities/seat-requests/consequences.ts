import { actorName } from "../../platform/outbox.ts";
import type { Consequence, DomainEvent } from "../../platform/transact.ts";
import { answer, findPendingOf } from "./store.ts";

/** A seat that arrives by another way answers the request for it; who is removed asks for nothing any more. */
export const settleRequests: Consequence = {
  on: ["seat.granted", "member.removed"],
  async run({ tx, organizationId, actor, now }, event) {
    const memberId = event.name === "seat.granted" ? event.payload.member_id : event.payload.id;
    const pending = await findPendingOf(tx, organizationId, memberId);
    const wanted = event.name === "seat.granted" ? event.payload.product_id : undefined;
    const status = event.name === "seat.granted" ? "granted" : "declined";

    const settled: DomainEvent[] = [];
    for (const { id, product_id } of pending.filter((each) => wanted === undefined || each.product_id === wanted)) {
      await answer(tx, organizationId, id, { status, by: actorName(actor) }, now);
      settled.push({ name: `seat.request_${status}`, payload: { id, product_id, member_id: memberId } });
    }
    return settled;
  },
};
