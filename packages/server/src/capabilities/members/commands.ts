import type { Member, MemberSource } from "@rollcall/contract/members";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { ownMemberId } from "../../platform/acting.ts";
import { LookAgain } from "../../platform/database.ts";
import { requireFresh } from "../../platform/freshness.ts";
import { newId } from "../../platform/ids.ts";
import { askedTogether, underway } from "../../platform/pipeline.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Actor, type Change, type DomainEvent, eventsOf, unchanged, type Work } from "../../platform/transact.ts";
import { holdOrganization } from "../organizations/store.ts";
import { readRoleBook } from "../roles/store.ts";
import { holdSeats, releaseHeldSeats, releaseSeats, takeFreeSeats, takeHeldSeat } from "../subscriptions/commands.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

export type Joining = Omit<store.NewMember, "id"> & {
  source: MemberSource;
  roles: readonly string[];
  grantedBy: string | null;
  invitationId: string | null;
};

/**
 * Makes a User a member: the one room in which every door ends. Seats and everything else are given by who calls.
 * Refuses with `already_member` when the User, or somebody with their address, belongs already.
 */
export async function addMember(work: Work, joining: Joining): Promise<{ memberId: string; event: DomainEvent }> {
  const { tx, organizationId, now } = work;
  const { roles, grantedBy, invitationId, source, userId, email } = joining;
  const id = newId("member");
  const given = { roles, source: invitationId === null ? "manual" : "invitation", grantedBy } as const;
  if (!(await store.insert(tx, organizationId, { ...joining, id }, given, now))) throw new Refusal("already_member");
  const payload = {
    id,
    user_id: userId,
    email,
    roles: [...roles],
    seats: [],
    source,
    invitation_id: invitationId,
  };
  return { memberId: id, event: { name: "member.joined", payload } };
}

/** Sets the Organization roles of a member. Refuses with `role_unknown`, `above_your_own` or `last_admin`. */
export async function setRoles(work: Work, memberId: string, wished: readonly string[]): Promise<Change<Member>> {
  const { tx, organizationId, actor, now } = work;
  const [facts, book] = await askedTogether(adminFacts(work, memberId), readRoleBook(tx, organizationId));
  const roles = granted(rules.setRoles(facts, wished, book));
  const before = facts.member.roles;
  const gained = roles.filter((id) => !before.includes(id));
  const lost = before.filter((id) => !roles.includes(id));
  if (gained.length + lost.length === 0) return unchanged(await answer(work, memberId));

  const grant = { memberId, roles: gained, source: "manual" as const, grantedBy: memberIdOf(actor) };
  const changed = answerBehind(work, memberId, [
    store.deleteRoles(tx, organizationId, memberId, lost),
    store.insertRoles(tx, organizationId, grant, now),
  ]);
  const payload = { id: memberId, before, after: roles };
  return { answer: changed, events: [{ name: "member.roles_changed", payload }] };
}

/** Turns a seat on. Refuses with `member_suspended`, `no_subscription` or `no_seats_available`. */
export async function grantSeat(work: Work, memberId: string, productId: string): Promise<Change<Member>> {
  const [found, held] = await askedTogether(
    store.holdMember(work.tx, work.organizationId, memberId, work.now),
    holdSeats(work, [productId]),
  );
  const member = granted(rules.takesSeat(found));
  if (member.seats.includes(productId)) return unchanged(await answer(work, memberId));

  const wanted = { productId, held: held.get(productId), source: "manual" } as const;
  const { event, writing } = takeHeldSeat(work, wanted, { memberId, email: member.email });
  return { answer: answerBehind(work, memberId, [writing]), events: [event] };
}

/** Turns a seat off and changes nothing else (SPEC R6.1). */
export async function releaseSeat(work: Work, memberId: string, productId: string): Promise<Change<Member>> {
  const [member, held] = await askedTogether(holdPresent(work, memberId), holdSeats(work, [productId]));

  const events = await releaseHeldSeats(work, held, { memberId, email: member.email });
  return { answer: answerBehind(work, memberId), events: eventsOf(events) };
}

