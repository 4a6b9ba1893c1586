import { minutesAfter } from "../../platform/clock.ts";
import type { Call, Errand } from "../../platform/http.ts";
import { newId } from "../../platform/ids.ts";
import { type Limiter, networkOf } from "../../platform/rate-limit.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { hashOf, randomToken } from "../../platform/secrets.ts";
import { NOTHING, read, readUser, transact } from "../../platform/transact.ts";
import { domainOfEmail } from "../domains/names.ts";
import { findHolder } from "../domains/store.ts";
import { setSingleSignOnCookie, singleSignOnSecretOf } from "../identity/cookie.ts";
import { returnPath } from "../identity/rules.ts";
import { findServing } from "../sso/domain-store.ts";
import { insertSignIn } from "../sso/log-store.ts";
import { complete, lacksForTest } from "../sso/rules.ts";
import { findConnection, listCertificates, listConnections, type StoredConnection } from "../sso/store.ts";
import { urlsOf } from "../sso/urls.ts";
import { insertAttempt } from "./attempt-store.ts";
import { AT_PROVIDER_MINUTES, sealed } from "./attempts.ts";
import { limits } from "./limits.ts";
import { type Outgoing, outgoing } from "./outgoing.ts";

type Limited = Call & { limiter: Limiter };
export type Wish = {
  email?: string | undefined;
  organization_id?: string | undefined;
  connection_id?: string | undefined;
  return_to?: string | undefined;
  again: boolean;
};
type Target = { organizationId: string; connection: StoredConnection };

/** Sends a browser to the identity provider that serves an address or an Organization, bound to it by a cookie. */
export async function begin(call: Limited, wish: Wish): Promise<{ redirect_url: string }> {
  const { platform, limiter, origin } = call;
  const return_to = wish.return_to === undefined ? null : granted(returnPath(wish.return_to));
  await limiter.count(limits.beginning, networkOf(origin));
  const target = wish.email === undefined ? await ofOrganization(call, wish) : await ofAddress(call, wish.email);
  if (target === undefined) throw new Refusal("sso_unavailable");

  const { organizationId, connection } = target;
  const urls = urlsOf(platform.publicUrl, organizationId, connection.id);
  const { secrets } = platform;
  const sent = await outgoing(connection, { secrets, urls, again: wish.again, loginHint: wish.email });
  const now = platform.clock();
  const browser = {
    secret: singleSignOnSecretOf(call) ?? randomToken(),
    expiresAt: minutesAfter(now, AT_PROVIDER_MINUTES),
  };
  await transact(platform, { organizationId, actor: call.actor, origin }, async ({ tx }) => {
    const begun = begunOf(sent, { return_to, again: wish.again, started_at: now });
    await insertAttempt(
      tx,
      organizationId,
      {
        id: newId("ssoSignIn"),
        connectionId: connection.id,
        purpose: "sign_in",
        requestHash: hashOf(sent.request),
        browserHash: hashOf(browser.secret),
        sealed: sealed(secrets, begun),
        expiresAt: browser.expiresAt,
      },
      now,
    );
    // Nothing of the Organization changed: somebody is on their way.
    return { answer: undefined, events: NOTHING };
  });
  setSingleSignOnCookie(call, browser);
  return { redirect_url: sent.url };
}

function begunOf(
  { request, nonce, verifier }: Outgoing,
  more: { return_to: string | null; again: boolean; started_at: Date },
) {
  return { request, nonce, verifier, ...more };
}

/** The connection that serves the domain of an address. Whether the address has an account is not looked at. */
async function ofAddress({ platform, actor, origin }: Call, email: string): Promise<Target | undefined> {
  const domain = domainOfEmail(email);
  const organizationId = await readUser(platform, { actor, origin }, ({ db }) => findHolder(db, domain));
  if (organizationId === undefined) return undefined;
  return read(platform, { organizationId, actor, origin }, async ({ db }) => {
    const id = await findServing(db, organizationId, domain);
    const connection = id === undefined ? undefined : await findConnection(db, organizationId, id);
    return connection && { organizationId, connection };
  });
}

/** A connection of an Organization: the one that is named, or the only one there is. */
async function ofOrganization(
  { platform, actor, origin }: Call,
  { organization_id: organizationId = "", connection_id }: Wish,
): Promise<Target | undefined> {
  return read(platform, { organizationId, actor, origin }, async ({ db }) => {
    const enabled = (await listConnections(db, organizationId)).filter(({ status }) => status === "enabled");
    const connection =
      connection_id === undefined
        ? enabled.length === 1
          ? enabled[0]
          : undefined
        : enabled.find(({ id }) => id === connection_id);
    return connection && { organizationId, connection };
  });
}

/** Begins a test: the same way, of which only its result is kept. */
export async function beginTest(errand: Errand, connectionId: string) {
  const { platform, organizationId } = errand;
  const { secrets } = platform;
  const connection = await errand.read(async ({ db, now }) => {
    const found = await findConnection(db, organizationId, connectionId);
    if (found === undefined) throw new Refusal("not_found");
    const certificates = await listCertificates(db, organizationId, connectionId);
    granted(complete(lacksForTest({ ...found, certificates }, now)));
    return found;
  });
  const urls = urlsOf(platform.publicUrl, organizationId, connectionId);
  const sent = await outgoing(connection, { secrets, urls, again: false });
  return errand.transact(async ({ tx, origin, now }) => {
    const id = newId("ssoSignIn");
    const line = { id, connectionId, purpose: "test", begunBy: "person", reference: origin.requestId ?? "" } as const;
    await insertSignIn(tx, organizationId, line, origin, now);
    const begun = begunOf(sent, { return_to: null, again: false, started_at: now });
    const attempt = {
      id,
      connectionId,
      purpose: "test",
      requestHash: hashOf(sent.request),
      browserHash: null,
    } as const;
    const expiresAt = minutesAfter(now, AT_PROVIDER_MINUTES);
    await insertAttempt(tx, organizationId, { ...attempt, sealed: sealed(secrets, begun), expiresAt }, now);
    return { answer: { sign_in_id: id, redirect_url: sent.url }, events: NOTHING };
  });
}
