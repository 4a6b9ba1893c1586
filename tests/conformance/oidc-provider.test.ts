import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as contract from "@rollcall/contract/sso";
import { beginSsoTest, getSsoSignIn } from "@rollcall/contract/sso-sign-ins";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { type AnOrganization, anOrganization } from "@rollcall/server/testing/builders";
import { SmallBrowser } from "@rollcall/server/testing/saml-identity-provider/browser";
import { aBrowser, aVerifiedDomain, landingOf } from "@rollcall/server/testing/sso";
import { Provider } from "oidc-provider";
import { afterAll, beforeAll, expect, test } from "vitest";

const SECRET = "a secret that both sides know, long enough";

let app: TestApp;
let acme: AnOrganization;
let connection: contract.SsoConnection;
let issuer: string;
let stop: () => Promise<unknown>;

beforeAll(async () => {
  app = await openApp();
  acme = await anOrganization(app);
  await aVerifiedDomain(app, acme, "acme.com");
  const inside = { organization_id: acme.id };
  const body = { name: "Certified", protocol: "oidc" } as const;
  connection = (await app.call(contract.createSsoConnection, { params: inside, body }, acme.admin)).body;
  await startProvider(connection.oidc?.redirect_uri ?? "");
});
afterAll(async () => {
  await app.close();
  await stop();
});

/** A certified provider, which shows pages of its own to sign in on. */
async function startProvider(redirectUri: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The cast is sound: it listens on a port, not on a pipe.
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "rollcall", client_secret: SECRET, redirect_uris: [redirectUri], response_types: ["code"] }],
    claims: { email: ["email", "email_verified"], profile: ["given_name", "family_name"] },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: `${sub}@acme.com`, email_verified: true, given_name: "Ann", family_name: "Lee" }),
    }),
    pkce: { required: () => true },
  });
  server.on("request", provider.callback());
  stop = () => new Promise((resolve) => server.close(resolve));
}

/** Somebody at the pages of the provider: gives back where they are sent in the end. */
async function atProvider(address: string, login: string): Promise<URL> {
  const browser = new SmallBrowser(issuer);
  let page = await browser.get(address);
  for (let pages = 0; page.form && pages < 5; pages += 1)
    page = await browser.submit({ ...page.form, fields: { ...page.form.fields, login, password: "any" } });
  return new URL(page.url);
}

test("a certified provider: discovered, tried out, enabled, and signed in through", async () => {
  const params = { organization_id: acme.id, connection_id: connection.id };
  const client = { issuer, client_id: "rollcall", client_secret: SECRET };
  expect((await app.call(contract.setSsoClient, { params, body: client }, acme.admin)).status).toBe(200);

  const begun = await app.call(beginSsoTest, { params }, acme.admin);
  const tried = await atProvider(begun.body.redirect_url, "tester");
  await app.send("GET", `${tried.pathname}${tried.search}`);
  const of = { organization_id: acme.id, sign_in_id: begun.body.sign_in_id };
  const { body: result } = await app.call(getSsoSignIn, { params: of }, acme.admin);
  expect(result.test).toMatchObject({ would: "join", email: "tester@acme.com", first_name: "Ann" });
  expect((await app.call(contract.enableSsoConnection, { params }, acme.admin)).body.status).toBe("enabled");

  const browser = aBrowser(app);
  const { body } = await browser.begin({ email: "ann@acme.com" });
  const back = await atProvider(body.redirect_url, "ann");
  const response = await app.send("GET", `${back.pathname}${back.search}`);
  const landing = landingOf(response.status, response.headers.get("location"));
  expect((await browser.complete(landing.code)).body).toMatchObject({ status: "signed_in", outcome: "joined" });
});
