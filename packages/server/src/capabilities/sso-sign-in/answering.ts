import { SSO_RETURN_PATH, ssoTestPath } from "@rollcall/contract/sso-sign-ins";
import { minutesAfter } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { OidcRefusal } from "../../platform/oidc/refusal.ts";
import { redeemOidc } from "../../platform/oidc/sign-in.ts";
import { networkOf } from "../../platform/rate-limit.ts";
import { hashOf } from "../../platform/secrets.ts";
import { NOTHING, Preview, read, transact } from "../../platform/transact.ts";
import { returnPath } from "../identity/rules.ts";
import { finishSignIn } from "../sso/log-store.ts";
import {
  type Certificate,
  findConnection,
  listCertificates,
  type StoredConnection,
  updateConnection,
} from "../sso/store.ts";
import { urlsOf } from "../sso/urls.ts";
import { type Asserted, readAssertion } from "./asserting.ts";
import { findByRequest, insertAttempt, type StoredAttempt, setAnswer, takeAnswer, useOnce } from "./attempt-store.ts";
import { Begun, newCode, ON_THE_WAY_MINUTES, sealed, unsealed } from "./attempts.ts";
import { limits } from "./limits.ts";
import { oidcClientOf } from "./outgoing.ts";
import { attributesOf, isRejection, type Received, type Rejection, readPerson, rejected } from "./received.ts";
import { type Refused, recordRefusal, type Ways } from "./recording.ts";
import * as rules from "./rules.ts";
import { tryOut } from "./trying.ts";

export type Place = { organizationId: string; connectionId: string };

const anonymous = { kind: "anonymous" } as const;
const MAX_FORM_CHARACTERS = 400_000;

/** What the answer belongs to: a connection, and the attempt that it names, if there is one. */
type Addressed = Place & {
  connection: StoredConnection;
  certificates: Certificate[];
  attempt: StoredAttempt | undefined;
  begun: Begun | undefined;
};

/** Takes what a SAML provider had the browser post. Gives back where the browser goes next. */
export async function answerSaml(ways: Ways, place: Place, form: string): Promise<string> {
  await ways.limiter.count(limits.answers, networkOf(ways.origin));
  const fields = new URLSearchParams(form.length > MAX_FORM_CHARACTERS ? "" : form);
  const samlResponse = fields.get("SAMLResponse") ?? "";
  const addressed = await addressedBy(ways, place, requestIn(samlResponse));
  if (addressed === undefined) return problemPage(ways, "sso_unavailable");
  if (form.length > MAX_FORM_CHARACTERS)
    return refused(ways, addressed, rejected("too_large", "The message is too large."));

  const { platform } = ways;
  const { connection, certificates, begun } = addressed;
  const urls = urlsOf(platform.publicUrl, place.organizationId, place.connectionId);
  const saml = { connection, certificates, urls, secrets: platform.secrets };
  const asserted = readAssertion(samlResponse, saml, { requestId: begun?.request }, platform.clock());
  if (isRejection(asserted)) return refused(ways, addressed, asserted);
  return accepted(ways, addressed, asserted, fields.get("RelayState"));
}

