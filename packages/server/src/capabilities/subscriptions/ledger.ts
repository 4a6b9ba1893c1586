import { newId } from "../../platform/ids.ts";
import { insertRows } from "../../platform/inserting.ts";
import { actorName } from "../../platform/outbox.ts";
import type { Work } from "../../platform/transact.ts";
import type { SeatCount } from "./rules.ts";

type Line = {
  productId: string;
  change: "granted" | "released" | "reserved" | "reservation_ended" | "subscription_changed";
  memberId?: string;
  invitationId?: string;
  email?: string;
  /** How the seats stand after the change. */
  after: SeatCount;
};

/** Adds lines to the history of the seats. Called under the lock of the subscription, so that they count on. */
export async function writeLedger(work: Work, lines: readonly Line[]): Promise<void> {
  const [first, ...others] = lines.map(({ productId, change, memberId, invitationId, email, after }) => ({
    organization_id: work.organizationId,
    id: newId("ledgerEntry"),
    product_id: productId,
    change,
    member_id: memberId ?? null,
    invitation_id: invitationId ?? null,
    email: email ?? null,
    actor_name: actorName(work.actor),
    seats_after: after.seats,
    used_after: after.used,
    reserved_after: after.reserved,
    at: work.now,
  }));
  if (first !== undefined) await insertRows(work.tx, "seat_ledger", [first, ...others]).execute();
}
