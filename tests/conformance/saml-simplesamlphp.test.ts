import { readCertificates, type SamlCertificate } from "@rollcall/server/platform/saml/certificate";
import { type IdentityProviderMetadata, readMetadata } from "@rollcall/server/platform/saml/identity-provider-metadata";
import { type KeyPair, makeKeyPair } from "@rollcall/server/platform/saml/key-pair";
import { type IncomingMessage, readLogoutRequest, readLogoutResponse } from "@rollcall/server/platform/saml/logout";
import { makeLoginRequest, makeLogoutRequest, makeLogoutResponse } from "@rollcall/server/platform/saml/outgoing";
import { SamlRefusal } from "@rollcall/server/platform/saml/refusal";
import { readResponse, type SamlConnection, type SamlSignIn } from "@rollcall/server/platform/saml/response";
import { makeMetadata } from "@rollcall/server/platform/saml/service-provider-metadata";
import { aSigningKey } from "@rollcall/server/testing/saml-identity-provider/certificates";
import {
  type Page,
  type SamlIdentityProvider,
  startSamlIdentityProvider,
  whyNoSimpleSamlPhp,
} from "@rollcall/server/testing/saml-identity-provider/simplesamlphp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const why = await whyNoSimpleSamlPhp();
if (why) console.warn(`Skipped: ${why}`);

const home = "https://rollcall.example/saml/org_1";
const service = { spEntityId: home, acsUrl: `${home}/acs`, sloUrl: `${home}/slo` };
const alice = {
  username: "alice",
  password: "alice-password",
  attributes: { email: ["alice@corp.example"], groups: ["engineering", "staff"] },
};
const bruno = { username: "bruno", password: "bruno-password", attributes: { email: ["bruno@other.example"] } };

let key: KeyPair;
let corp: SamlIdentityProvider;
let other: SamlIdentityProvider;
const certificateOf = { corp: aSigningKey(), next: aSigningKey(), other: aSigningKey() };

function spMetadata(wantAssertionSigned = true): string {
  return makeMetadata({
    entityId: home,
    acsUrl: service.acsUrl,
    sloUrl: service.sloUrl,
    signingCertificates: [key.certificate],
    encryptionCertificates: [key.certificate],
    signsRequests: true,
    wantAssertionSigned,
  });
}

