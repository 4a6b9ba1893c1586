import type { Language } from "@rollcall/contract/people";
import type { RefusalCode } from "@rollcall/contract/refusals";
import type { SsoOutcome, SsoRefusalReason } from "@rollcall/contract/sso-sign-ins";
import type { Call } from "../../platform/http.ts";
import { type Limiter, networkOf } from "../../platform/rate-limit.ts";
import { Refusal } from "../../platform/refusal.ts";
import { hashOf } from "../../platform/secrets.ts";
import { type Change, eventsOf, NOTHING, transact, type UserEvent, type Work } from "../../platform/transact.ts";
import { type StartedSession, startSession } from "../identity/commands.ts";
import { setSessionCookie, singleSignOnSecretOf } from "../identity/cookie.ts";
import { addProvider, type ProviderProof } from "../identity/session-store.ts";
import { getOrganization, holdOrganization } from "../organizations/store.ts";
import { finishSignIn, insertSignIn } from "../sso/log-store.ts";
import { NAME_ID_SEAL } from "../sso/seals.ts";
import { findConnection, type StoredConnection } from "../sso/store.ts";
import { holdByCode, markTaken, type StoredAttempt } from "./attempt-store.ts";
import { Answered, readCode, trustOf, unsealed } from "./attempts.ts";
import { gather } from "./facts.ts";
import { limits } from "./limits.ts";
import { type Received, type Rejection, rejected } from "./received.ts";
import { refuse } from "./recording.ts";
import * as rules from "./rules.ts";
import { letIn, type SignedIn } from "./signing-in.ts";

type Limited = Call & { limiter: Limiter };
type Wish = { code: string; confirmed: boolean };
type Entered = {
  status: "signed_in";
  organization_id: string;
  return_to: string | null;
  outcome: "signed_in" | "linked" | "joined";
};
type Asked = { status: "confirm"; email: string; organization_name: string };
type Came =
  | { kind: "entered"; answer: Entered; session: StartedSession | undefined }
  | { kind: "asked"; answer: Asked }
  | { kind: "refused"; reason: SsoRefusalReason };

/** Finishes a sign-in in the browser that began it. What is refused is written down all the same. */
export async function complete(call: Limited, { code, confirmed }: Wish): Promise<Entered | Asked> {
  const { platform, limiter, actor, origin } = call;
  await limiter.count(limits.completing, networkOf(origin));
  const place = readCode(code);
  if (place === undefined) throw new Refusal("sso_sign_in_expired");
  const { organizationId, codeHash } = place;
  const came = await transact(platform, { organizationId, actor, origin }, (work) =>
    finish(work, call, { codeHash, confirmed }),
  );
  if (came.kind === "refused") throw refusalFor(came.reason, origin.requestId);
  if (came.kind === "entered" && came.session !== undefined) setSessionCookie(call, came.session);
  return came.answer;
}

/** What the person is told. Why in detail stands in the log. */
function refusalFor(reason: SsoRefusalReason, requestId: string | null): Refusal {
  const told: Partial<Record<SsoRefusalReason, RefusalCode>> = {
    removed_before: "removed_before",
    suspended: "membership_suspended",
    plan_required: "plan_required",
    started_too_long_ago: "sso_sign_in_expired",
    other_browser: "sso_sign_in_expired",
  };
  const code = told[reason] ?? "sso_sign_in_refused";
  return new Refusal(code, code === "sso_sign_in_refused" ? { detail: `The reference is ${requestId ?? ""}.` } : {});
}

async function finish(
  work: Work,
  call: Call,
  { codeHash, confirmed }: { codeHash: string; confirmed: boolean },
): Promise<Change<Came>> {
  const { tx, organizationId, now, secrets } = work;
  await holdOrganization(tx, organizationId);
  const attempt = await holdByCode(tx, organizationId, codeHash);
  if (attempt === undefined || attempt.takenAt !== null || attempt.expiresAt <= now)
    throw new Refusal("sso_sign_in_expired");
  const answered = unsealed(secrets, Answered, attempt.sealed);
  const connection = await findConnection(tx, organizationId, attempt.connectionId);
  if (connection === undefined || answered.trust !== trustOf(connection)) throw new Refusal("sso_sign_in_expired");
  const secret = singleSignOnSecretOf(call);
  const isBound = attempt.browserHash === null || (secret !== undefined && hashOf(secret) === attempt.browserHash);
  if (!isBound)
    return refusing(work, attempt, answered, rejected("other_browser", "Another browser began this sign-in."));
  if (answered.begun_by === "identity_provider" && !confirmed) return asking(work, answered.received);

  await markTaken(tx, organizationId, attempt.id, now);
  const { again: isAgain, started_at: startedAt } = answered;
  const anew = rules.provenAnew(answered.received, { isAgain, startedAt });
  if (anew !== true) return refusing(work, attempt, answered, anew);
  return enter(work, call, { attempt, answered, connection });
}

