import type { Invitation, InvitationOutcome, NewInvitations } from "@rollcall/contract/invitations";
import { parseAddress } from "@rollcall/contract/text";
import { daysAfter } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { askedTogether } from "../../platform/pipeline.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Actor, type Change, type DomainEvent, eventsOf, type Work } from "../../platform/transact.ts";
import { holdRight } from "../access/entering.ts";
import { memberIdOf } from "../members/commands.ts";
import { findByEmails } from "../members/store.ts";
import { keepRoles } from "../roles/store.ts";
import {
  endReservations,
  type HeldSeats,
  holdSeats,
  renewReservations,
  reserveSeats,
} from "../subscriptions/commands.ts";
import { freeSeats } from "../subscriptions/rules.ts";
import { type Ground, offerFacts, readGround } from "./facts.ts";
import { invitationLink } from "./link.ts";
import { decidePlaces, offerPlaces } from "./places.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

type Wish = Omit<NewInvitations, "roles" | "seats"> & rules.Offer;
/** What one invitation offers to one address, once that is decided. */
export type Decided = rules.Offer &
  Pick<store.StoredInvitation, "email" | "workspaces" | "groups" | "note" | "language">;
export type Invited = { invited: number; data: InvitationOutcome[] };

/** Invites the addresses of one form. The answer says, address by address, what became of it (SPEC R4.3). */
export async function inviteMembers(
  work: Work,
  wish: Wish,
  { wearied }: { wearied: (emails: readonly string[]) => Promise<ReadonlySet<string>> },
): Promise<Change<Invited>> {
  const { tx, organizationId, now } = work;
  const named = addressesIn(wish.emails);
  // Asked at once, and answered one after the other, in the order of every lock: Organization, roles, subscriptions.
  const [actor, , ground, held, standing, weariedEmails] = await askedTogether(
    holdRight(work, "members:invite"),
    keepRoles(tx, organizationId, wish.roles),
    readGround(work),
    holdSeats(work, [...new Set(wish.seats)].sort()),
    readStanding(work, named),
    wearied(named),
  );
  const offer = granted(rules.offer(wish, offerFacts(actor, ground)));
  const places = await decidePlaces({ ...work, actor }, wish, ground.roleBook);
  const { singleSignOn } = ground;
  const facts = { ...standing, singleSignOn, weariedEmails, seatsFor: seatsFor(offer, held) };
  const addresses = rules.decideAddresses(wish.emails, facts);

  const emails = addresses.flatMap(({ email, outcome }) => (email && outcome === "invited" ? [email] : []));
  const replaced = await replaceExpired(work, standing, emails);
  const invited = emails.map((email) => ({ ...wish, ...offer, ...places, email }));
  const created = await insertInvitations(work, ground, invited);
  for (const seats of held.values()) await reserveSeats(work, seats, created.map(reservationOf));
  const events = created.map(createdEvent);
  const answer = { invited: created.length, data: outcomes(addresses, created, now) };
  return { answer, events: eventsOf([...replaced, ...events]) };
}

function addressesIn(inputs: readonly string[]): string[] {
  return [...new Set(inputs.flatMap((input) => parseAddress(input) ?? []))];
}

function seatsFor({ seats }: rules.Offer, held: ReadonlyMap<string, HeldSeats>): number {
  const free = seats.map((productId) => freeSeats(held.get(productId) ?? { seats: 0, used: 0, reserved: 0 }));
  return Math.min(Number.POSITIVE_INFINITY, ...free);
}

type Standing = Pick<rules.AddressFacts, "activeEmails" | "suspendedEmails" | "invitedEmails"> & {
  /** The invitations that nobody answered in time. */
  expired: readonly store.Waiting[];
};

/** How these addresses stand to the Organization already. */
export async function readStanding(work: Work, emails: readonly string[]): Promise<Standing> {
  const { tx, organizationId, now } = work;
  const [members, pending] = await Promise.all([
    findByEmails(tx, organizationId, emails),
    store.findWaiting(tx, organizationId, emails),
  ]);
  const emailsOf = (status: string) =>
    new Set(members.filter((each) => each.status === status).map(({ email }) => email));
  return {
    activeEmails: emailsOf("active"),
    suspendedEmails: emailsOf("suspended"),
    invitedEmails: new Set(pending.filter(({ expiresAt }) => expiresAt > now).map(({ email }) => email)),
    expired: pending.filter(({ expiresAt }) => expiresAt <= now),
  };
}

/** An expired invitation gives way to a new one for the same address. */
export async function replaceExpired(
  work: Work,
  { expired }: Pick<Standing, "expired">,
  emails: readonly string[],
): Promise<DomainEvent[]> {
  const { tx, organizationId, now } = work;
  const [events, invited]: [DomainEvent[], ReadonlySet<string>] = [[], new Set(emails)];
  for (const { id } of expired.filter(({ email }) => invited.has(email))) {
    // Held, because sending it again in the same moment makes it good once more.
    const invitation = await store.holdInvitation(tx, organizationId, id);
    if (invitation?.status === "pending" && invitation.expiresAt <= now)
      events.push(await revoke(work, invitation, "replaced"));
  }
  return events;
}

