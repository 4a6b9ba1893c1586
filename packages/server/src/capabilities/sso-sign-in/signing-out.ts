import * as z from "zod";
import type { Call } from "../../platform/http.ts";
import { endSessionUrl } from "../../platform/oidc/sign-in.ts";
import { networkOf } from "../../platform/rate-limit.ts";
import { readCertificates } from "../../platform/saml/certificate.ts";
import { type IncomingMessage, type ReadLogoutRequest, readLogoutRequest } from "../../platform/saml/logout.ts";
import { makeLogoutRequest, makeLogoutResponse } from "../../platform/saml/outgoing.ts";
import { SamlRefusal } from "../../platform/saml/refusal.ts";
import { hashOf } from "../../platform/secrets.ts";
import { NOTHING, type Platform, read, transact, transactUser } from "../../platform/transact.ts";
import { endSession, endThrough, findProviderSession } from "../identity/session-store.ts";
import { NAME_ID_SEAL, SP_KEY_SEAL } from "../sso/seals.ts";
import { findConnection, listCertificates, type StoredConnection } from "../sso/store.ts";
import { urlsOf } from "../sso/urls.ts";
import { useOnce } from "./attempt-store.ts";
import { limits } from "./limits.ts";
import { oidcClientOf } from "./outgoing.ts";
import type { Ways } from "./recording.ts";

const anonymous = { kind: "anonymous" } as const;
const signedOut = (platform: Platform) => `${platform.publicUrl}/sign-in`;

const NameId = z.object({
  nameId: z.string(),
  nameIdFormat: z.string(),
  nameQualifier: z.string().optional(),
  spNameQualifier: z.string().optional(),
});

/** Ends this session, and says where the one at the identity provider can be ended. */
export async function signOutOfSso({ platform, actor, origin }: Call): Promise<{ redirect_url: string | null }> {
  if (actor.kind !== "user") return { redirect_url: null };
  const { userId, sessionId } = actor;
  const session = await findProviderSession(platform.database, sessionId);
  await transactUser(platform, { actor, origin }, async ({ tx }) => {
    const wasThere = await endSession(tx, userId, sessionId);
    const events = [{ name: "user.signed_out", payload: { id: userId } }] as const;
    return { answer: undefined, userEvents: wasThere ? events : NOTHING };
  });
  const { organizationId, connectionId } = session ?? {};
  if (!organizationId || !connectionId) return { redirect_url: null };
  const connection = await read(platform, { organizationId, actor: anonymous, origin }, ({ db }) =>
    findConnection(db, organizationId, connectionId),
  );
  return { redirect_url: connection ? await addressToEnd(platform, organizationId, connection, session) : null };
}

type AtProvider = { sealedNameId: string | null; sessionIndex: string | null } | undefined;

async function addressToEnd(
  { publicUrl, secrets }: Platform,
  organizationId: string,
  connection: StoredConnection,
  session: AtProvider,
): Promise<string | null> {
  const urls = urlsOf(publicUrl, organizationId, connection.id);
  if (connection.protocol === "oidc") {
    if (connection.discovered === null || connection.clientId === null) return null;
    return endSessionUrl(oidcClientOf(connection, secrets, urls), urls.signedOutUrl) ?? null;
  }
  const { signOutUrl: destination, sealedSpKey } = connection;
  const sealedNameId = session?.sealedNameId ?? null;
  if (destination === null || sealedSpKey === null || sealedNameId === null) return null;
  const { nameQualifier, spNameQualifier, ...person } = NameId.parse(
    JSON.parse(secrets.unseal(NAME_ID_SEAL, sealedNameId)),
  );
  const { message } = await makeLogoutRequest({
    binding: "redirect",
    destination,
    spEntityId: urls.entityId,
    signingKey: secrets.unseal(SP_KEY_SEAL, sealedSpKey),
    person: { ...person, ...(nameQualifier && { nameQualifier }), ...(spNameQualifier && { spNameQualifier }) },
    sessionIndex: session?.sessionIndex ?? undefined,
  });
  return message.binding === "redirect" ? message.url : null;
}

type Place = { organizationId: string; connectionId: string };

/**
 * Takes a message about signing out that a SAML provider sent the browser with. A request ends what it names and is answered;
 * an answer to a request of ours changes nothing any more: the session here ended before it was asked for.
 */
export async function answerSignOut(ways: Ways, place: Place, incoming: IncomingMessage): Promise<string> {
  const { platform, limiter, origin } = ways;
  await limiter.count(limits.answers, networkOf(origin));
  const { organizationId, connectionId } = place;
  const known = await read(platform, { organizationId, actor: anonymous, origin }, async ({ db }) => {
    const connection = await findConnection(db, organizationId, connectionId);
    return { connection, certificates: await listCertificates(db, organizationId, connectionId) };
  });
  const { connection, certificates } = known;
  if (connection === undefined || connection.entityId === null) return signedOut(platform);
  const now = platform.clock();
  const urls = urlsOf(platform.publicUrl, organizationId, connectionId);
  const request = readLogoutRequest({
    incoming,
    connection: {
      idpEntityId: connection.entityId,
      certificates: certificates.flatMap(({ pem }) => readCertificates(pem, now)),
      sloUrl: urls.signOutUrl,
    },
    now,
  });
  if (request instanceof SamlRefusal) return signedOut(platform);
  const isSuccess = await ended(ways, place, connection, request);
  return answerTo(platform, connection, urls.entityId, { request, isSuccess });
}

/** Ends what a request names, once. */
async function ended(
  { platform, origin }: Ways,
  { organizationId, connectionId }: Place,
  connection: StoredConnection,
  { nameId, requestId, rememberUntil, sessionIndexes }: ReadLogoutRequest,
): Promise<boolean> {
  // Where an attribute is the subject, only the session at the provider says whose it is.
  const isNamed = connection.attributes.subject === null;
  if (!isNamed && sessionIndexes.length === 0) return false;
  const actor = { kind: "system", cause: connection.name } as const;
  return transact(platform, { organizationId, actor, origin }, async ({ tx }) => {
    const used = { connectionId, assertionHash: hashOf(requestId), expiresAt: rememberUntil };
    if (!(await useOnce(tx, organizationId, used))) return { answer: false, events: NOTHING };
    const wish = { connectionId, subject: isNamed ? nameId : null, sessionIndexes };
    const sessions_ended = await endThrough(tx, wish);
    const payload = { id: connectionId, subject: nameId, sessions_ended };
    return { answer: true, events: [{ name: "sso.signed_out", payload }] };
  });
}

async function answerTo(
  platform: Platform,
  { signOutUrl, sealedSpKey }: StoredConnection,
  spEntityId: string,
  { request, isSuccess }: { request: ReadLogoutRequest; isSuccess: boolean },
): Promise<string> {
  if (signOutUrl === null || sealedSpKey === null) return signedOut(platform);
  const { relayState } = request;
  const message = await makeLogoutResponse({
    binding: "redirect",
    destination: signOutUrl,
    spEntityId,
    signingKey: platform.secrets.unseal(SP_KEY_SEAL, sealedSpKey),
    inResponseTo: request.requestId,
    isSuccess,
    // A state of other letters would be refused; providers whose own it is know the request by its id.
    ...(relayState !== undefined && /^[\w-]{1,80}$/.test(relayState) ? { relayState } : {}),
  });
  return message.binding === "redirect" ? message.url : signedOut(platform);
}
