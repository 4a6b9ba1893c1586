import { LookAgain } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { askedTogether } from "../../platform/pipeline.ts";
import { Refusal } from "../../platform/refusal.ts";
import { ScimError } from "../../platform/scim/error.ts";
import type { JsonObject } from "../../platform/scim/json.ts";
import { type Change, type DomainEvent, eventsOf, listOf, type UserEvent, type Work } from "../../platform/transact.ts";
import { domainOfEmail } from "../domains/names.ts";
import { findByName } from "../domains/store.ts";
import { createUser, proveAddress } from "../identity/commands.ts";
import { addressOfNobody } from "../identity/rules.ts";
import { findUserByEmail, holdUser } from "../identity/store.ts";
import { holdPendingFor, takeUp } from "../invitations/taking-up.ts";
import { addMember, reactivateMember, suspendMember } from "../members/commands.ts";
import { manageByDirectory } from "../members/store.ts";
import { insertMissed, listAutomatic } from "../sso/seat-store.ts";
import { takeFreeSeats } from "../subscriptions/commands.ts";
import { ending } from "./braking.ts";
import { syncProfile } from "./profile.ts";
import { type Person, personIn } from "./received.ts";
import { type ArrivalFacts, arrive } from "./rules.ts";
import {
  findFormer,
  findPresent,
  holdAgainstOthers,
  holdPerson,
  insertUser,
  isUserNameTaken,
  type Present,
} from "./user-store.ts";

/** Roles of who is sent by a directory and was not invited. */
const JOINED_ROLES = ["member"];

type Made = { memberId: string; events: readonly DomainEvent[]; userEvents?: readonly UserEvent[] };

/** Takes in a person whom a directory sends: as a new member, or by taking over one who is here. */
export async function provision(work: Work, resource: JsonObject): Promise<Change<{ memberId: string }>> {
  const { tx, organizationId, now } = work;
  const person = personIn(resource);
  const [, isAlone, , known] = await askedTogether(
    holdPerson(tx, organizationId, person),
    holdAgainstOthers(tx, organizationId, person.email),
    checkUserName(work, person),
    findKnown(work, person),
  );
  const found = await gather(work, person, known);
  // Whoever is here came in this moment. Taking them over takes the Organization alone.
  if (found.present !== undefined && !isAlone) throw new LookAgain();
  const arrival = arrive(person.email, found.facts);
  if (arrival.kind === "taken") throw new ScimError(409, arrival.detail, "uniqueness");

  const made =
    arrival.kind === "link"
      ? await link(work, found.present, person)
      : await join(work, person, { account: arrival.account, found });
  const { active: _, ...kept } = resource;
  await insertUser(tx, organizationId, { memberId: made.memberId, person, resource: kept }, now);
  return { answer: { memberId: made.memberId }, events: eventsOf(made.events), userEvents: made.userEvents ?? [] };
}

async function checkUserName({ tx, organizationId }: Work, { userName, userNameKey }: Person): Promise<void> {
  if (await isUserNameTaken(tx, organizationId, userNameKey))
    throw new ScimError(409, `There is a user ${userName} already.`, "uniqueness");
}

type Found = { facts: ArrivalFacts; present: Present | undefined; userId: string | undefined };

const standings = { in: "in_directory", was_in: "was_in_directory", never: "other" } as const;

/** What is known by the address of a person. */
async function findKnown({ tx, organizationId }: Work, { email }: Person) {
  const [domain, owner, former] = await Promise.all([
    findByName(tx, organizationId, domainOfEmail(email)),
    findUserByEmail(tx, email),
    findFormer(tx, organizationId, email),
  ]);
  return { isOwnDomain: domain?.status === "verified", owner, former };
}

/** Who the person is to the Organization, by their address alone: the directory knows nothing else about them. */
async function gather(
  { tx, organizationId }: Work,
  { email }: Person,
  { isOwnDomain, owner, former }: Awaited<ReturnType<typeof findKnown>>,
): Promise<Found> {
  const found = await findPresent(tx, organizationId, { email, userId: isOwnDomain ? owner?.id : undefined });
  // The directory gave whom it knows another address, and now this one to somebody else.
  const isPassedOn = found !== undefined && found.directory === "in" && found.email !== email;
  const present = isPassedOn ? undefined : found;
  const account = former !== undefined ? "former_member" : owner === undefined ? "none" : "stranger";
  const facts: ArrivalFacts = {
    isOwnDomain,
    present: present === undefined ? "nobody" : standings[present.directory],
    account: isPassedOn ? "in_use" : account,
  };
  return { facts, present, userId: isOwnDomain ? (owner?.id ?? former) : former };
}