/** Writes invitations; those are left out whose address somebody else invited in the same moment. */
export async function insertInvitations(
  work: Work,
  { organization }: Pick<Ground, "organization">,
  decided: readonly Decided[],
): Promise<store.StoredInvitation[]> {
  const { tx, organizationId, now } = work;
  const shared = { ...inviterOf(work.actor), expiresAt: daysAfter(now, organization.invitation_valid_days) };
  const invitations = decided.map(({ email, roles, seats, workspaces, groups, note, language }) => ({
    ...shared,
    id: newId("invitation"),
    email,
    roles: [...roles],
    seats: [...seats],
    workspaces,
    groups,
    note,
    language,
  }));
  return store.insert(tx, organizationId, invitations, now);
}

export function createdEvent(invitation: store.StoredInvitation): DomainEvent {
  return { name: "invitation.created", payload: factsOf(invitation) };
}

function outcomes(
  addresses: readonly rules.Address[],
  created: readonly store.StoredInvitation[],
  now: Date,
): InvitationOutcome[] {
  const byEmail = new Map(created.map((invitation) => [invitation.email, store.presented(invitation, now)]));
  return addresses.map(({ input, email, outcome }) => {
    const invitation = outcome === "invited" ? (byEmail.get(email ?? "") ?? null) : null;
    // Somebody else invited the same address in the same moment, and was first.
    const settled = outcome === "invited" && invitation === null ? "already_invited" : outcome;
    return { input, email: email ?? null, outcome: settled, invitation, detail: rules.outcomeInWords(settled) };
  });
}

/** Sends a new link with a new lifetime; the old link dies at once (SPEC R4.6). */
export async function resendInvitation(work: Work, id: string): Promise<Change<Invitation>> {
  const { tx, organizationId, now } = work;
  const actor = await holdRight(work, "members:invite");
  const { seats } = await getInvitation(work, id);
  await holdSeats(work, seats);
  const invitation = granted(rules.unanswered(await holdInvitation(work, id)));
  const ground = await readGround(work);
  granted(rules.offer(invitation, offerFacts(actor, ground)));
  await offerPlaces({ ...work, actor }, invitation);
  if (rules.joinsThroughProvider(invitation.email, ground.singleSignOn)) throw new Refusal("sso_required");

  const expiresAt = daysAfter(now, ground.organization.invitation_valid_days);
  const renewal = { ...inviterOf(actor), version: invitation.version + 1, expiresAt };
  const renewed = await store.renew(tx, organizationId, id, renewal, now);
  await renewReservations(work, renewed.seats, reservationOf(renewed));
  return {
    answer: store.presented(renewed, now),
    events: [{ name: "invitation.resent", payload: factsOf(renewed) }],
  };
}

/** Withdraws an invitation; its link dies and its seats are free at once. */
export async function revokeInvitation(work: Work, id: string): Promise<Change<Invitation>> {
  const { seats } = await getInvitation(work, id);
  await holdSeats(work, seats);
  const invitation = granted(rules.unanswered(await holdInvitation(work, id)));

  const event = await revoke(work, invitation, "by_admin");
  return { answer: store.presented(await getInvitation(work, id), work.now), events: [event] };
}

/** Ends an invitation that is locked. */
export async function revoke(
  work: Work,
  invitation: store.StoredInvitation,
  reason: NonNullable<store.StoredInvitation["revokeReason"]>,
): Promise<DomainEvent> {
  const { tx, organizationId, now } = work;
  await store.answer(tx, organizationId, [invitation.id], { status: "revoked", reason }, now);
  await endReservations(work, invitation.seats, { invitationId: invitation.id, email: invitation.email });
  return { name: "invitation.revoked", payload: { ...factsOf(invitation), reason } };
}

/** Shows the link of a pending invitation, to hand it over without mail. Audited, for it is as good as the mail. */
export async function copyInvitationLink(work: Work, id: string): Promise<Change<{ url: string; expires_at: string }>> {
  const actor = await holdRight(work, "members:invite");
  const invitation = granted(rules.linkable(await getInvitation(work, id), actor, work.now));
  await offerPlaces({ ...work, actor }, invitation);
  const answer = { url: invitationLink(work, invitation, "copied"), expires_at: invitation.expiresAt.toISOString() };
  const payload = { id, email: invitation.email };
  return { answer, events: [{ name: "invitation.link_copied", payload }] };
}

export async function getInvitation({ tx, organizationId }: Work, id: string): Promise<store.StoredInvitation> {
  const invitation = await store.findInvitation(tx, organizationId, id);
  if (invitation === undefined) throw new Refusal("not_found");
  return invitation;
}

async function holdInvitation({ tx, organizationId }: Work, id: string): Promise<store.StoredInvitation> {
  const invitation = await store.holdInvitation(tx, organizationId, id);
  if (invitation === undefined) throw new Refusal("not_found");
  return invitation;
}

function inviterOf(actor: Actor) {
  const { name, email } = actor.kind === "member" ? actor : { name: "", email: "" };
  return { invitedBy: memberIdOf(actor), inviterName: name, inviterEmail: email };
}

export function reservationOf({ id, email, expiresAt }: store.StoredInvitation) {
  return { invitationId: id, email, heldUntil: expiresAt };
}

export function factsOf({ id, email, roles, seats, version }: store.StoredInvitation) {
  return { id, email, roles, seats, version };
}
