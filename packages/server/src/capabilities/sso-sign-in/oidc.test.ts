import { getMe } from "@rollcall/contract/identity";
import * as contract from "@rollcall/contract/sso";
import { setBreakGlass } from "@rollcall/contract/sso-access";
import { beginSsoTest, listSsoSignIns, signOutOfSso } from "@rollcall/contract/sso-sign-ins";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AnOrganization, aMember, anOrganization } from "../../../testing/builders.ts";
import { type OidcTestProvider, startOidcProvider, type Told } from "../../../testing/oidc-identity-provider.ts";
import { aBrowser, aVerifiedDomain, landingOf } from "../../../testing/sso.ts";

let app: TestApp;
let provider: OidcTestProvider;
let acme: AnOrganization;
let connection: contract.SsoConnection;
let globex: AnOrganization;
let foreign: contract.SsoConnection;

beforeAll(async () => {
  app = await openApp();
  provider = await startOidcProvider();
  [acme, globex] = [await anOrganization(app), await anOrganization(app, { name: "Globex" })];
  connection = await aConnection(acme, "acme.com");
  foreign = await aConnection(globex, "globex.com");
});
afterAll(async () => {
  await app.close();
  await provider.close();
});

const verified = (email: string) => ({ email, email_verified: true, given_name: "Ann", family_name: "Lee" });

async function aConnection(of: AnOrganization, domain: string): Promise<contract.SsoConnection> {
  const inside = { organization_id: of.id };
  await aVerifiedDomain(app, of, domain);
  const body = { name: "Keycloak", protocol: "oidc" } as const;
  const { body: draft } = await app.call(contract.createSsoConnection, { params: inside, body }, of.admin);
  const params = { ...inside, connection_id: draft.id };
  const client = { issuer: provider.issuer, client_id: "rollcall", client_secret: "secret" };
  const set = await app.call(contract.setSsoClient, { params, body: client }, of.admin);
  expect(set.body).toMatchObject({ oidc: { has_client_secret: true, issuer: provider.issuer }, lacks: ["test"] });
  const begun = await app.call(beginSsoTest, { params }, of.admin);
  const { path, query } = provider.authorize(begun.body.redirect_url, { claims: verified(`tester@${domain}`) });
  await app.send("GET", `${path}${query}`);
  return (await app.call(contract.enableSsoConnection, { params }, of.admin)).body;
}

async function signIn(
  told: Told,
  tamper: (path: string, query: string) => string = (path, query) => `${path}${query}`,
) {
  const browser = aBrowser(app);
  const begun = await browser.begin({ email: "somebody@acme.com" });
  const { path, query } = provider.authorize(begun.body.redirect_url, told);
  const address = tamper(path, query);
  const response = await app.send("GET", address);
  const landing = landingOf(response.status, response.headers.get("location"));
  return { browser, address, landing, ...(await browser.complete(landing.code)) };
}

const lastReason = async () => {
  const wish = { params: { organization_id: acme.id }, query: { limit: 1 } };
  return (await app.call(listSsoSignIns, wish, acme.admin)).body.data[0]?.reason;
};

test("signs in with code and PKCE, and out where the provider says", async () => {
  const { status, body, browser } = await signIn({ claims: { sub: "s1", ...verified("ann@acme.com") } });
  expect([status, body.outcome]).toEqual([200, "joined"]);
  expect((await app.call(getMe, {}, browser.session)).body).toMatchObject({ email: "ann@acme.com", first_name: "Ann" });
  const out = await app.call(signOutOfSso, {}, browser.session);
  expect(out.body.redirect_url).toContain(`${provider.issuer}/end?`);
});

test("takes from the user info endpoint what the token lacks", async () => {
  const { body } = await signIn({ claims: { sub: "s2" }, userInfo: verified("bob@acme.com") });
  expect(body.outcome).toBe("joined");
});

test("follows a provider that changes its key", async () => {
  provider.changeKeyId();
  expect((await signIn({ claims: { sub: "s1", ...verified("ann@acme.com") } })).body.outcome).toBe("signed_in");
});

