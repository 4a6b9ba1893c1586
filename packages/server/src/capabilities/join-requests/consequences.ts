import { actorName } from "../../platform/outbox.ts";
import type { Consequence } from "../../platform/transact.ts";
import { answer, holdPendingOf } from "./store.ts";

/** Whoever became a member by another way asks for nothing any more. */
export const settleJoinRequests: Consequence = {
  on: ["member.joined", "member.restored"],
  async run({ tx, organizationId, actor, now }, event) {
    if (event.name !== "member.joined" && event.name !== "member.restored") return [];
    const { id: memberId, user_id: userId } = event.payload;
    const request = await holdPendingOf(tx, organizationId, userId);
    if (request === undefined) return [];

    await answer(tx, organizationId, request.id, { status: "granted", by: actorName(actor) }, now);
    const { id, email } = request;
    const payload = { id, user_id: userId, email, member_id: memberId, joined_otherwise: true };
    return [{ name: "join_request.granted", payload }];
  },
};
