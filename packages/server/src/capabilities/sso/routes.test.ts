import { getMe } from "@rollcall/contract/identity";
import { createInvitations } from "@rollcall/contract/invitations";
import { listMembers, removeMember, updateMember } from "@rollcall/contract/members";
import { getOrganization } from "@rollcall/contract/organizations";
import * as contract from "@rollcall/contract/sso";
import * as access from "@rollcall/contract/sso-access";
import { signOutOfSso, unlinkMemberIdentity } from "@rollcall/contract/sso-sign-ins";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AMember, type AnOrganization, aMember, anAdmin, anOrganization } from "../../../testing/builders.ts";
import { runHourly, workOff } from "../../../testing/queue.ts";
import { aSigningKey } from "../../../testing/saml-identity-provider/certificates.ts";
import {
  aDraft,
  aSamlConnection,
  aSamlProvider,
  aVerifiedDomain,
  type Connected,
  enforce,
  passTest,
  requestIdIn,
  signInBySaml,
} from "../../../testing/sso.ts";
import { makeLogoutRequest } from "../../platform/saml/outgoing.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

const inside = (of: { id: string }) => ({ organization_id: of.id });
const settingsOf = async ({ id, admin }: AnOrganization) =>
  (await app.call(access.getSsoSettings, { params: inside({ id }) }, admin)).body;
const enter = async (of: { id: string }, as: { cookie: string }) => {
  const { status, body } = await app.call(getOrganization, { params: inside(of) }, as);
  return status === 200 ? "in" : body.code;
};

