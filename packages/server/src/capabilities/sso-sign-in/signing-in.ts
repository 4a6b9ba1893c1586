import type { Language } from "@rollcall/contract/people";
import type { DomainEvent, UserEvent, Work } from "../../platform/transact.ts";
import { createUser, proveAddress } from "../identity/commands.ts";
import { holdUser, type StoredUser } from "../identity/store.ts";
import { holdPendingFor, takeUp } from "../invitations/taking-up.ts";
import { addMember } from "../members/commands.ts";
import { findByEmails, manageBySingleSignOn, type StoredMember, setProfile } from "../members/store.ts";
import { forgetSubject, insertIdentity, touchIdentity } from "../sso/identity-store.ts";
import { listMapping } from "../sso/mapping-store.ts";
import { insertMissed, listAutomatic } from "../sso/seat-store.ts";
import { type StoredConnection, updateConnection } from "../sso/store.ts";
import { takeFreeSeats } from "../subscriptions/commands.ts";
import { seatsOfMember } from "../subscriptions/store.ts";
import type { Found } from "./facts.ts";
import { bringAccess } from "./granting.ts";
import type { Person } from "./received.ts";
import * as rules from "./rules.ts";

export type Entering = {
  connection: StoredConnection;
  person: Person;
  found: Found;
  decision: rules.Decision;
  /** The id of the line in the log. */
  signInId: string;
  language: Language;
};
export type SignedIn = {
  userId: string;
  memberId: string;
  email: string;
  events: DomainEvent[];
  userEvents: UserEvent[];
};

/** Lets somebody in as it was decided, with what the identity provider says about them. Under the lock of the Organization. */
export async function letIn(work: Work, entering: Entering): Promise<SignedIn> {
  const { tx, organizationId, now } = work;
  const { connection, person, decision, signInId } = entering;
  const signedIn = decision === "join" ? await join(work, entering) : await belong(work, entering);
  const { memberId, email } = signedIn;
  const facts = { id: connection.id, sign_in_id: signInId, member_id: memberId, email };
  const linked = await know(work, entering, signedIn);
  await manageBySingleSignOn(tx, organizationId, memberId);
  const mapping = await listMapping(tx, organizationId, connection.id);
  const wish = { memberId, person, mapping, defaults: connection.defaultRoles };
  const { events: changes, granted, taken, keepsLastAdmin } = await bringAccess(work, wish);
  const isChanged = changes.length > 0 || keepsLastAdmin;
  const payload = { ...facts, granted, taken, kept_for_last_admin: keepsLastAdmin };
  const summary: DomainEvent[] = isChanged ? [{ name: "sso.access_changed", payload }] : [];
  const seats = decision === "sign_in" ? [] : await giveSeats(work, memberId, email);
  await updateConnection(tx, organizationId, connection.id, { last_sign_in_at: now }, now);

  const first: DomainEvent[] = linked
    ? [{ name: "sso.identity_linked", payload: { ...facts, subject: person.subject } }]
    : [];
  const came: DomainEvent = { name: "sso.signed_in", payload: facts };
  return { ...signedIn, events: [...signedIn.events, ...first, came, ...changes, ...summary, ...seats] };
}

/** Makes somebody a member, with what an invitation offers that waits for them (SPEC R4.10), and a User where there is none. */
async function join(work: Work, { connection, person, found, language }: Entering): Promise<SignedIn> {
  const email = person.email ?? "";
  const { user, userEvents } = await userFor(work, { person, known: found.user, email, language });
  const { invitation, revoked } = await holdPendingFor(work, email);
  const roles = [...new Set([...connection.defaultRoles, ...(invitation?.roles ?? [])])];
  const { memberId, event } = await addMember(work, {
    userId: user.id,
    email,
    ...namesOf(person, user),
    source: "sso",
    roles,
    grantedBy: invitation?.invitedBy ?? null,
    invitationId: invitation?.id ?? null,
  });
  const taken = invitation === undefined ? [] : await takeUp(work, invitation, memberId);
  return { userId: user.id, memberId, email, events: [...revoked, event, ...taken], userEvents };
}

type Wanted = { person: Person; known: StoredUser | undefined; email: string; language: Language };

