import { OidcRefusal } from "../../platform/oidc/refusal.ts";
import { redeemOidc } from "../../platform/oidc/sign-in.ts";
import { networkOf } from "../../platform/rate-limit.ts";
import { hashOf } from "../../platform/secrets.ts";
import { NOTHING, transact } from "../../platform/transact.ts";
import { returnPath } from "../identity/rules.ts";
import type { StoredConnection } from "../sso/store.ts";
import { urlsOf } from "../sso/urls.ts";
import { type Asserted, readAssertion } from "./asserting.ts";
import { takeAnswer, useOnce } from "./attempt-store.ts";
import type { Begun } from "./attempts.ts";
import { limits } from "./limits.ts";
import { oidcClientOf } from "./outgoing.ts";
import { attributesOf, isRejection, type Received, type Rejection, readPerson, rejected } from "./received.ts";
import type { Ways } from "./recording.ts";
import * as rules from "./rules.ts";
import { type Addressed, addressedBy, anonymous, type Place, problemPage, refused, settled } from "./settling.ts";

const MAX_FORM_CHARACTERS = 400_000;

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