/** Takes over a member who is here: from now on the directory owns their profile and standing. */
async function link(work: Work, present: Present | undefined, person: Person): Promise<Made> {
  if (present === undefined) throw new Error("nobody to link");
  const { memberId, status, email } = present;
  await manageByDirectory(work.tx, work.organizationId, memberId);
  const payload = { id: memberId, email, user_name: person.userName };
  const linked: DomainEvent = { name: "directory.member_linked", payload };
  const updated = await syncProfile(work, present, person);
  const isWanted = person.isActive ?? status === "active";
  const moved =
    isWanted === (status === "active")
      ? []
      : isWanted
        ? listOf((await reactivateMember(work, memberId)).events)
        : listOf((await ending(work, present, "suspend", () => suspendMember(work, memberId))).events);
  return { memberId, events: [linked, ...updated, ...moved] };
}

/** Makes a new member, with what an invitation offers that waits for them. */
async function join(
  work: Work,
  person: Person,
  { account, found: { userId, facts } }: { account: "new" | "known" | "apart"; found: Found },
): Promise<Made> {
  const { email, first_name, last_name } = person;
  const [{ invitation, revoked }, automatic] = await askedTogether(
    holdPendingFor(work, email),
    listAutomatic(work.tx, work.organizationId),
  );
  const isKnown = account === "known" && userId !== undefined;
  const user = isKnown
    ? { userId, events: facts.isOwnDomain ? await proven(work, userId, email) : [] }
    : await newUser(work, person, account === "apart");
  const { memberId, event } = await addMember(work, {
    ...{ userId: user.userId, email, first_name, last_name, source: "scim", externallyManagedBy: "scim" },
    roles: invitation?.roles ?? JOINED_ROLES,
    grantedBy: invitation?.invitedBy ?? null,
    invitationId: invitation?.id ?? null,
  }).catch(lookAgainIfHere);
  const offered = invitation === undefined ? [] : await takeUp(work, invitation, memberId);
  const wanted = automatic.filter((productId) => !invitation?.seats.includes(productId));
  const seated = await seatAutomatically(work, { memberId, email }, wanted);
  const off = person.isActive === false ? listOf((await suspendMember(work, memberId)).events) : [];
  return { memberId, events: [...revoked, event, ...offered, ...seated, ...off], userEvents: user.events };
}

/** Somebody joined in the same moment, by another door. */
function lookAgainIfHere(error: unknown): never {
  throw error instanceof Refusal && error.code === "already_member" ? new LookAgain() : error;
}

/**
 * Whoever proved the domain answers for its addresses: somebody who made an account with one that was never proven loses what
 * opens it, so that nobody waits inside of an account for its owner.
 */
async function proven(work: Work, userId: string, email: string): Promise<readonly UserEvent[]> {
  const user = await holdUser(work.tx, userId);
  return user === undefined || user.email !== email ? [] : proveAddress(work, user);
}

async function newUser(work: Work, { email, first_name, last_name }: Person, isApart: boolean) {
  const names = { first_name, last_name, language: "en", emailVerified: false } as const;
  const apart = { ...names, email: addressOfNobody(newId("user")) };
  const made = isApart
    ? await createUser(work, apart)
    : await createUser(work, { ...names, email }).catch((error: unknown) => {
        // Somebody took the address as their own in the same moment.
        if (error instanceof Refusal && error.code === "email_taken") return createUser(work, apart);
        throw error;
      });
  return { userId: made.user.id, events: [made.event] };
}

/** Seats that come by themselves (SPEC R6.4). That none is free never stops a directory. */
async function seatAutomatically(
  work: Work,
  member: { memberId: string; email: string },
  wanted: readonly string[],
): Promise<DomainEvent[]> {
  const { tx, organizationId, now } = work;
  if (wanted.length === 0) return [];
  const { events, missed } = await takeFreeSeats(work, wanted, member, "scim");
  await insertMissed(tx, organizationId, member.memberId, missed, now);
  const { memberId: member_id } = member;
  return [
    ...events,
    ...missed.map((product_id): DomainEvent => {
      const payload = { id: member_id, product_id, member_id };
      return { name: "sso.seat_missed", payload };
    }),
  ];
}
