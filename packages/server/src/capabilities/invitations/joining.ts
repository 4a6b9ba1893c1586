import type { OpenInvitation } from "@rollcall/contract/invitations";
import { askedTogether } from "../../platform/pipeline.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Change, type Reading, unchanged, type Work } from "../../platform/transact.ts";
import { createUser, type StartedSession, startSession } from "../identity/commands.ts";
import { findUser, findUserByEmail, type StoredUser } from "../identity/store.ts";
import { addMember } from "../members/commands.ts";
import { findByEmails, findMembership } from "../members/store.ts";
import { getOrganization, shareOrganization } from "../organizations/store.ts";
import { readRoleBook } from "../roles/store.ts";
import { endReservations, holdSeats } from "../subscriptions/commands.ts";
import { listProducts } from "../subscriptions/store.ts";
import { factsOf, revoke } from "./commands.ts";
import { singleSignOnOf } from "./facts.ts";
import { isStillOffered } from "./inviter.ts";
import type { LinkPlace, OpenedLink } from "./link.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";
import { takeUp } from "./taking-up.ts";

/** What the public page of an invitation shows. Reading it changes nothing (SPEC R4.5). */
export async function readOpenInvitation(reading: Reading, { id, version }: LinkPlace): Promise<OpenInvitation> {
  const { db, organizationId, actor, now } = reading;
  const invitation = granted(rules.openLink(await store.findInvitation(db, organizationId, id), version, now));
  const { name } = await getOrganization(db, organizationId);
  const products = await listProducts(db);
  const roleBook = await readRoleBook(db, organizationId);
  return {
    organization: { id: organizationId, name },
    email: invitation.email,
    invited_by: invitation.inviterName || invitation.inviterEmail || null,
    roles: invitation.roles.map((role) => ({ id: role, name: roleBook.get(role)?.name ?? role })),
    seats: invitation.seats.map((seat) => ({
      id: seat,
      name: products.find((each) => each.id === seat)?.name ?? seat,
    })),
    workspaces: invitation.workspaces.map(({ id: workspace, name: named }) => ({ id: workspace, name: named })),
    groups: invitation.groups,
    note: invitation.note,
    expires_at: invitation.expiresAt.toISOString(),
    has_account: (await findUserByEmail(db, invitation.email)) !== undefined,
    signed_in_as: "email" in actor ? actor.email : null,
  };
}

type Joiner = StoredUser & { isAddressTrusted: boolean };
export type Joined = { organization_id: string; member_id: string };

/** Makes the User a member with everything that the invitation offers, once (SPEC R4.5, R4.7). */
async function acceptInvitation(work: Work, place: LinkPlace, joiner: Joiner): Promise<Change<Joined>> {
  const found = await shareOpen(work, place);
  const [invitation, facts] = await askedTogether(holdShared(work, place, found), acceptFacts(work, found, joiner));
  return accept(work, invitation, facts);
}

/** What decides about accepting, apart from the invitation. */
async function acceptFacts(work: Work, { email }: Pick<store.StoredInvitation, "email">, user: Joiner) {
  const { tx, organizationId } = work;
  const [[namesake], own, singleSignOn] = await Promise.all([
    findByEmails(tx, organizationId, [email]),
    findMembership(tx, organizationId, user.id),
    singleSignOnOf(work),
  ]);
  const membership = own ?? namesake;
  const standing = membership?.status === "suspended" ? "suspended" : membership && "active";
  return { user, isAddressTrusted: user.isAddressTrusted, membership: standing, singleSignOn } as const;
}

async function accept(
  work: Work,
  invitation: store.StoredInvitation,
  facts: Awaited<ReturnType<typeof acceptFacts>>,
): Promise<Change<Joined>> {
  granted(rules.accept(invitation, facts));

  const { organizationId } = work;
  const { user: joiner } = facts;
  const { id, email, roles, invitedBy } = invitation;
  const { first_name, last_name } = joiner;
  const joining = { userId: joiner.id, email, first_name, last_name, source: "manual", roles } as const;
  const { memberId, event } = await addMember(work, { ...joining, grantedBy: invitedBy, invitationId: id });
  const [accepted, ...seated] = await takeUp(work, invitation, memberId);
  return { answer: { organization_id: organizationId, member_id: memberId }, events: [accepted, event, ...seated] };
}

/**
 * Accepts the invitation that waits for the address of a User who comes in by another door, and has just proven the address:
 * they get what it offers, and nothing of it is left over. Nothing when none waits, it has expired, or
 * its sender may not grant any more what it offers.
 */