describe("what is refused", () => {
  const claims = verified("eve@acme.com");

  test.each<[string, Told, string]>([
    ["no signature", { claims, signedBy: "none" }, "bad_token"],
    ["a signature with the public key as secret", { claims, signedBy: "public" }, "bad_token"],
    ["a stranger's key", { claims, signedBy: "stranger" }, "bad_token"],
    ["a key that is not there", { claims, header: { kid: "unknown" } }, "bad_token"],
    ["another nonce", { claims: { ...claims, nonce: "other" } }, "bad_token"],
    ["no nonce", { claims: { ...claims, nonce: undefined } }, "bad_token"],
    ["another issuer", { claims: { ...claims, iss: "https://evil.example" } }, "bad_token"],
    ["another audience", { claims: { ...claims, aud: "other" } }, "bad_token"],
    ["two audiences, for another", { claims: { ...claims, aud: ["rollcall", "other"], azp: "other" } }, "bad_token"],
    ["what has expired", { claims: { ...claims, exp: 1_000_000_000 } }, "bad_token"],
    ["a user info of somebody else", { claims: { sub: "x" }, userInfo: { ...claims, sub: "y" } }, "bad_token"],
    ["an address that is not verified", { claims: { ...claims, email_verified: false } }, "email_not_verified"],
    ["an address outside", { claims: verified("eve@globex.com") }, "email_outside_domains"],
  ])("%s", async (_, told, reason) => {
    const { status } = await signIn(told);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(await lastReason()).toBe(reason);
  });

  test("keys that the token itself names", async () => {
    const jku = `${provider.issuer}/stranger`;
    await signIn({ claims, signedBy: "stranger", header: { jku } });
    expect([await lastReason(), provider.asked.includes("/stranger")]).toEqual(["bad_token", false]);
  });

  test.each<[string, (path: string, query: string) => string, string]>([
    ["another state", (path, query) => `${path}${query.replace(/state=[^&]+/, "state=other")}`, "not_started_here"],
    ["no state", (path, query) => `${path}${query.replace(/&state=[^&]+/, "")}`, "not_started_here"],
    ["a made-up code", (path, query) => `${path}${query.replace(/code=[^&]+/, "code=other")}`, "code_refused"],
    [
      "an answer of another issuer",
      (path, query) => `${path}${query.replace(/iss=.*/, "iss=https://evil.example")}`,
      "bad_token",
    ],
    [
      "a no of the provider",
      (path, query) => `${path}?error=access_denied&${query.replace(/^.code=[^&]+&/, "")}`,
      "provider_refused",
    ],
  ])("%s", async (_, tamper, reason) => {
    expect((await signIn({ claims }, tamper)).landing.problem).toBe("sso_sign_in_refused");
    expect(await lastReason()).toBe(reason);
  });

  test("an answer that is brought to another connection", async () => {
    const elsewhere = new URL(foreign.oidc?.redirect_uri ?? "").pathname;
    const { landing } = await signIn({ claims }, (_, query) => `${elsewhere}${query}`);
    expect(landing.problem).toBe("sso_sign_in_refused");
  });

  test("an answer that comes again", async () => {
    const { address, status } = await signIn({ claims: { sub: "s9", ...verified("kim@acme.com") } });
    expect(status).toBe(200);
    const again = await app.send("GET", address);
    expect(landingOf(again.status, again.headers.get("location")).problem).toBe("sso_sign_in_refused");
    expect(await lastReason()).toBe("not_started_here");
  });

  test("one of many that come at once is taken", async () => {
    const browser = aBrowser(app);
    const begun = await browser.begin({ email: "somebody@acme.com" });
    const { path, query } = provider.authorize(begun.body.redirect_url, {
      claims: { sub: "s10", ...verified("lee@acme.com") },
    });
    const responses = await Promise.all(Array.from({ length: 10 }, () => app.send("GET", `${path}${query}`)));
    const codes = responses.flatMap(({ status, headers }) => landingOf(status, headers.get("location")).code ?? []);
    expect(codes).toHaveLength(1);
    expect((await browser.complete(codes[0])).status).toBe(200);
  });
});

test("an issuer that names itself otherwise, or is not there, is no provider", async () => {
  const params = { organization_id: acme.id, connection_id: connection.id };
  const set = (issuer: string) =>
    app.call(contract.setSsoClient, { params, body: { issuer, client_id: "rollcall" } }, acme.admin);
  const other = await set(provider.issuer.replace("127.0.0.1", "localhost"));
  expect([other.status, other.body.code]).toEqual([400, "sso_metadata_invalid"]);
  const none = await set("https://nowhere.example");
  expect([none.status, none.body.code]).toEqual([409, "sso_provider_unreachable"]);
});

describe("what no database takes", () => {
  test("is said in other letters where a provider gives its reasons", async () => {
    const { landing } = await signIn({}, (path, query) => {
      const state = new URLSearchParams(query).get("state") ?? "";
      const said = { state, iss: provider.issuer, error: "access_denied", error_description: "no\u0000" };
      return `${path}?${new URLSearchParams(said)}`;
    });
    expect([landing.status, landing.problem, await lastReason()]).toEqual([
      303,
      "sso_sign_in_refused",
      "provider_refused",
    ]);
  });

  test("is shown in other letters in a test, and is nobody's subject", async () => {
    const params = { organization_id: acme.id, connection_id: connection.id };
    const begun = await app.call(beginSsoTest, { params }, acme.admin);
    const claims = { sub: "odd", ...verified("odd@acme.com"), groups: ["\u0000", "\ud800"] };
    const { path, query } = provider.authorize(begun.body.redirect_url, { claims });
    expect((await app.send("GET", `${path}${query}`)).status).toBe(303);
    const { landing } = await signIn({ claims: { sub: "a\u0000b", ...verified("odd@acme.com") } });
    expect([landing.problem, await lastReason()]).toEqual(["sso_sign_in_refused", "subject_missing"]);
  });
});

test("a provider that does not say when somebody proved who they are makes no session fresh", async () => {
  const asked = { params: { organization_id: acme.id }, body: { member_ids: [] } };
  const freshness = async (told: object) => {
    const { browser } = await signIn({ claims: { sub: "admin", ...verified("admin@acme.com"), ...told } });
    return (await app.call(setBreakGlass, asked, browser.session)).body.code;
  };
  await aMember(app, acme, { email: "admin@acme.com", roles: ["organization_admin"] });
  expect(await freshness({})).toBe("fresh_sign_in_required");
  expect(await freshness({ auth_time: Math.floor(Date.now() / 1000) })).toBeUndefined();
});
