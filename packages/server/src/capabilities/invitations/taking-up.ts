import { askedTogether } from "../../platform/pipeline.ts";
import type { DomainEvent, Work } from "../../platform/transact.ts";
import { claimReservedSeats, holdSeats } from "../subscriptions/commands.ts";
import { factsOf, revoke } from "./commands.ts";
import { isStillOffered } from "./inviter.ts";
import { openPlaces } from "./places.ts";
import * as store from "./store.ts";

export type Waiting = { invitation: store.StoredInvitation | undefined; revoked: DomainEvent[] };

/**
 * Locks the invitation that waits for an address, with the seats that it reserves; nothing where none waits. One whose sender
 * may not grant any more what it offers is revoked (SPEC R4.9). Under the lock of the Organization, in the order of every lock:
 * Organization, subscriptions, invitation.
 */
export async function holdPendingFor(work: Work, email: string): Promise<Waiting> {
  const invitation = await findWaiting(work, email);
  if (invitation === undefined || (await isStillOffered(work, invitation))) return { invitation, revoked: [] };
  return { invitation: undefined, revoked: [await revoke(work, invitation, "inviter_lost_right")] };
}

async function findWaiting(work: Work, email: string): Promise<store.StoredInvitation | undefined> {
  const { tx, organizationId, now } = work;
  const [waiting] = await store.findPendingByEmails(tx, organizationId, [email]);
  if (waiting === undefined) return undefined;
  await holdSeats(work, waiting.seats);
  const invitation = await store.holdInvitation(tx, organizationId, waiting.id);
  return invitation?.status === "pending" && invitation.expiresAt > now ? invitation : undefined;
}

/** Gives a new member the seats, Workspaces and Groups of a locked invitation, which is accepted by that. */
export async function takeUp(
  work: Work,
  invitation: store.StoredInvitation,
  memberId: string,
): Promise<[DomainEvent, ...DomainEvent[]]> {
  const { tx, organizationId, now } = work;
  const { id, email, seats } = invitation;
  const [, seated] = await askedTogether(
    openPlaces(work, invitation, memberId),
    claimReservedSeats(work, seats, id, { memberId, email }),
    store.answer(tx, organizationId, [id], { status: "accepted", memberId }, now),
  );
  return [{ name: "invitation.accepted", payload: { ...factsOf(invitation), member_id: memberId } }, ...seated];
}