describe.skipIf(why !== undefined)("SimpleSAMLphp as the identity provider", () => {
  beforeAll(async () => {
    key = await makeKeyPair({ commonName: "Rollcall", validForDays: 365, now: new Date() });
    [corp, other] = await Promise.all([
      startSamlIdentityProvider({ spMetadata: spMetadata(), users: [alice], key: certificateOf.corp }),
      startSamlIdentityProvider({ spMetadata: spMetadata(), users: [bruno], key: certificateOf.other }),
    ]);
  });

  beforeEach(() => {
    corp.configure({
      spMetadata: spMetadata(),
      key: certificateOf.corp,
      nextKey: certificateOf.next,
      encrypts: false,
      signsResponse: true,
    });
  });

  afterAll(async () => {
    await Promise.all([corp?.stop(), other?.stop()]);
  });

  test("its metadata says where to sign in and out, and both of its certificates", async () => {
    const metadata = await metadataOf(corp);
    expect(metadata).toMatchObject({
      entityId: corp.entityId,
      signIn: { redirect: `${corp.baseUrl}/saml2/idp/SSOService.php` },
      logout: { redirect: `${corp.baseUrl}/saml2/idp/SingleLogoutService.php` },
      wantsSignedRequests: true,
    });
    expect(metadata.certificates).toHaveLength(2);
    expect(readMetadata(await corp.metadata(), { now: new Date() })).toMatchObject({ reason: "endpoint_not_https" });
  });

  test("somebody signs in with a signed request, and the state comes back", async () => {
    const { page, answer } = await signIn(corp, alice);
    expect(answer).toMatchObject({ nameId: "alice@corp.example", attributes: alice.attributes, isEncrypted: false });
    expect(page.form).toMatchObject({ action: service.acsUrl, fields: { RelayState: "state-1" } });
  });

  test("it refuses a request that somebody else signed, or nobody", async () => {
    for (const signingKey of [certificateOf.other.privateKey, null]) {
      const { url } = await loginRequest(corp, signingKey);
      const page = await corp.browser().get(url);
      expect(page.text).toMatch(/Unable to validate signature|no signature found/);
      expect(page.form?.fields["username"]).toBeUndefined();
    }
  });

  test("a wrong password brings no answer", async () => {
    const { url } = await loginRequest(corp);
    const page = await corp.signIn(url, { ...alice, password: "wrong" });
    expect(page.form?.fields["SAMLResponse"]).toBeUndefined();
    expect(page.text).toContain("Incorrect username or password");
  });

  test("an encrypted assertion is read, inside a signed response only, since it comes by AES-CBC", async () => {
    corp.configure({ encrypts: true });
    expect((await signIn(corp, alice)).answer).toMatchObject({ nameId: "alice@corp.example", isEncrypted: true });
    corp.configure({ signsResponse: false });
    expect((await signIn(corp, alice)).answer).toMatchObject({ reason: "encryption_needs_signature" });
  });

  test("either signature is enough, and none is not", async () => {
    corp.configure({ signsResponse: false });
    expect((await signIn(corp, alice)).answer).toMatchObject({ nameId: "alice@corp.example" });
    corp.configure({ signsResponse: true, spMetadata: spMetadata(false) });
    expect((await signIn(corp, alice)).answer).toMatchObject({ nameId: "alice@corp.example" });
    corp.configure({ signsResponse: false });
    expect((await signIn(corp, alice)).answer).toMatchObject({ reason: "signature_missing" });
  });

  test("from the provider's side it works where that is allowed", async () => {
    const page = await corp.signIn(corp.unsolicitedUrl(home), alice);
    const answers = [true, false].map(async (allowsUnsolicited) =>
      read(page, await connectionTo(corp), { inResponseTo: [], allowsUnsolicited }),
    );
    expect(await Promise.all(answers)).toMatchObject([
      { nameId: "alice@corp.example", inResponseTo: undefined },
      { reason: "unsolicited_not_allowed" },
    ]);
  });

  test("when it changes its certificate, whoever knew both goes on, and whoever did not is told", async () => {
    const known = certificates(certificateOf.corp.certificate, certificateOf.next.certificate);
    const connection = await connectionTo(corp);
    expect(fingerprints(connection.certificates).toSorted()).toEqual(fingerprints(known).toSorted());
    corp.configure({ key: certificateOf.next, nextKey: certificateOf.corp });
    const { page, requestId } = await signIn(corp, alice);
    const expected = { inResponseTo: [requestId], allowsUnsolicited: false };
    const [former, next] = fingerprints(known);
    expect(read(page, connection, expected)).toMatchObject({
      nameId: "alice@corp.example",
      certificateFingerprint: next,
    });
    expect(read(page, { ...connection, certificates: known.slice(0, 1) }, expected)).toMatchObject({
      reason: "signing_certificate_unknown",
      facts: { expected: former, received: next },
    });
  });

  test("another provider can sign nobody in here", async () => {
    const { page, requestId } = await signIn(other, bruno);
    const connection = await connectionTo(corp);
    const expected = { inResponseTo: [requestId], allowsUnsolicited: true };
    expect(read(page, connection, expected)).toMatchObject({ reason: "signing_certificate_unknown" });
    const { certificates } = await connectionTo(other);
    expect(read(page, { ...connection, certificates }, expected)).toMatchObject({ reason: "issuer_mismatch" });
  });

  describe("single logout", () => {
    test.each(["redirect", "post"] as const)("asked for here, by %s", async (binding) => {
      const browser = corp.browser();
      const { answer } = await signIn(corp, alice, browser);
      const person = signedIn(answer);
      const { logout } = await metadataOf(corp);
      const { message, requestId } = await makeLogoutRequest({
        binding,
        destination: logout.redirect ?? "",
        spEntityId: home,
        signingKey: key.privateKey,
        relayState: "state-2",
        person,
        sessionIndex: person.sessionIndex,
      });
      const page = message.binding === "redirect" ? await browser.get(message.url) : await browser.submit(message);

      const reading = { incoming: queryOf(page), connection: await logoutConnection(), now: new Date() };
      expect(readLogoutResponse({ ...reading, inResponseTo: requestId })).toEqual({
        isPartial: false,
        relayState: "state-2",
      });
      expect(readLogoutResponse({ ...reading, inResponseTo: "_other" })).toMatchObject({
        reason: "in_response_to_mismatch",
      });
      const { url } = await loginRequest(corp);
      expect((await browser.get(url)).form?.fields["username"]).toBe("");
    });

    test("asked for by the provider", async () => {
      const browser = corp.browser();
      const person = signedIn((await signIn(corp, alice, browser)).answer);
      const { logout, logoutAnswers } = await metadataOf(corp);
      const page = await browser.get(`${logout.redirect}?${new URLSearchParams({ ReturnTo: corp.metadataUrl })}`);

      const request = readLogoutRequest({
        incoming: queryOf(page),
        connection: await logoutConnection(),
        now: new Date(),
      });
      if (request instanceof SamlRefusal) throw request;
      expect(request).toMatchObject({ nameId: person.nameId, sessionIndexes: [person.sessionIndex] });

      const answer = await makeLogoutResponse({
        binding: "redirect",
        destination: logoutAnswers.redirect ?? "",
        spEntityId: home,
        signingKey: key.privateKey,
        inResponseTo: request.requestId,
        isSuccess: true,
        ...(request.relayState === undefined ? {} : { relayState: request.relayState }),
      });
      const end = answer.binding === "redirect" ? await browser.get(answer.url) : undefined;
      expect(end).toMatchObject({ url: corp.metadataUrl, status: 200 });
    });
  });
});