/** The request that a message says it answers. Not to be trusted: only something of ours is looked up by it. */
function requestIn(samlResponse: string): string | undefined {
  const text = Buffer.from(samlResponse.slice(0, MAX_FORM_CHARACTERS), "base64").toString("latin1");
  return /\bInResponseTo\s*=\s*["'](_[0-9a-f]{40})["']/.exec(text)?.[1];
}

/** Takes the query with which an OpenID Connect provider sent the browser back. */
export async function answerOidc(ways: Ways, place: Place, query: string): Promise<string> {
  const { platform, limiter, origin } = ways;
  await limiter.count(limits.answers, networkOf(origin));
  const state = new URLSearchParams(query).get("state") ?? "";
  const addressed = await addressedBy(ways, place, state);
  if (addressed === undefined) return problemPage(ways, "sso_unavailable");
  const { attempt, begun, connection } = addressed;
  if (attempt === undefined || begun === undefined)
    return refused(ways, addressed, rejected("not_started_here", "The answer names no sign-in that waits for one."));
  // Taken before the provider is asked: a code is worth one try, whoever brings it.
  const isFirst = await transact(platform, { ...place, actor: anonymous, origin }, async ({ tx, organizationId }) => {
    return { answer: await takeAnswer(tx, organizationId, attempt.id), events: NOTHING };
  });
  if (!isFirst)
    return refused(ways, { ...addressed, attempt: undefined }, rejected("replayed", "The answer came before."));

  const received = await redeemed(ways, place, connection, begun, query);
  if (isRejection(received)) return refused(ways, addressed, received);
  return settled(ways, addressed, received, begun.return_to);
}

async function redeemed(
  { platform }: Ways,
  { organizationId, connectionId }: Place,
  connection: StoredConnection,
  begun: Begun,
  query: string,
): Promise<Received | Rejection> {
  const urls = urlsOf(platform.publicUrl, organizationId, connectionId);
  const { request: state, nonce, verifier, again } = begun;
  const expected = { state, nonce, verifier, again };
  const { outbound, secrets } = platform;
  try {
    const client = oidcClientOf(connection, secrets, urls);
    const answer = await redeemOidc({ ...client, outbound, query, expected, now: platform.clock() });
    const { issuer } = client.provider;
    const trusted = rules.trustedEmail({ issuer, claims: answer.claims, emailAttribute: connection.attributes.email });
    if (trusted !== true) return trusted;
    const raw = { attributes: attributesOf(answer.claims), subject: answer.subject };
    const person = readPerson(raw, connection.attributes);
    if (isRejection(person)) return person;
    const authenticated_at = answer.authenticatedAt ?? null;
    return { ...person, authenticated_at, until: null, session_index: null, name_id: null };
  } catch (error) {
    if (!(error instanceof OidcRefusal)) throw error;
    return rejected(oidcReasons[error.reason], error.message);
  }
}

const oidcReasons = {
  configuration: "bad_token",
  provider_refused: "provider_refused",
  code_refused: "code_refused",
  bad_token: "bad_token",
  unreachable: "provider_unreachable",
} as const;

async function addressedBy(
  { platform, origin }: Ways,
  place: Place,
  request: string | undefined,
): Promise<Addressed | undefined> {
  const { organizationId, connectionId } = place;
  return read(platform, { organizationId, actor: anonymous, origin }, async ({ db, now }) => {
    const connection = await findConnection(db, organizationId, connectionId);
    if (connection === undefined) return undefined;
    const certificates = await listCertificates(db, organizationId, connectionId);
    const hash = request === undefined ? undefined : hashOf(request);
    const found = hash === undefined ? undefined : await findByRequest(db, organizationId, connectionId, hash);
    const attempt = found && found.expiresAt > now ? found : undefined;
    const begun = attempt && unsealed(platform.secrets, Begun, attempt.sealed);
    return { ...place, connection, certificates, attempt, begun };
  });
}

/** An assertion that holds. It is used once; whoever brings it again, from wherever, is told nothing but no. */
async function accepted(
  ways: Ways,
  addressed: Addressed,
  asserted: Asserted,
  relayState: string | null,
): Promise<string> {
  const { platform, origin } = ways;
  const { organizationId, connectionId, attempt, begun } = addressed;
  const { received, assertionId, rememberUntil } = asserted;
  const isFirst = await transact(platform, { organizationId, actor: anonymous, origin }, async ({ tx }) => {
    const used = { connectionId, assertionHash: hashOf(assertionId), expiresAt: rememberUntil };
    const isNew = await useOnce(tx, organizationId, used);
    const isAwaited = attempt === undefined || (isNew && (await takeAnswer(tx, organizationId, attempt.id)));
    return { answer: isNew && isAwaited, events: NOTHING };
  });
  const who = { email: received.email, subject: received.subject };
  if (!isFirst) {
    const again = rejected("replayed", "This assertion was used before.");
    return refused(ways, { ...addressed, attempt: undefined }, again, who);
  }
  return settled(ways, addressed, received, begun?.return_to ?? pathIn(relayState));
}

/** Where the page of a provider wants to go here: only to a path of ours. */
function pathIn(relayState: string | null): string | null {
  const path = relayState === null ? null : returnPath(relayState.slice(0, 500));
  return typeof path === "string" ? path : null;
}

/** Keeps who it is until the browser that began comes for it; of a test, what would come of it. */
async function settled(ways: Ways, addressed: Addressed, received: Received, returnTo: string | null): Promise<string> {
  if (addressed.attempt?.purpose === "test") return finishTest(ways, addressed, received);
  const { platform, origin } = ways;
  const { organizationId, connectionId, attempt, begun } = addressed;
  const now = platform.clock();
  const { code, codeHash } = newCode(organizationId);
  const answered = {
    received,
    return_to: returnTo,
    again: begun?.again ?? false,
    started_at: begun?.started_at ?? now,
    begun_by: begun === undefined ? ("identity_provider" as const) : ("person" as const),
  };
  const waiting = {
    codeHash,
    sealed: sealed(platform.secrets, answered),
    expiresAt: minutesAfter(now, ON_THE_WAY_MINUTES),
  };
  await transact(platform, { organizationId, actor: anonymous, origin }, async ({ tx }) => {
    if (attempt !== undefined) await setAnswer(tx, organizationId, { ...waiting, id: attempt.id });
    else {
      const id = newId("ssoSignIn");
      const fresh = { id, connectionId, purpose: "sign_in", requestHash: null, browserHash: null } as const;
      await insertAttempt(tx, organizationId, { ...fresh, ...waiting }, now);
    }
    return { answer: undefined, events: NOTHING };
  });
  return returnPage(ways, { code });
}

/** Lets the person in, looks at what came of it, and lets nothing of it stay; only then the result is written down. */
async function finishTest(ways: Ways, addressed: Addressed, received: Received): Promise<string> {
  const { platform, origin } = ways;
  const { organizationId, connectionId, connection, attempt } = addressed;
  const id = attempt?.id ?? "";
  const actor = { kind: "system", cause: `test of ${connection.name}` } as const;
  const test = await transact(platform, { organizationId, actor, origin }, async (work) => {
    throw new Preview(await tryOut(work, connection, received, id));
  }).then((result) => result as Awaited<ReturnType<typeof tryOut>>);
  const outcome = test.would === "refuse" ? "refused" : "passed";
  const { email, subject } = received;
  await transact(platform, { organizationId, actor, origin }, async ({ tx, now }) => {
    const why = test.reason === null ? {} : { reason: test.reason };
    await finishSignIn(tx, organizationId, id, { outcome, ...why, email, subject, test }, now);
    if (outcome === "passed") await updateConnection(tx, organizationId, connectionId, { tested_at: now }, now);
    const payload = { id: connectionId, sign_in_id: id, outcome, reason: test.reason } as const;
    return { answer: undefined, events: [{ name: "sso.test_finished", payload }] };
  });
  return testPage(ways, addressed, id);
}

/** Writes down why an answer was not taken. A test that was refused is over; a sign-in can be tried again. */
async function refused(ways: Ways, addressed: Addressed, rejection: Rejection, who?: Refused["who"]): Promise<string> {
  const { organizationId, connectionId, attempt, begun } = addressed;
  const isTest = attempt?.purpose === "test";
  await recordRefusal(
    ways,
    {
      organizationId,
      connectionId,
      purpose: isTest ? "test" : "sign_in",
      signInId: isTest ? attempt.id : undefined,
      begunBy: begun === undefined ? "identity_provider" : "person",
      who,
    },
    rejection,
  );
  return isTest ? testPage(ways, addressed, attempt.id) : problemPage(ways, "sso_sign_in_refused");
}

function testPage({ platform }: Ways, { organizationId, connectionId }: Place, signInId: string): string {
  return `${platform.publicUrl}${ssoTestPath(organizationId, connectionId, signInId)}`;
}

/** The page that says kindly that it did not work. */
export function problemPage(ways: Ways, problem: "sso_unavailable" | "sso_sign_in_refused" | "rate_limited"): string {
  return returnPage(ways, { problem, reference: ways.origin.requestId ?? "" });
}

/** After `#`, so that it stands in no log and is told to no other site. */
function returnPage({ platform }: Ways, said: Record<string, string>): string {
  return `${platform.publicUrl}${SSO_RETURN_PATH}#${new URLSearchParams(said)}`;
}
