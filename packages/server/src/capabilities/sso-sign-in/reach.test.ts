import { leaveOrganization, listMembers, removeMember } from "@rollcall/contract/members";
import { startTotp } from "@rollcall/contract/second-factor";
import { setSsoIdentityProvider } from "@rollcall/contract/sso";
import { setBreakGlass } from "@rollcall/contract/sso-access";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AMember, type AnOrganization, aMember, anOrganization } from "../../../testing/builders.ts";
import {
  aBrowser,
  aSamlConnection,
  aSamlProvider,
  type Connected,
  post,
  requestIdIn,
  signInBySaml,
  spOf,
} from "../../../testing/sso.ts";

let app: TestApp;
let acme: AnOrganization;
let okta: Connected;

beforeAll(async () => {
  app = await openApp();
  acme = await anOrganization(app, { name: "Acme" });
  okta = await aSamlConnection(app, acme, { domain: "acme.com" });
});
afterAll(() => app.close());

describe("a session of one's own that the provider of one Organization vouches for", () => {
  let globex: AnOrganization;
  let ann: AMember;
  let browser: ReturnType<typeof aBrowser>;

  beforeAll(async () => {
    globex = await anOrganization(app, { name: "Globex" });
    ann = await aMember(app, acme, { email: "ann@acme.com", roles: ["organization_admin"] });
    await aMember(app, globex, { as: ann, roles: ["organization_admin"] });
    browser = aBrowser(app, ann);
    app.clock.advance({ minutes: 30 });
    const { status } = await signInBySaml(app, okta, { subject: "ann", email: "ann@acme.com" }, browser);
    expect(status).toBe(200);
  });
  test("is not fresh in another Organization", async () => {
    const params = { organization_id: globex.id };
    const answer = await app.call(setBreakGlass, { params, body: { member_ids: [] } }, browser.session);
    expect(answer.body.code).toBe("fresh_sign_in_required");
  });

  test("nor fresh for what opens the account", async () => {
    expect((await app.call(startTotp, {}, browser.session)).body.code).toBe("fresh_sign_in_required");
  });
});

describe("an answer that waits to be finished", () => {
  test("is worth nothing once the connection trusts another key", async () => {
    const browser = aBrowser(app);
    const begun = await browser.begin({ organization_id: acme.id, connection_id: okta.connection.id });
    const claimed = { subject: "late", email: "late@acme.com", inResponseTo: requestIdIn(begun.body.redirect_url) };
    const landing = await post(app, okta.connection, okta.provider.answer(app, spOf(okta.connection), claimed));

    const { entityId, signInUrl, signOutUrl } = okta.provider;
    const { certificate } = aSamlProvider("successor");
    const typed = {
      entity_id: entityId,
      sign_in_url: signInUrl,
      sign_out_url: signOutUrl,
      certificates: [certificate],
    };
    const params = { organization_id: acme.id, connection_id: okta.connection.id };
    const admin = await aMember(app, acme, { roles: ["organization_admin"] });
    const set = await app.call(setSsoIdentityProvider, { params, body: typed }, admin);
    expect(set.status).toBe(200);

    const { status, body } = await browser.complete(landing.code);
    expect([status, body.code]).toEqual([410, "sso_sign_in_expired"]);
  });
});

describe("somebody whom an Admin removed", () => {
  test("does not come back by the address of somebody who left, whichever of the two went last", async () => {
    const globex = await anOrganization(app, { name: "Globex" });
    const entra = await aSamlConnection(app, globex, { domain: "globex.com", provider: aSamlProvider("entra") });
    const outcome = async (subject: string, email: string) => (await signInBySaml(app, entra, { subject, email })).body;
    const [params, removed] = [{ organization_id: globex.id }, await outcome("removed", "removed@globex.com")];
    expect(removed.outcome).toBe("joined");
    const { body } = await app.call(listMembers, { params, query: { q: "removed@globex.com" } }, globex.admin);
    const memberId = body.data[0]?.id ?? "";
    await app.call(removeMember, { params: { ...params, member_id: memberId } }, globex.admin);
    const { browser } = await signInBySaml(app, entra, { subject: "leaver", email: "leaver@globex.com" });
    expect((await app.call(leaveOrganization, { params }, browser.session)).status).toBe(204);

    expect((await outcome("removed", "leaver@globex.com")).code).toBe("removed_before");
    expect((await outcome("leaver", "leaver@globex.com")).outcome).toBe("joined");
  });
});