/** A page of somebody else could have begun this, to have the reader work in an account of theirs: the reader decides. */
async function asking({ tx, organizationId }: Work, { email, subject }: Received): Promise<Change<Came>> {
  const { name } = await getOrganization(tx, organizationId);
  const answer = { status: "confirm", email: email ?? subject, organization_name: name } as const;
  return { answer: { kind: "asked", answer }, events: NOTHING };
}

async function refusing(
  work: Work,
  { connectionId }: StoredAttempt,
  { received, begun_by }: Answered,
  rejection: Rejection,
): Promise<Change<Came>> {
  const { organizationId } = work;
  const { email, subject } = received;
  const who = { email, subject };
  const refused = { organizationId, connectionId, purpose: "sign_in", begunBy: begun_by, who } as const;
  const { events } = await refuse(work, refused, rejection);
  return { answer: { kind: "refused", reason: rejection.reason }, events };
}

type Entering = { attempt: StoredAttempt; answered: Answered; connection: StoredConnection };
const outcomes = { sign_in: "signed_in", link: "linked", join: "joined" } as const satisfies Record<
  rules.Decision,
  SsoOutcome
>;

async function enter(work: Work, call: Call, entering: Entering): Promise<Change<Came>> {
  const { tx, organizationId, origin, now } = work;
  const { attempt, answered, connection } = entering;
  const { received, return_to, begun_by: begunBy } = answered;
  const found = await gather({ db: tx, organizationId, now }, connection, received);
  const decision = rules.decide(received, found.facts);
  if (typeof decision !== "string") return refusing(work, attempt, answered, decision);

  const { id } = attempt;
  const { actor } = work;
  // What follows is the doing of the identity provider, whoever was signed in here before.
  const asProvider = Object.assign(work, { actor: { kind: "system", cause: connection.name } as const });
  const wish = { connection, person: received, found, decision, signInId: id, language: languageOf(call) };
  const signedIn = await letIn(asProvider, wish);
  const { session, events: userEvents } = await begin({ ...work, actor }, signedIn, connection, received);
  const line = {
    id,
    connectionId: connection.id,
    purpose: "sign_in",
    begunBy,
    reference: origin.requestId ?? "",
  } as const;
  await insertSignIn(tx, organizationId, line, origin, now);
  const outcome = outcomes[decision];
  const { email, subject } = received;
  await finishSignIn(tx, organizationId, id, { outcome, email, subject, memberId: signedIn.memberId }, now);
  const answer = { status: "signed_in", organization_id: organizationId, return_to, outcome } as const;
  return {
    answer: { kind: "entered", answer, session },
    events: eventsOf(signedIn.events),
    userEvents: [...signedIn.userEvents, ...userEvents],
  };
}

type Begun = { session: StartedSession | undefined; events: UserEvent[] };

/** Begins a session that opens this Organization alone; a session of the same person's own stays, and opens this one as well. */
async function begin(
  work: Work,
  { userId }: SignedIn,
  connection: StoredConnection,
  received: Received,
): Promise<Begun> {
  const { tx, actor } = work;
  const through = proofOf(work, connection, received);
  if (rules.keepsSession(actor, userId) && (await addProvider(tx, actor.sessionId, through)))
    return { session: undefined, events: [{ name: "user.signed_in", payload: { id: userId, method: "sso" } }] };
  const replaces = "sessionId" in actor ? actor.sessionId : undefined;
  const { session, event } = await startSession(work, { userId, method: "sso", through, replaces });
  return { session, events: [event] };
}

function proofOf({ organizationId, now, secrets }: Work, { id }: StoredConnection, received: Received): ProviderProof {
  const { subject, session_index, name_id } = received;
  return {
    organizationId,
    connectionId: id,
    subject,
    sessionIndex: session_index,
    sealedNameId: name_id === null ? null : secrets.seal(NAME_ID_SEAL, JSON.stringify(name_id)),
    at: rules.provenAt(received, now),
    until: rules.proofUntil(received, now),
  };
}

/** In which language somebody new reads: what their browser asks for first, of those that there are. */
function languageOf({ c }: Call): Language {
  return /^\s*fr\b/i.test(c.req.header("accept-language") ?? "") ? "fr" : "en";
}
