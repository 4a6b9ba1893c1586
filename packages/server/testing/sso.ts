import { randomBytes } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { checkDomain, claimDomain } from "@rollcall/contract/domains";
import * as contract from "@rollcall/contract/sso";
import { setSsoDomain } from "@rollcall/contract/sso-access";
import { beginSsoSignIn, beginSsoTest, completeSsoSignIn } from "@rollcall/contract/sso-sign-ins";
import { findConnection } from "../src/capabilities/sso/store.ts";
import { insertAttempt } from "../src/capabilities/sso-sign-in/attempt-store.ts";
import { newCode, sealed, trustOf } from "../src/capabilities/sso-sign-in/attempts.ts";
import { newId } from "../src/platform/ids.ts";
import { inTransaction, organizationSetting } from "../src/platform/transact.ts";
import type { TestApp } from "./app.ts";
import type { AnOrganization, Somebody } from "./builders.ts";
import { aSigningKey, type SigningKey } from "./saml-identity-provider/certificates.ts";
import { signed } from "./saml-identity-provider/signing.ts";

const keys = new Map<string, SigningKey>();

/** Whom a provider says somebody is, and what it gets wrong. */
export type Claimed = {
  subject?: string;
  email?: string;
  firstName?: string;
  lastName?: string;
  groups?: readonly string[];
  format?: string;
  /** The request that it answers; nothing where the provider begins. */
  inResponseTo?: string | undefined;
  issuer?: string;
  audience?: string;
  acsUrl?: string;
  assertionId?: string;
  /** Seconds before now at which the person signed in there. */
  secondsAgo?: number;
  sessionIndex?: string;
  key?: SigningKey;
};

export type TestProvider = ReturnType<typeof aSamlProvider>;

/** A SAML identity provider in memory, which says whatever a test wants it to. */
export function aSamlProvider(name = "idp") {
  const key = keys.get(name) ?? aSigningKey();
  keys.set(name, key);
  const entityId = `https://${name}.example/metadata`;
  return {
    key,
    entityId,
    signInUrl: `https://${name}.example/sso`,
    signOutUrl: `https://${name}.example/slo`,
    certificate: key.certificate,
    /** The form field that the browser posts. */
    answer(
      app: Pick<TestApp, "clock">,
      to: contract.SamlConnection["service_provider"],
      claimed: Claimed = {},
    ): string {
      const now = app.clock.now();
      const xml = responseXml(now, { issuer: entityId, audience: to.entity_id, acsUrl: to.acs_url, ...claimed });
      return Buffer.from(signed(xml, "Assertion", { key: claimed.key ?? key })).toString("base64");
    },
  };
}