function certificates(...texts: string[]): SamlCertificate[] {
  return texts.flatMap((text) => readCertificates(text, new Date()));
}

function fingerprints(known: readonly SamlCertificate[]): string[] {
  return known.map(({ fingerprint }) => fingerprint);
}

async function metadataOf(provider: SamlIdentityProvider): Promise<IdentityProviderMetadata> {
  const metadata = readMetadata(await provider.metadata(), { now: new Date(), allowsLoopback: true });
  if (metadata instanceof SamlRefusal) throw metadata;
  return metadata;
}

async function connectionTo(provider: SamlIdentityProvider): Promise<SamlConnection> {
  const { entityId, certificates } = await metadataOf(provider);
  return { idpEntityId: entityId, certificates, ...service, decryptionKeys: [key.privateKey] };
}

async function logoutConnection() {
  const { idpEntityId, certificates } = await connectionTo(corp);
  return { idpEntityId, certificates, sloUrl: service.sloUrl };
}

async function loginRequest(provider: SamlIdentityProvider, signingKey: string | null = key.privateKey) {
  const { signIn } = await metadataOf(provider);
  const signing = signingKey === null ? {} : { signingKey };
  return makeLoginRequest({ ...service, signInUrl: signIn.redirect ?? "", relayState: "state-1", ...signing });
}

async function signIn(
  provider: SamlIdentityProvider,
  person: typeof alice | typeof bruno,
  browser = provider.browser(),
) {
  const { url, requestId } = await loginRequest(provider);
  const page = await provider.signIn(url, { username: person.username, password: person.password }, browser);
  const expected = { inResponseTo: [requestId], allowsUnsolicited: false };
  return { page, requestId, answer: read(page, await connectionTo(provider), expected) };
}

function read(
  page: Page,
  connection: SamlConnection,
  expected: { inResponseTo: string[]; allowsUnsolicited: boolean },
) {
  const samlResponse = page.form?.fields["SAMLResponse"] ?? "";
  return readResponse({ samlResponse, connection, expected, now: new Date() });
}

function signedIn(answer: SamlSignIn | SamlRefusal): SamlSignIn {
  if (answer instanceof SamlRefusal) throw answer;
  return answer;
}

function queryOf(page: Page): IncomingMessage {
  const [address, query = ""] = page.url.split("?");
  expect(address).toBe(service.sloUrl);
  return { binding: "redirect", query };
}