/** Lets a session count as one that showed a second factor, as its second step would. */
async function showFactor({ userId }: AMember): Promise<void> {
  const { database } = app.platform;
  await database.updateTable("sessions").set({ second_factor: "totp" }).where("user_id", "=", userId).execute();
  await database
    .insertInto("totp_apps")
    .values({ user_id: userId, sealed_secret: "none", last_step: 0, created_at: app.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

describe("setting a connection up", () => {
  let acme: AnOrganization;
  let draft: contract.SsoConnection;
  const provider = aSamlProvider("setup");
  const ofDraft = () => ({ params: { ...inside(acme), connection_id: draft.id } });

  beforeAll(async () => {
    acme = await anOrganization(app);
    await aVerifiedDomain(app, acme, "setup.example.com");
    draft = await aDraft(app, acme, provider);
  });

  test("201: it serves the verified domains, and says what it lacks", async () => {
    expect(draft).toMatchObject({ status: "draft", lacks: ["test"], default_roles: ["member"] });
    expect(draft.domains.map(({ domain }) => domain)).toEqual(["setup.example.com"]);
    const { entity_id, acs_url, certificate } = draft.saml?.service_provider ?? {};
    expect(acs_url).toBe(`http://rollcall.test/sso/saml/${acme.id}/${draft.id}/acs`);
    expect(certificate).toMatch(/BEGIN CERTIFICATE/);
    const metadata = await app.send("GET", new URL(entity_id ?? "").pathname);
    expect(metadata.headers.get("content-type")).toBe("application/samlmetadata+xml");
    expect(await metadata.text()).toContain(`entityID="${entity_id}"`);
  });

  test("400: what is no identity provider", async () => {
    const xml = await app.call(contract.importSsoMetadata, { ...ofDraft(), body: { xml: "<html/>" } }, acme.admin);
    expect([xml.status, xml.body.code, xml.body.field]).toEqual([400, "sso_metadata_invalid", "xml"]);
    const typed = {
      entity_id: "x",
      sign_in_url: "https://idp.example/sso",
      certificates: [aSigningKey({ bits: 1024 }).certificate],
    };
    const weak = await app.call(contract.setSsoIdentityProvider, { ...ofDraft(), body: typed }, acme.admin);
    expect([weak.status, weak.body.field]).toEqual([400, "certificates.0"]);
    const plain = { ...typed, sign_in_url: "http://idp.example/sso", certificates: [provider.certificate] };
    const open = await app.call(contract.setSsoIdentityProvider, { ...ofDraft(), body: plain }, acme.admin);
    expect([open.status, open.body.field]).toEqual([400, "sign_in_url"]);
  });

  test("409: metadata of a server that cannot be asked, or is not public", async () => {
    for (const url of ["https://nowhere.example/metadata", "https://10.0.0.1/metadata"]) {
      const answer = await app.call(contract.importSsoMetadata, { ...ofDraft(), body: { url } }, acme.admin);
      expect([answer.status, answer.body.code]).toEqual([409, "sso_provider_unreachable"]);
    }
  });

  test("409: enabling what was not tested; then it works, and invitations say where people join", async () => {
    const early = await app.call(contract.enableSsoConnection, ofDraft(), acme.admin);
    expect([early.status, early.body.detail]).toEqual([
      409,
      "This connection still needs a test sign-in that went well within a day.",
    ]);
    await passTest(app, { organization: acme, connection: draft, provider }, { email: "t@setup.example.com" });
    expect((await app.call(contract.enableSsoConnection, ofDraft(), acme.admin)).body.status).toBe("enabled");
    expect((await app.call(getOrganization, { params: inside(acme) }, acme.admin)).body.single_sign_on).toBe(true);
    const body = { emails: ["new@setup.example.com"], roles: ["member"] };
    const invited = await app.call(createInvitations, { params: inside(acme), body }, acme.admin);
    expect([invited.status, invited.body.code]).toEqual([409, "sso_required"]);
    const gone = await app.call(contract.removeSsoConnection, ofDraft(), acme.admin);
    expect(gone.body?.code).toBe("sso_connection_enabled");
  });

  test("another provider has to be tested anew, and knows nobody yet", async () => {
    const typed = { entity_id: "https://other.example", sign_in_url: "https://other.example/sso" };
    const body = { ...typed, certificates: [provider.certificate] };
    const { body: changed } = await app.call(contract.setSsoIdentityProvider, { ...ofDraft(), body }, acme.admin);
    expect(changed).toMatchObject({ lacks: ["test"], people: 0, last_passed_test_at: null });
  });

  test("403: nobody grants by a rule what they do not hold", async () => {
    const guide = await aMember(app, acme, { roles: ["member"] });
    const made = await app.send("POST", `/v1/organizations/${acme.id}/roles`, {
      as: acme.admin,
      body: { scope: "organization", name: "Access", permissions: ["access:write", "organization:read"] },
    });
    const { id: roleId } = await made.json();
    await app.send("PUT", `/v1/organizations/${acme.id}/members/${guide.memberId}/roles`, {
      as: acme.admin,
      body: { roles: [roleId, "member"] },
    });
    const mapping = (roles: string[]) => ({ ...ofDraft(), body: { mapping: [{ value: "admins", roles }] } });
    const above = await app.call(contract.setSsoMapping, mapping(["organization_admin"]), guide);
    expect([above.status, above.body.field]).toEqual([403, "mapping.0.roles"]);
    expect((await app.call(contract.setSsoMapping, mapping(["member"]), guide)).status).toBe(200);
    expect((await app.call(contract.setSsoMapping, mapping(["organization_admin"]), acme.admin)).status).toBe(200);
    // Nor takes they away what they do not hold.
    expect((await app.call(contract.setSsoMapping, mapping(["member"]), guide)).status).toBe(403);
  });
});

describe("enforcing a domain", () => {
  let okta: Connected;
  let acme: AnOrganization;
  let standby: AMember;
  let person: AMember;

  beforeAll(async () => {
    acme = await anOrganization(app, { name: "Strict" });
    okta = await aSamlConnection(app, acme, { domain: "strict.com" });
    standby = await aMember(app, acme, { email: "standby@strict.com", roles: ["organization_admin"] });
    person = await aMember(app, acme, { email: "person@strict.com" });
  });

  test("needs an Admin who showed that they can enter in an emergency", async () => {
    expect((await enforce(app, okta, true)).body.code).toBe("break_glass_missing");
    const name = () =>
      app.call(access.setBreakGlass, { params: inside(acme), body: { member_ids: [standby.memberId] } }, acme.admin);
    expect((await name()).body.code).toBe("break_glass_unfit");
    await showFactor(standby);
    expect((await name()).body.data).toMatchObject([{ can_enter: true, rehearsed_at: null }]);
    expect((await enforce(app, okta, true)).body.code).toBe("sso_rehearsal_missing");
    const rehearse = (as: AMember) => app.call(access.rehearseBreakGlass, { params: inside(acme) }, as);
    expect((await rehearse(person)).body.code).toBe("break_glass_unfit");
    expect((await rehearse(standby)).status).toBe(200);
    expect(await settingsOf(acme)).toMatchObject({ rehearsal_counts: true });
  });

  test("is asked about first, and then ends every session of the domain that did not come through the provider", async () => {
    const params = { ...inside(acme), domain_id: okta.domainId };
    const body = { connection_id: okta.connection.id, enforced: true };
    const asked = await app.call(access.setSsoDomain, { params, query: { preview: "true" }, body }, acme.admin);
    expect(asked.body).toMatchObject({ applied: false, members: 2, never_signed_in: 2, includes_you: false });
    expect(await enter(acme, person)).toBe("in");

    expect((await enforce(app, okta, true)).body).toMatchObject({ applied: true, domain: { enforced: true } });
    expect(await enter(acme, person)).toBe("single_sign_on_required");
    expect((await app.call(getMe, {}, person)).body.memberships).toMatchObject([
      { single_sign_on_required: true, may_break_glass: false, permissions: [] },
    ]);
    // Whose address is in no enforced domain enters as before.
    expect(await enter(acme, acme.admin)).toBe("in");
  });

  test("lets in who comes through the provider, the same person with the same session otherwise", async () => {
    const { browser } = await signInBySaml(app, okta, { subject: "p1", email: "person@strict.com" });
    expect(await enter(acme, browser.session)).toBe("in");
    app.clock.advance({ minutes: 25 * 60 });
    expect((await app.call(getMe, {}, browser.session)).status).toBe(401);
    app.clock.advance({ minutes: -25 * 60 });
  });

  test("a named Admin enters in an emergency: with a reason, audited, mailed to the others, for some hours", async () => {
    expect(await enter(acme, standby)).toBe("single_sign_on_required");
    expect((await app.call(getMe, {}, standby)).body.memberships[0]?.may_break_glass).toBe(true);
    const use = (as: AMember) =>
      app.call(access.useBreakGlass, { params: inside(acme), body: { reason: "Okta is down" } }, as);
    expect((await use(person)).body.code).toBe("break_glass_unfit");
    await workOff(app);
    expect((await use(standby)).status).toBe(200);
    expect(await enter(acme, standby)).toBe("in");
    const mails = await workOff(app);
    expect(mails.map(({ to }) => to)).toEqual([acme.admin.email]);
    expect(mails[0]?.text).toContain("Okta is down");
    app.clock.advance({ minutes: 4 * 60 + 1 });
    expect(await enter(acme, standby)).toBe("single_sign_on_required");
    app.clock.advance({ minutes: -(4 * 60 + 1) });
  });

  test("somebody has to stay able to enter", async () => {
    const none = await app.call(access.setBreakGlass, { params: inside(acme), body: { member_ids: [] } }, acme.admin);
    expect([none.status, none.body.code]).toEqual([409, "break_glass_missing"]);
  });

  test("switching the connection off removes nobody: its sessions end, and everybody enters as before", async () => {
    const { browser } = await signInBySaml(app, okta, { subject: "p1", email: "person@strict.com" });
    const params = { ...inside(acme), connection_id: okta.connection.id };
    expect((await app.call(contract.disableSsoConnection, { params }, acme.admin)).body.status).toBe("disabled");
    expect((await app.call(getMe, {}, browser.session)).status).toBe(401);
    expect(await enter(acme, person)).toBe("in");
    const { body } = await app.call(listMembers, { params: inside(acme), query: { q: "person@" } }, acme.admin);
    expect(body.data).toMatchObject([{ status: "active", externally_managed_by: null }]);
    expect((await settingsOf(acme)).domains).toMatchObject([{ enforced: false }]);
  });
});

describe("what a provider manages", () => {
  let okta: Connected;
  let acme: AnOrganization;

  beforeAll(async () => {
    acme = await anOrganization(app, { name: "Managed" });
    okta = await aSamlConnection(app, acme, { domain: "managed.com" });
  });

  test("409: name and address are read-only here; unlinking ends the sessions", async () => {
    const { browser } = await signInBySaml(app, okta, { subject: "m1", email: "mia@managed.com" });
    const { body } = await app.call(listMembers, { params: inside(acme), query: { q: "mia@" } }, acme.admin);
    const params = { ...inside(acme), member_id: body.data[0]?.id ?? "" };
    const renamed = await app.call(updateMember, { params, body: { first_name: "Other" } }, acme.admin);
    expect([renamed.status, renamed.body.code]).toEqual([409, "externally_managed"]);
    const wish = { params: { ...params, connection_id: okta.connection.id } };
    expect((await app.call(unlinkMemberIdentity, wish, acme.admin)).status).toBe(204);
    expect(await enter(acme, browser.session)).toBe("not_signed_in");
  });

  test("signing out says where to sign out at the provider; its own request ends the session here", async () => {
    const one = await signInBySaml(app, okta, { subject: "s1", email: "sam@managed.com", sessionIndex: "_one" });
    const out = await app.call(signOutOfSso, {}, one.browser.session);
    expect(out.body.redirect_url).toMatch(/^https:\/\/idp\.example\/slo\?SAMLRequest=/);
    expect(requestIdIn(out.body.redirect_url ?? "")).not.toBe("");
    expect(await enter(acme, one.browser.session)).toBe("not_signed_in");

    const two = await signInBySaml(app, okta, { subject: "s1", email: "sam@managed.com", sessionIndex: "_two" });
    const destination = okta.connection.saml?.service_provider.sign_out_url ?? "";
    const { message } = await makeLogoutRequest({
      binding: "redirect",
      destination,
      spEntityId: okta.provider.entityId,
      signingKey: okta.provider.key.privateKey,
      person: { nameId: "s1", nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" },
      sessionIndex: "_two",
    });
    const { pathname, search } = new URL(message.binding === "redirect" ? message.url : "http://x.test");
    const unsigned = await app.send("GET", `${pathname}?${search.slice(1).replace(/&Signature=.*/, "")}`);
    expect(unsigned.status).toBe(303);
    expect(await enter(acme, two.browser.session)).toBe("in");
    const answer = await app.send("GET", `${pathname}${search}`);
    expect(answer.headers.get("location")).toMatch(/^https:\/\/idp\.example\/slo\?SAMLResponse=/);
    expect(await enter(acme, two.browser.session)).toBe("not_signed_in");
  });

  test("the last Admin stays Admin whatever the provider says", async () => {
    const params = { ...inside(acme), connection_id: okta.connection.id };
    const mapping = [{ value: "admins", roles: ["organization_admin"] }];
    await app.call(contract.setSsoMapping, { params, body: { mapping } }, acme.admin);
    const boss = { subject: "boss", email: "boss@managed.com" };
    const { browser } = await signInBySaml(app, okta, { ...boss, groups: ["admins"] });
    const gone = { params: { ...inside(acme), member_id: acme.admin.memberId } };
    expect((await app.call(removeMember, gone, browser.session)).status).toBe(200);
    const rolesNow = async () => {
      const { browser: again } = await signInBySaml(app, okta, { ...boss, groups: [] });
      return (await app.call(getMe, {}, again.session)).body.memberships[0]?.roles;
    };
    expect(await rolesNow()).toEqual(["member", "organization_admin"]);
    const changed = (await app.eventsOf(acme.id)).filter(({ name }) => name === "sso.access_changed").at(-1);
    expect(changed?.payload).toMatchObject({ kept_for_last_admin: true });
    await anAdmin(app, acme);
    expect(await rolesNow()).toEqual(["member"]);
  });
});

describe("certificates that end", () => {
  test("those who configure access are mailed once, a month ahead, unless a newer one is there", async () => {
    const acme = await anOrganization(app, { name: "Ending" });
    await aVerifiedDomain(app, acme, "ending.com");
    const inTwoWeeks = new Date(app.clock.now().getTime() + 14 * 86_400_000);
    const ending = aSigningKey({ validUntil: inTwoWeeks });
    await aDraft(app, acme, { ...aSamlProvider("ending"), certificate: ending.certificate });
    await workOff(app);
    await runHourly(app, "sso.warn_of_certificates");
    expect((await workOff(app)).map(({ to, subject }) => [to, subject])).toEqual([
      [acme.admin.email, "The certificate of Okta ends soon"],
    ]);
    await runHourly(app, "sso.warn_of_certificates");
    expect(await workOff(app)).toEqual([]);
  });
});
