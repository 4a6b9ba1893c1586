import type { JoinOutcome, JoinRequest } from "@rollcall/contract/join-requests";
import { newId } from "../../platform/ids.ts";
import { actorName } from "../../platform/outbox.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Change, unchanged, type Work } from "../../platform/transact.ts";
import { domainOfEmail } from "../domains/names.ts";
import { JOINED_ROLES } from "../domains/rules.ts";
import { findHolder, shareByName } from "../domains/store.ts";
import { findUser, type StoredUser } from "../identity/store.ts";
import { acceptWaiting } from "../invitations/joining.ts";
import { addMember, memberIdOf } from "../members/commands.ts";
import { shareOrganization } from "../organizations/store.ts";
import { joinFacts, personFacts } from "./facts.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

/** Lets a User in by the domain of their proven address, or asks the Admins, as the Organization decided (SPEC R11.2). */
export async function joinOrganization(work: Work, userId: string, message: string): Promise<Change<JoinOutcome>> {
  const { tx, organizationId, now } = work;
  const user = await findUser(tx, userId);
  if (user === undefined) throw new Refusal("not_signed_in");
  await shareOrganization(tx, organizationId);
  const joining = granted(rules.offer(user.emailVerified, await sharedDomain(work, user)));
  const outcome = granted(rules.join(await joinFacts(work, user, joining), now));
  return outcome === "join" ? join(work, user) : ask(work, user, message);
}

/** The claim by which they would join; nothing where another Organization holds the domain, or none. */
async function sharedDomain({ tx, organizationId }: Work, { email }: StoredUser) {
  const name = domainOfEmail(email);
  const isHolder = (await findHolder(tx, name)) === organizationId;
  return isHolder ? shareByName(tx, organizationId, name) : undefined;
}

/** Whoever is invited as well gets what the invitation offers. */
async function join(work: Work, user: StoredUser): Promise<Change<JoinOutcome>> {
  const invited = await acceptWaiting(work, user);
  if (invited !== undefined) return { ...invited, answer: { outcome: "joined", ...(await invited.answer) } };
  const { memberId, event } = await letIn(work, user, null);
  const answer = { outcome: "joined", organization_id: work.organizationId, member_id: memberId } as const;
  return { answer, events: [event] };
}

function letIn(work: Work, { id, email, first_name, last_name }: StoredUser, grantedBy: string | null) {
  const joining = { userId: id, email, first_name, last_name, source: "domain", roles: JOINED_ROLES } as const;
  return addMember(work, { ...joining, grantedBy, invitationId: null });
}

async function ask(work: Work, user: StoredUser, message: string): Promise<Change<JoinOutcome>> {
  const { tx, organizationId, now } = work;
  const { id: userId, email } = user;
  const [id, domain] = [newId("joinRequest"), domainOfEmail(email)];
  const isWritten = await store.insert(tx, organizationId, { id, userId, email, domain, message }, now);
  if (!isWritten) throw new Refusal("join_request_pending");
  const payload = { id, user_id: userId, email, domain, message };
  const answer = { outcome: "requested", organization_id: organizationId, join_request_id: id } as const;
  return { answer, events: [{ name: "join_request.created", payload }] };
}

/** Lets somebody who asked in, as Member. */
export async function grantJoinRequest(work: Work, id: string): Promise<Change<JoinRequest>> {
  const { tx, organizationId, actor } = work;
  await shareOrganization(tx, organizationId);
  const request = await holdAnswerable(work, id);
  const user = await findUser(tx, request.userId);
  if (user === undefined) throw new Refusal("not_found");
  const person = await personFacts(work, user);
  // What they proved was the address that they asked with.
  const isProven = user.emailVerified && user.email === request.email;
  granted(rules.grant({ ...person, isProven }, { actor }));

  const { memberId, event } = await letIn(work, user, memberIdOf(actor));
  await answer(work, id, "granted");
  const payload = { ...factsOf(request), member_id: memberId, joined_otherwise: false };
  return { answer: await getRequest(work, id), events: [{ name: "join_request.granted", payload }, event] };
}

export async function declineJoinRequest(work: Work, id: string): Promise<Change<JoinRequest>> {
  const request = await holdAnswerable(work, id);

  await answer(work, id, "declined");
  const events = [{ name: "join_request.declined", payload: factsOf(request) }] as const;
  return { answer: await getRequest(work, id), events };
}

/** Takes one's own request back. */
export async function withdrawJoinRequest(work: Work, userId: string, id: string): Promise<Change<undefined>> {
  const request = await store.holdRequest(work.tx, work.organizationId, id);
  granted(rules.answerable(request?.userId === userId ? request : undefined));
  if (request === undefined) return unchanged(undefined);

  await store.answer(work.tx, work.organizationId, id, { status: "withdrawn", by: null }, work.now);
  return { answer: undefined, events: [{ name: "join_request.withdrawn", payload: factsOf(request) }] };
}

async function holdAnswerable({ tx, organizationId }: Work, id: string): Promise<store.StoredRequest> {
  return granted(rules.answerable(await store.holdRequest(tx, organizationId, id)));
}

async function answer({ tx, organizationId, actor, now }: Work, id: string, status: "granted" | "declined") {
  await store.answer(tx, organizationId, id, { status, by: actorName(actor) }, now);
}

async function getRequest({ tx, organizationId }: Work, id: string): Promise<JoinRequest> {
  const [request] = await store.listRequests(tx, organizationId, { id, limit: 1 });
  if (request === undefined) throw new Refusal("not_found");
  return request;
}

function factsOf({ id, userId, email }: store.StoredRequest) {
  return { id, user_id: userId, email };
}
