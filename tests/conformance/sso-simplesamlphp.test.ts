import { getMe } from "@rollcall/contract/identity";
import * as contract from "@rollcall/contract/sso";
import { beginSsoTest, getSsoSignIn, signOutOfSso } from "@rollcall/contract/sso-sign-ins";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { type AnOrganization, anOrganization } from "@rollcall/server/testing/builders";
import {
  type Page,
  type SamlIdentityProvider,
  startSamlIdentityProvider,
  whyNoSimpleSamlPhp,
} from "@rollcall/server/testing/saml-identity-provider/simplesamlphp";
import { aBrowser, aVerifiedDomain, post, spOf } from "@rollcall/server/testing/sso";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const why = await whyNoSimpleSamlPhp();
if (why) console.warn(`Skipped: ${why}`);

const person = (username: string, groups: string[]) => ({
  username,
  password: `${username}-password`,
  attributes: { email: [`${username}@corp.example`], firstName: ["Alice"], lastName: ["Smith"], groups },
});
const [alice, tester] = [person("alice", ["finance"]), person("tester", [])];

let app: TestApp;
let acme: AnOrganization;
let connection: contract.SsoConnection;
let idp: SamlIdentityProvider;

describe.skipIf(why !== undefined)("an Organization with SimpleSAMLphp", () => {
  beforeAll(async () => {
    app = await openApp();
    acme = await anOrganization(app);
    await aVerifiedDomain(app, acme, "corp.example");
    const body = { name: "Corp", protocol: "saml" } as const;
    const params = { organization_id: acme.id };
    connection = (await app.call(contract.createSsoConnection, { params, body }, acme.admin)).body;
    const metadata = await app.send("GET", new URL(spOf(connection).metadata_url).pathname);
    idp = await startSamlIdentityProvider({ spMetadata: await metadata.text(), users: [alice, tester] });
  });
  afterAll(async () => {
    await idp?.stop();
    await app?.close();
  });

  const ofConnection = () => ({ params: { organization_id: acme.id, connection_id: connection.id } });
  const postPage = ({ form }: Page) =>
    post(app, connection, form?.fields["SAMLResponse"] ?? "", { RelayState: form?.fields["RelayState"] ?? "" });

  test("takes its metadata by the address, tries it out, and is enabled", async () => {
    const imported = await app.call(
      contract.importSsoMetadata,
      { ...ofConnection(), body: { url: idp.metadataUrl } },
      acme.admin,
    );
    expect(imported.body).toMatchObject({ lacks: ["test"], saml: { identity_provider: { entity_id: idp.entityId } } });
    const begun = await app.call(beginSsoTest, ofConnection(), acme.admin);
    const landing = await postPage(await idp.signIn(begun.body.redirect_url, tester));
    expect(landing.path).toContain(begun.body.sign_in_id);
    const params = { organization_id: acme.id, sign_in_id: begun.body.sign_in_id };
    const { body } = await app.call(getSsoSignIn, { params }, acme.admin);
    expect(body.test).toMatchObject({ would: "join", email: "tester@corp.example", subject: "tester@corp.example" });
    const enabled = await app.call(contract.enableSsoConnection, ofConnection(), acme.admin);
    expect(enabled.body.status).toBe("enabled");
  });

  test("its people sign in, also encrypted, with what their groups give, and out again", async () => {
    const mapping = [{ value: "finance", roles: ["billing_manager"] }];
    await app.call(contract.setSsoMapping, { ...ofConnection(), body: { mapping } }, acme.admin);
    idp.configure({ encrypts: true });
    const browser = aBrowser(app);
    const begun = await browser.begin({ email: "alice@corp.example" });
    const atProvider = idp.browser();
    const landing = await postPage(await idp.signIn(begun.body.redirect_url, alice, atProvider));
    expect((await browser.complete(landing.code)).body).toMatchObject({ outcome: "joined" });
    const { body: self } = await app.call(getMe, {}, browser.session);
    expect(self.memberships).toMatchObject([{ roles: ["billing_manager", "member"] }]);

    const out = await app.call(signOutOfSso, {}, browser.session);
    const answered = await atProvider.get(out.body.redirect_url ?? "");
    expect(answered.url).toContain(`${new URL(spOf(connection).sign_out_url).pathname}?SAMLResponse=`);
    expect((await app.call(getMe, {}, browser.session)).status).toBe(401);
  });
});