function responseXml(now: Date, claimed: Claimed & { issuer: string; audience: string; acsUrl: string }): string {
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();
  const { subject = "subject-1", email = "", firstName = "", lastName = "", groups = [], inResponseTo } = claimed;
  const { format = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent", secondsAgo = 5 } = claimed;
  const assertionId = claimed.assertionId ?? `_${randomBytes(16).toString("hex")}`;
  const answering = inResponseTo === undefined ? "" : ` InResponseTo="${inResponseTo}"`;
  const attribute = (name: string, values: readonly string[]) =>
    `<saml:Attribute Name="${name}">${values.map((each) => `<saml:AttributeValue>${each}</saml:AttributeValue>`).join("")}</saml:Attribute>`;
  return [
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"`,
    ` ID="_${randomBytes(16).toString("hex")}" Version="2.0" IssueInstant="${at(0)}" Destination="${claimed.acsUrl}"${answering}>`,
    `<saml:Issuer>${claimed.issuer}</saml:Issuer>`,
    `<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>`,
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${assertionId}" Version="2.0" IssueInstant="${at(0)}">`,
    `<saml:Issuer>${claimed.issuer}</saml:Issuer>`,
    `<saml:Subject><saml:NameID Format="${format}">${subject}</saml:NameID>`,
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">`,
    `<saml:SubjectConfirmationData NotOnOrAfter="${at(300)}" Recipient="${claimed.acsUrl}"${answering}/>`,
    `</saml:SubjectConfirmation></saml:Subject>`,
    `<saml:Conditions NotBefore="${at(-30)}" NotOnOrAfter="${at(300)}">`,
    `<saml:AudienceRestriction><saml:Audience>${claimed.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    `<saml:AuthnStatement AuthnInstant="${at(-secondsAgo)}" SessionIndex="${claimed.sessionIndex ?? "_session-1"}">`,
    `<saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>`,
    `</saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>`,
    attribute("email", [email]),
    attribute("firstName", [firstName]),
    attribute("lastName", [lastName]),
    groups.length === 0 ? "" : attribute("groups", groups),
    `</saml:AttributeStatement></saml:Assertion></samlp:Response>`,
  ].join("");
}

/** A domain that the Organization has proved. */
export async function aVerifiedDomain(app: TestApp, { id, admin }: AnOrganization, domain: string): Promise<string> {
  const inside = { organization_id: id };
  const { body: claimed } = await app.call(claimDomain, { params: inside, body: { domain } }, admin);
  app.dns.publish(claimed.record.name, claimed.record.value);
  await app.call(checkDomain, { params: { ...inside, domain_id: claimed.id } }, admin);
  return claimed.id;
}

export type Connected = {
  organization: AnOrganization;
  connection: contract.SsoConnection;
  provider: TestProvider;
  domainId: string;
  domain: string;
};

/** An Organization whose people sign in through a SAML provider: everything an Admin does for it, by the public door. */
export async function aSamlConnection(
  app: TestApp,
  organization: AnOrganization,
  wish: { domain: string; provider?: TestProvider; changes?: object },
): Promise<Connected> {
  const { domain, provider = aSamlProvider(), changes } = wish;
  const domainId = await aVerifiedDomain(app, organization, domain);
  const draft = await aDraft(app, organization, provider);
  const params = { organization_id: organization.id, connection_id: draft.id };
  if (changes) await app.call(contract.updateSsoConnection, { params, body: changes }, organization.admin);
  await passTest(app, { organization, connection: draft, provider }, { email: `tester@${domain}` });
  const enabled = await app.call(contract.enableSsoConnection, { params }, organization.admin);
  if (enabled.status !== 200) throw new Error(`not enabled: ${JSON.stringify(enabled.body)}`);
  return { organization, connection: enabled.body, provider, domainId, domain };
}

/** A connection that knows its provider. */
export async function aDraft(
  app: TestApp,
  { id, admin }: AnOrganization,
  { entityId, signInUrl, signOutUrl, certificate }: TestProvider,
): Promise<contract.SsoConnection> {
  const inside = { organization_id: id };
  const body = { name: "Okta", protocol: "saml", provider: "okta" } as const;
  const { body: begun } = await app.call(contract.createSsoConnection, { params: inside, body }, admin);
  const typed = { entity_id: entityId, sign_in_url: signInUrl, sign_out_url: signOutUrl, certificates: [certificate] };
  const wish = { params: { ...inside, connection_id: begun.id }, body: typed };
  const set = await app.call(contract.setSsoIdentityProvider, wish, admin);
  if (set.status !== 200) throw new Error(`no provider: ${JSON.stringify(set.body)}`);
  return set.body;
}

type Testing = Pick<Connected, "organization" | "connection" | "provider">;

/** Does a test sign-in; gives back the id of its line. */
export async function passTest(app: TestApp, testing: Testing, claimed: Claimed): Promise<string> {
  const { organization, connection, provider } = testing;
  const params = { organization_id: organization.id, connection_id: connection.id };
  const begun = await app.call(beginSsoTest, { params }, organization.admin);
  const inResponseTo = requestIdIn(begun.body.redirect_url);
  await post(app, connection, provider.answer(app, spOf(connection), { subject: "tester", ...claimed, inResponseTo }));
  return begun.body.sign_in_id;
}

export function spOf({ saml }: contract.SsoConnection): contract.SamlConnection["service_provider"] {
  if (saml === null) throw new Error("this connection speaks SAML");
  return saml.service_provider;
}

/** The id of the request that an address carries. */
export function requestIdIn(address: string): string {
  const packed = Buffer.from(new URL(address).searchParams.get("SAMLRequest") ?? "", "base64");
  return /\bID="([^"]+)"/.exec(inflateRawSync(packed).toString("utf8"))?.[1] ?? "";
}

/** Posts an answer as the provider's page would have the browser do it; gives back where it is sent. */
export async function post(
  app: TestApp,
  connection: contract.SsoConnection,
  samlResponse: string,
  fields: Record<string, string> = {},
): Promise<Landing> {
  const { pathname } = new URL(spOf(connection).acs_url);
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    origin: "https://idp.example",
    "sec-fetch-site": "cross-site",
  };
  const body = new URLSearchParams({ SAMLResponse: samlResponse, ...fields }).toString();
  const response = await app.send("POST", pathname, { body, headers });
  return landingOf(response.status, response.headers.get("location"));
}

/** Where a browser was sent back to. */
export type Landing = {
  status: number;
  path: string;
  code: string | undefined;
  problem: string | undefined;
  reference: string | undefined;
};

export function landingOf(status: number, location: string | null): Landing {
  const url = new URL(location ?? "http://nowhere.test/");
  const said = new URLSearchParams(url.hash.slice(1));
  const one = (name: string) => said.get(name) ?? undefined;
  return { status, path: url.pathname, code: one("code"), problem: one("problem"), reference: one("reference") };
}

/** A browser that keeps its cookies. */
export function aBrowser(app: TestApp, somebody?: Somebody) {
  const cookies = new Map<string, string>(somebody ? [pairOf(somebody.cookie)] : []);
  const jar = () => ({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") });
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = pairOf(line.split(";")[0] ?? "");
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
  };
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await app.send(method, path, { as: jar(), body });
    keep(response);
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  return {
    ask,
    /** Its session, to call operations with. */
    get session() {
      return jar();
    },
    begin: (body: object) => ask("POST", beginSsoSignIn.path, body),
    complete: (code: string | undefined, confirmed = false) =>
      ask("POST", completeSsoSignIn.path, { code: code ?? "none", confirmed }),
  };
}

function pairOf(cookie: string): [string, string] {
  const at = cookie.indexOf("=");
  return [cookie.slice(0, at), cookie.slice(at + 1)];
}

/** Signs somebody in, all the way, in a browser of their own or a given one. */
export async function signInBySaml(app: TestApp, connected: Connected, claimed: Claimed, browser = aBrowser(app)) {
  const { connection, provider, organization } = connected;
  const begun = await browser.begin({ organization_id: organization.id, connection_id: connection.id });
  const inResponseTo = requestIdIn(begun.body.redirect_url);
  const landing = await post(app, connection, provider.answer(app, spOf(connection), { ...claimed, inResponseTo }));
  const done = await browser.complete(landing.code);
  return { browser, landing, ...done };
}

/** A code with which whoever has it finishes a sign-in as this person: an answer of the provider that came and waits. */
export async function aWaitingCode(
  { platform, clock }: Pick<TestApp, "platform" | "clock">,
  { organizationId, connectionId }: { organizationId: string; connectionId: string },
  person: { subject: string; email: string },
): Promise<string> {
  const { code, codeHash } = newCode(organizationId);
  const now = clock.now();
  const names = { first_name: "Nia", last_name: "New", groups: [], attributes: {} };
  const received = { ...person, ...names, authenticated_at: now, until: null, session_index: null, name_id: null };
  const attempt = { id: newId("ssoSignIn"), connectionId, purpose: "sign_in", requestHash: null } as const;
  await inTransaction(platform, organizationSetting(organizationId), async (tx) => {
    const connection = await findConnection(tx, organizationId, connectionId);
    if (connection === undefined) throw new Error("there is no such connection");
    const begun = { return_to: null, again: false, started_at: now, begun_by: "person" } as const;
    const text = sealed(platform.secrets, { received, ...begun, trust: trustOf(connection) });
    const waiting = { codeHash, sealed: text, expiresAt: new Date(now.getTime() + 60_000) };
    await insertAttempt(tx, organizationId, { ...attempt, browserHash: null, ...waiting }, now);
  });
  return code;
}

/** Lets a domain be entered by single sign-on only, or no longer. */
export function enforce(app: TestApp, { organization, connection, domainId }: Connected, enforced: boolean) {
  const params = { organization_id: organization.id, domain_id: domainId };
  return app.call(setSsoDomain, { params, body: { connection_id: connection.id, enforced } }, organization.admin);
}