/** Suspends: no access and no seats, everything else kept (SPEC R10.3). */
export async function suspendMember(work: Work, memberId: string): Promise<Change<Member>> {
  const { tx, organizationId, now } = work;
  const { member } = await decided(work, memberId, rules.suspend);

  const released = await releaseSeats(work, member.seats, { memberId, email: member.email });
  const heldBefore = { roles: [], seats: member.seats };
  const suspended = answerBehind(work, memberId, [
    store.setStanding(tx, organizationId, memberId, { status: "suspended", heldBefore }, now),
  ]);
  const event: DomainEvent = { name: "member.suspended", payload: factsOf(member) };
  return { answer: suspended, events: [event, ...released] };
}

export type CameBack = { member: Member; seats_not_restored: string[] };

/** Ends a suspension; the seats come back of which one is free. */
export async function reactivateMember(work: Work, memberId: string): Promise<Change<CameBack>> {
  const { tx, organizationId, actor, now } = work;
  const member = await store.holdMember(tx, organizationId, memberId, now);
  granted(rules.reactivate({ actor, member }));
  if (member.roles.includes(ADMIN_ROLE)) requireFresh(actor, now);

  await store.setStanding(tx, organizationId, memberId, { status: "active" }, now);
  const { taken, missed } = await seatsBack(work, member);
  const payload = { ...factsOf(member), seats: member.heldBefore?.seats ?? [], seats_not_restored: missed };
  const back = { member: await answer(work, memberId), seats_not_restored: missed };
  return { answer: back, events: [{ name: "member.reactivated", payload }, ...taken] };
}

/** Removes a member: roles and seats go, what they were waits for 30 days (SPEC R10.1, R10.5). */
export async function removeMember(work: Work, memberId: string): Promise<Change<Member>> {
  const { member } = await decided(work, memberId, rules.remove);
  return endMembership(work, member, { left: false });
}

/** Lets the acting member go by themselves (SPEC R10.2). */
export async function leaveOrganization(work: Work): Promise<Change<undefined>> {
  const { member } = await decided(work, ownMemberId(work.actor) ?? "", rules.leave);
  return { ...(await endMembership(work, member, { left: true })), answer: undefined };
}

async function endMembership(work: Work, member: store.StoredMember, { left }: { left: boolean }) {
  const { tx, organizationId, now } = work;
  const { id, email, roles, seats, heldBefore } = member;
  const released = await releaseSeats(work, seats, { memberId: id, email });
  const held = { roles, seats: heldBefore?.seats ?? seats };
  const gone = answerBehind(work, id, [
    store.deleteRoles(tx, organizationId, id),
    store.setStanding(tx, organizationId, id, { status: "removed", heldBefore: held, left }, now),
  ]);
  const event: DomainEvent = { name: "member.removed", payload: { ...factsOf(member), left } };
  return { answer: gone, events: [event, ...released] } satisfies Change<Member>;
}

/** Brings a removed member back as they were, except seats that are gone (SPEC R10.5). */
export async function restoreMember(work: Work, memberId: string): Promise<Change<CameBack>> {
  const { tx, organizationId, actor, now } = work;
  const member = await store.holdMember(tx, organizationId, memberId, now);
  const heldRoles = member.heldBefore?.roles ?? [];
  const isMemberAgain =
    (await store.findByEmails(tx, organizationId, [member.email])).length > 0 ||
    (await store.findMembership(tx, organizationId, member.userId)) !== undefined;
  const book = await readRoleBook(tx, organizationId);
  const roles = granted(rules.restore({ actor, member, heldRoles, isMemberAgain, book }, now));
  // The body does not say that it makes somebody Admin, so that the door cannot tell (decisions/0008).
  if (roles.includes(ADMIN_ROLE)) requireFresh(actor, now);

  const isBack = await store.setStanding(tx, organizationId, memberId, { status: "active" }, now);
  if (!isBack) throw new Refusal("already_member");
  const grant = { memberId, roles, source: "manual" as const, grantedBy: memberIdOf(actor) };
  await store.insertRoles(tx, organizationId, grant, now);
  const { taken, missed } = await seatsBack(work, member);
  const payload = { ...factsOf(member), roles, seats: member.heldBefore?.seats ?? [], seats_not_restored: missed };
  const back = { member: await answer(work, memberId), seats_not_restored: missed };
  return { answer: back, events: [{ name: "member.restored", payload }, ...taken] };
}