/**
 * The User of an address. Whoever proved the domain answers for its addresses: somebody who made an account with one that was
 * never proven loses what opens it, so that nobody waits inside of an account for its owner.
 */
async function userFor(work: Work, { person, known, email, language }: Wanted) {
  if (known !== undefined) return { user: known, userEvents: await proven(work, known, email) };
  const { first_name, last_name } = person;
  const { user, event } = await createUser(work, { email, first_name, last_name, language, emailVerified: true });
  return { user, userEvents: [event] };
}

async function proven(work: Work, { id }: StoredUser, email: string): Promise<UserEvent[]> {
  const user = await holdUser(work.tx, id);
  return user === undefined || user.email !== email ? [] : proveAddress(work, user);
}

/** A provider that sends no names takes none away. */
function namesOf({ first_name, last_name }: Person, before: Pick<StoredUser, "first_name" | "last_name">) {
  const isNamed = first_name !== "" || last_name !== "";
  return isNamed ? { first_name, last_name } : { first_name: before.first_name, last_name: before.last_name };
}

/** Somebody who is a member: what the membership says about them is brought over, and nothing of the User (SPEC R11.2). */
async function belong(work: Work, { person, found, decision }: Entering): Promise<SignedIn> {
  const { member, user, facts } = found;
  if (member === undefined || user === undefined) throw new Error("only a member signs in or is linked");
  const userEvents = decision === "link" ? await proven(work, user, person.email ?? "") : [];
  const ids = { userId: user.id, memberId: member.id };
  // What a directory says about somebody, a provider does not change.
  if (member.externallyManagedBy === "scim") return { ...ids, email: member.email, events: [], userEvents };
  const after = {
    ...namesOf(person, member),
    email: await addressFor(work, member, rules.newAddress(person.email, facts)),
  };
  return { ...ids, email: after.email, events: await bringProfile(work, member, after), userEvents };
}

type Profile = { email: string; first_name: string; last_name: string };

async function addressFor(
  { tx, organizationId }: Work,
  member: StoredMember,
  wanted: string | undefined,
): Promise<string> {
  if (wanted === undefined || wanted === member.email) return member.email;
  const isTaken = (await findByEmails(tx, organizationId, [wanted])).length > 0;
  return isTaken ? member.email : wanted;
}

async function bringProfile(
  { tx, organizationId, now }: Work,
  member: StoredMember,
  after: Profile,
): Promise<DomainEvent[]> {
  const keys = (["email", "first_name", "last_name"] as const).filter((key) => member[key] !== after[key]);
  if (keys.length === 0) return [];
  await setProfile(tx, organizationId, member.id, after, now);
  const picked = (from: Profile) => Object.fromEntries(keys.map((key) => [key, from[key]]));
  return [{ name: "member.updated", payload: { id: member.id, before: picked(member), after: picked(after) } }];
}

/** Remembers the subject; from the second time on it alone says who somebody is. Whether it is the first. */
async function know(
  work: Work,
  { connection, person, found }: Entering,
  { userId, email }: SignedIn,
): Promise<boolean> {
  const { tx, organizationId, now } = work;
  const identity = { connectionId: connection.id, subject: person.subject, email: person.email ?? email };
  if (found.facts.isKnown) {
    await touchIdentity(tx, organizationId, identity, now);
    return false;
  }
  await forgetSubject(tx, organizationId, identity);
  if (!(await insertIdentity(tx, organizationId, { ...identity, userId }, now)))
    throw new Error("somebody else has the subject, although the Organization is locked");
  return true;
}

/** Gives who comes for the first time the seats that come by themselves; whoever goes without is remembered (SPEC R6.4). */
async function giveSeats(work: Work, memberId: string, email: string): Promise<DomainEvent[]> {
  const { tx, organizationId, now } = work;
  const held = await seatsOfMember(tx, organizationId, memberId);
  const wanted = (await listAutomatic(tx, organizationId)).filter((id) => !held.includes(id));
  const { events, missed } = await takeFreeSeats(work, wanted, { memberId, email }, "sso");
  await insertMissed(tx, organizationId, memberId, missed, now);
  const without = missed.map((product_id): DomainEvent => {
    return { name: "sso.seat_missed", payload: { id: memberId, product_id, member_id: memberId } };
  });
  return [...events, ...without];
}