export async function acceptWaiting(work: Work, user: StoredUser): Promise<Change<Joined> | undefined> {
  const [waiting] = await store.findPendingByEmails(work.tx, work.organizationId, [user.email]);
  if (waiting === undefined || waiting.expiresAt <= work.now) return undefined;
  if (!(await isStillOffered(work, waiting))) return undefined;
  return acceptInvitation(work, waiting, { ...user, isAddressTrusted: true });
}

/** Declines for good. Holding the link is enough. */
export async function declineInvitation(work: Work, place: LinkPlace): Promise<Change<undefined>> {
  const invitation = await holdOpen(work, place);

  await store.answer(work.tx, work.organizationId, [invitation.id], { status: "declined" }, work.now);
  await endReservations(work, invitation.seats, { invitationId: invitation.id, email: invitation.email });
  return { answer: undefined, events: [{ name: "invitation.declined", payload: factsOf(invitation) }] };
}

/** Locks what the link leads to, in the order of every lock: Organization, subscriptions, invitation. */
async function holdOpen(work: Work, place: LinkPlace): Promise<store.StoredInvitation> {
  return holdShared(work, place, await shareOpen(work, place));
}

/** The first of these locks, under which it is known which the others are. */
async function shareOpen(work: Work, { id, version }: LinkPlace): Promise<store.StoredInvitation> {
  const { tx, organizationId, now } = work;
  const [, invitation] = await askedTogether(
    shareOrganization(tx, organizationId),
    store.findInvitation(tx, organizationId, id),
  );
  return granted(rules.openLink(invitation, version, now));
}

/** The others. */
async function holdShared(
  work: Work,
  { id, version }: LinkPlace,
  { seats }: store.StoredInvitation,
): Promise<store.StoredInvitation> {
  await holdSeats(work, seats);
  const invitation = await store.holdInvitation(work.tx, work.organizationId, id);
  return granted(rules.openLink(invitation, version, work.now));
}

/**
 * Revokes an invitation whose sender's right ended by itself, with a date that passed: nothing happened then that could have
 * ended it (SPEC R4.9). It has a commit of its own, so that accepting is refused and it stays ended.
 */
export async function endIfNoLongerOffered(work: Work, place: LinkPlace): Promise<Change<undefined>> {
  const invitation = await holdOpen(work, place);
  if (await isStillOffered(work, invitation)) return unchanged(undefined);
  return { answer: undefined, events: [await revoke(work, invitation, "inviter_lost_right")] };
}

/** Accepts as a User who is signed in. Nothing where its sender may not grant any more what it offers. */
export async function acceptAsUser(work: Work, place: LinkPlace, userId: string): Promise<Change<Joined | undefined>> {
  const [user, found] = await askedTogether(findUser(work.tx, userId), shareOpen(work, place));
  if (user === undefined) throw new Refusal("not_signed_in");
  const joiner = { ...user, isAddressTrusted: user.emailVerified };
  const [invitation, isOffered, facts] = await askedTogether(
    holdShared(work, place, found),
    isStillOffered(work, found),
    acceptFacts(work, found, joiner),
  );
  return isOffered ? accept(work, invitation, facts) : unchanged(undefined);
}

export type SignUp = { first_name: string; last_name: string; passwordHash: string };
export type SignedUp = { joined: Joined; session: StartedSession };

/**
 * Makes an account for the invited address, signs in and accepts: in one commit. Whoever holds the mailed link has read
 * the mail of the address. Whoever was handed a copied one joins here, where an Admin vouches for them; everywhere else
 * the address stays unproven, so that no Admin can make themselves the owner of somebody's address.
 */
export async function signUp(work: Work, place: OpenedLink, wish: SignUp): Promise<Change<SignedUp>> {
  const { email, language } = await holdOpen(work, place);
  const hasAccount = (await findUserByEmail(work.tx, email)) !== undefined;
  if (hasAccount) throw new Refusal("invitation_sign_in_needed");

  const { user, event: created } = await createUser(work, {
    ...wish,
    email,
    language,
    emailVerified: place.way === "mailed",
  });
  const { answer, events } = await acceptInvitation(work, place, { ...user, isAddressTrusted: true });
  const { session, event: signedIn } = await startSession(work, { userId: user.id, method: "invitation" });
  return { answer: { joined: await answer, session }, events, userEvents: [created, signedIn] };
}