/** Lets a removed person join again by single sign-on or a domain rule (SPEC R10.4). */
export async function allowMemberAgain(work: Work, memberId: string): Promise<Change<Member>> {
  const { tx, organizationId, now } = work;
  const member = await store.holdMember(tx, organizationId, memberId, now);
  if (member.status !== "removed") throw new Refusal("member_not_removed");
  if (member.allowedAgainAt !== null) return unchanged(await answer(work, memberId));

  await store.setAllowedAgain(tx, organizationId, memberId, now);
  const payload = { id: memberId, email: member.email };
  return { answer: await answer(work, memberId), events: [{ name: "member.allowed_again", payload }] };
}

/** Changes the name or the address of a member in this Organization (SPEC R5.1). */
export async function updateMember(work: Work, memberId: string, wish: rules.ProfileWish): Promise<Change<Member>> {
  const { tx, organizationId, now } = work;
  // The Organization's row orders changes of addresses, so that two members cannot take one at once.
  await holdOrganization(tx, organizationId);
  const member = await store.holdMember(tx, organizationId, memberId, now);
  const difference = granted(rules.changeProfile(member, wish));
  if (difference === undefined) return unchanged(await answer(work, memberId));
  const { after } = difference;
  const isTaken = after.email && (await store.findByEmails(tx, organizationId, [after.email])).length > 0;
  if (isTaken) throw new Refusal("member_email_taken", { field: "email" });

  const isWritten = await store.setProfile(tx, organizationId, memberId, { ...member, ...after }, now);
  if (!isWritten) throw new Refusal("member_email_taken", { field: "email" });
  const payload = { id: memberId, ...difference };
  return { answer: await answer(work, memberId), events: [{ name: "member.updated", payload }] };
}

/** Takes the lock that guards the last Admin, then reads what the rules decide by. */
async function adminFacts(work: Work, memberId: string) {
  const { tx, organizationId, actor, now } = work;
  // Asked at once, and answered one after the other: what is read is read under the lock.
  const [isAlone, member] = await askedTogether(
    store.holdAgainstOthers(tx, organizationId, memberId),
    store.holdMember(tx, organizationId, memberId, now),
  );
  if (!isAlone && member.roles.includes(ADMIN_ROLE)) throw new LookAgain();
  const otherActiveAdmins = isAlone ? await store.countOtherActiveAdmins(tx, organizationId, memberId) : undefined;
  return { actor, member, otherActiveAdmins };
}

async function decided(work: Work, memberId: string, rule: (facts: rules.Facts) => unknown) {
  const facts = await adminFacts(work, memberId);
  granted(rule(facts));
  return facts;
}

async function holdPresent({ tx, organizationId, now }: Work, memberId: string): Promise<store.StoredMember> {
  const member = await store.holdMember(tx, organizationId, memberId, now);
  if (member.status === "removed") throw new Refusal("not_found");
  return member;
}

async function seatsBack(work: Work, { id, email, heldBefore }: store.StoredMember) {
  const { events, missed } = await takeFreeSeats(work, heldBefore?.seats ?? [], { memberId: id, email });
  return { taken: events, missed };
}

async function answer({ tx, organizationId, now }: Work, memberId: string): Promise<Member> {
  return store.presented(await store.getMember(tx, organizationId, memberId, now), now);
}

/** The member as they are behind what is being written. */
function answerBehind(work: Work, memberId: string, writing: readonly Promise<unknown>[] = []): Promise<Member> {
  return underway(askedTogether(answer(work, memberId), ...writing).then(([member]) => member));
}

function factsOf({ id, userId, email, roles, seats }: store.StoredMember) {
  return { id, user_id: userId, email, roles, seats };
}

/** The member who acts, or who answers for the key that does: by whom something was given. */
export function memberIdOf(actor: Actor): string | null {
  if (actor.kind === "admin_key") return actor.responsibleId;
  return actor.kind === "member" ? actor.memberId : null;
}
