import type { JoinableOrganization, JoinRequestStatus } from "@rollcall/contract/join-requests";
import { cutPage, decodeCursor } from "../../platform/cursor.ts";
import { Refusal } from "../../platform/refusal.ts";
import { type Reading, type UserReading, useOrganization } from "../../platform/transact.ts";
import { findUser, type StoredUser } from "../identity/store.ts";
import { getOrganization } from "../organizations/store.ts";
import { findOffer, joinFacts, type Offer } from "./facts.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

type ListQuery = { status?: JoinRequestStatus[] | undefined; limit: number; cursor?: string | undefined };

/** One page of who asks, newest first. */
export async function listJoinRequests(
  { db, organizationId, secrets }: Reading,
  { status: statuses, limit, cursor }: ListQuery,
) {
  const list = JSON.stringify(["join-requests", organizationId, statuses]);
  const [place] = cursor === undefined ? [] : decodeCursor(secrets, list, cursor);
  const before = place === undefined ? undefined : String(place);
  const rows = await store.listRequests(db, organizationId, { statuses, before, limit: limit + 1 });
  const { page, end } = cutPage(rows, { secrets, list, limit, placeOf: ({ id }) => [id] });
  return { data: page, ...end };
}

/** The Organizations that a User can join, or asked to. Nobody sees any by an address that they did not prove. */
export async function listJoinable(reading: UserReading, userId: string): Promise<JoinableOrganization[]> {
  const { db } = reading;
  const user = await findUser(db, userId);
  if (user === undefined) throw new Refusal("not_signed_in");
  const asked = await store.listLatestOf(db, userId);
  const offer = user.emailVerified
    ? await findOffer(db, user.email, (organizationId) => useOrganization(db, organizationId))
    : undefined;

  const offered = offer && (await joinable(reading, user, offer, asked));
  const waiting = asked.filter(
    ({ organizationId, status }) => status === "pending" && organizationId !== offered?.organization.id,
  );
  const others = [];
  for (const request of waiting) others.push(await askedFor(reading, request));
  return [...(offered ? [offered] : []), ...others];
}

/** The offer as this person sees it; nothing when it is not for them. */
async function joinable(
  { db, now }: UserReading,
  user: StoredUser,
  { organizationId, domain, joining }: Offer,
  asked: readonly store.OwnRequest[],
): Promise<JoinableOrganization | undefined> {
  const facts = await joinFacts({ tx: db, organizationId, now }, user, joining);
  if (isKeptOut(rules.join(facts, now))) return undefined;
  const request = asked.find((each) => each.organizationId === organizationId && each.status !== "withdrawn");
  return {
    organization: await nameOf(db, organizationId),
    domain,
    joining,
    request: request === undefined ? null : presented(request),
    ask_again_from: rules.askAgainFrom(facts.lastDeclinedAt, now)?.toISOString() ?? null,
    proof_needed: joining === "join" && rules.isTooOld(facts.lastProofAt, now),
  };
}

/** What they can wait for, or mend by themselves, is shown with the offer; everything else takes it away. */
function isKeptOut(decision: "join" | "request" | Refusal): boolean {
  const ownMatters = ["email_proof_too_old", "join_request_pending", "join_request_declined"];
  return decision instanceof Refusal && !ownMatters.includes(decision.code);
}

/** A request that waits where the Organization has closed the domain since. */
async function askedFor({ db }: UserReading, request: store.OwnRequest): Promise<JoinableOrganization> {
  const { organizationId, domain } = request;
  await useOrganization(db, organizationId);
  const organization = await nameOf(db, organizationId);
  const asking = { joining: "request", ask_again_from: null, proof_needed: false } as const;
  return { organization, domain, request: presented(request), ...asking };
}

async function nameOf(db: UserReading["db"], organizationId: string) {
  const { id, name } = await getOrganization(db, organizationId);
  return { id, name };
}

function presented({ id, status, createdAt, answeredAt }: store.OwnRequest) {
  return { id, status, created_at: createdAt.toISOString(), answered_at: answeredAt?.toISOString() ?? null };
}
