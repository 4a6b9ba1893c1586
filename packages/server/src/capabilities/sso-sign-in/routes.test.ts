import { getMe, updateMe } from "@rollcall/contract/identity";
import { createInvitations } from "@rollcall/contract/invitations";
import { allowMemberAgain, getMember, listMembers, removeMember, suspendMember } from "@rollcall/contract/members";
import { getOrganization } from "@rollcall/contract/organizations";
import { setSsoMapping, updateSsoConnection } from "@rollcall/contract/sso";
import { listWithoutSeat, setAutomaticSeats } from "@rollcall/contract/sso-access";
import { completeSsoSignIn, getSsoSignIn, listMemberIdentities, listSsoSignIns } from "@rollcall/contract/sso-sign-ins";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import {
  type AMember,
  type AnOrganization,
  aGroup,
  aMember,
  anOrganization,
  aUser,
} from "../../../testing/builders.ts";
import {
  aBrowser,
  aSamlConnection,
  aSamlProvider,
  aWaitingCode,
  type Claimed,
  type Connected,
  passTest,
  post,
  requestIdIn,
  signInBySaml,
  spOf,
} from "../../../testing/sso.ts";
import { inTransaction, organizationSetting } from "../../platform/transact.ts";
import { updateConnection } from "../sso/store.ts";

let app: TestApp;
let acme: AnOrganization;
let okta: Connected;
let globex: AnOrganization;
let entra: Connected;

beforeAll(async () => {
  app = await openApp();
  acme = await anOrganization(app, { name: "Acme", seats: { api: 50, vibe: 3, code: 50 } });
  globex = await anOrganization(app, { name: "Globex" });
  okta = await aSamlConnection(app, acme, { domain: "acme.com" });
  entra = await aSamlConnection(app, globex, { domain: "globex.com", provider: aSamlProvider("entra") });
});
afterAll(() => app.close());

const inside = (of: AnOrganization) => ({ organization_id: of.id });
const toMember = (id: string, of = acme) => ({ params: { ...inside(of), member_id: id } });
const signIn = (claimed: Claimed, browser?: ReturnType<typeof aBrowser>) => signInBySaml(app, okta, claimed, browser);
const me = async (as: { cookie: string }) => (await app.call(getMe, {}, as)).body;
const byEmail = async (email: string) =>
  (await app.call(listMembers, { params: inside(acme), query: { q: email } }, acme.admin)).body.data;
const logOf = async () =>
  (await app.call(listSsoSignIns, { params: inside(acme), query: { limit: 1 } }, acme.admin)).body.data[0];

let people = 0;
function somebody(): { subject: string; email: string } {
  people += 1;
  return { subject: `00u${people}`, email: `person${people}@acme.com` };
}

describe("the first sign-in", () => {
  test("makes the User and the Member, whose profile the provider manages", async () => {
    const { status, body, browser } = await signIn({
      ...somebody(),
      email: "ann@acme.com",
      firstName: "Ann",
      lastName: "Lee",
    });
    expect({ status, body }).toEqual({
      status: 200,
      body: { status: "signed_in", organization_id: acme.id, return_to: null, outcome: "joined" },
    });
    const self = await me(browser.session);
    expect(self).toMatchObject({ email: "ann@acme.com", email_verified: true, has_password: false });
    expect(self.signed_in_through).toMatchObject({ organization_id: acme.id, connection_name: "Okta" });
    const [member] = await byEmail("ann@acme.com");
    expect(member).toMatchObject({ source: "sso", externally_managed_by: "sso", roles: ["member"], first_name: "Ann" });
    const details = await app.call(getMember, toMember(member?.id ?? ""), acme.admin);
    expect(details.body.sign_in_methods).toEqual(["magic_link", "sso"]);
    const identities = await app.call(listMemberIdentities, toMember(member?.id ?? ""), acme.admin);
    expect(identities.body.data).toMatchObject([
      { connection: { name: "Okta", enabled: true }, email: "ann@acme.com" },
    ]);
    const names = (await app.eventsOf(acme.id)).map(({ name }) => name);
    for (const name of ["member.joined", "sso.identity_linked", "sso.signed_in"]) expect(names).toContain(name);
    expect(await logOf()).toMatchObject({ outcome: "joined", email: "ann@acme.com", member_id: member?.id });
  });

  test("links somebody who is a member already, and gives them nothing else", async () => {
    const member = await aMember(app, acme, { email: "bob@acme.com", roles: ["billing_manager"] });
    const { body, browser } = await signIn({ ...somebody(), email: "bob@acme.com", firstName: "Robert" });
    expect(body.outcome).toBe("linked");
    expect((await me(browser.session)).id).toBe(member.userId);
    expect(await byEmail("bob@acme.com")).toMatchObject([
      {
        id: member.memberId,
        source: "manual",
        externally_managed_by: "sso",
        roles: ["billing_manager"],
        first_name: "Robert",
      },
    ]);
  });

  test("takes up the invitation that waits, with everything in it", async () => {
    const group = await aGroup(app, acme);
    const body = { emails: ["cat@acme.com"], roles: ["billing_manager"], seats: ["code"], groups: [group.id] };
    await switchedOff(() => app.call(createInvitations, { params: inside(acme), body }, acme.admin));
    const done = await signIn({ ...somebody(), email: "cat@acme.com" });
    expect(done.body.outcome).toBe("joined");
    expect(await byEmail("cat@acme.com")).toMatchObject([{ roles: ["billing_manager", "member"], seats: ["code"] }]);
    const names = (await app.eventsOf(acme.id)).map(({ name }) => name);
    expect(names).toContain("invitation.accepted");
  });

  test("gives a seat while one is free; whoever goes without is in, and on the list", async () => {
    await app.call(setAutomaticSeats, { params: inside(acme), body: { product_ids: ["vibe"] } }, acme.admin);
    const arrivals = await Promise.all(Array.from({ length: 6 }, () => signIn(somebody())));
    expect(arrivals.map(({ status }) => status)).toEqual(Array(6).fill(200));
    const without = await app.call(listWithoutSeat, { params: inside(acme) }, acme.admin);
    expect(without.body.data).toHaveLength(3);
    expect(without.body.data[0]?.product).toEqual({ id: "vibe", name: "Vibe" });
    await app.call(setAutomaticSeats, { params: inside(acme), body: { product_ids: [] } }, acme.admin);
  });
});

describe("a later sign-in", () => {
  test("brings name and address over, and mapped access, and touches nothing else", async () => {
    const person = somebody();
    const group = await aGroup(app, acme);
    const mapping = [
      { value: "finance", roles: ["billing_manager"] },
      { value: "engineering", groups: [group.id] },
    ];
    const params = { ...inside(acme), connection_id: okta.connection.id };
    expect((await app.call(setSsoMapping, { params, body: { mapping } }, acme.admin)).status).toBe(200);
    await signIn({ ...person, groups: ["finance", "unknown"] });
    expect(await byEmail(person.email)).toMatchObject([{ roles: ["billing_manager", "member"] }]);

    await signIn({ ...person, email: `new-${person.email}`, firstName: "New", groups: ["engineering"] });
    const [member] = await byEmail(`new-${person.email}`);
    expect(member).toMatchObject({ first_name: "New", roles: ["member"] });
    const browser = (await signIn({ ...person, email: `new-${person.email}`, groups: [] })).browser;
    // The sign-in address of the User is theirs alone.
    expect((await me(browser.session)).email).toBe(person.email);
    await app.call(setSsoMapping, { params, body: { mapping: [] } }, acme.admin);
  });

  test("knows somebody by the subject, whatever address comes", async () => {
    const person = somebody();
    await signIn(person);
    const again = await signIn({ ...person, email: "somebody@elsewhere.example" });
    expect(again.body.outcome).toBe("signed_in");
    expect(await byEmail(person.email)).toHaveLength(1);
  });
});

describe("who is refused", () => {
  test.each([
    ["an address of no verified domain", { email: "eve@evil.example" }, "email_outside_domains"],
    ["the address of another Organization's domain", { email: "ceo@globex.com" }, "email_outside_domains"],
    ["no address", { email: "" }, "email_missing"],
    ["a NameID that changes", { format: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" }, "subject_changes"],
    ["another issuer", { issuer: "https://entra.example/metadata" }, "wrong_issuer"],
    ["another audience", { audience: "https://other.example" }, "wrong_audience"],
    ["another address to post to", { acsUrl: "https://other.example/acs" }, "wrong_destination"],
    ["a stranger's key", { key: aSamlProvider("stranger").key }, "bad_signature"],
  ] as const)("%s", async (_, wrong, reason) => {
    const { landing, status } = await signIn({ ...somebody(), ...wrong });
    expect(landing.status).toBe(303);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(await logOf()).toMatchObject({ outcome: "refused", reason });
    const last = (await app.eventsOf(acme.id)).filter(({ name }) => name === "sso.sign_in_refused").at(-1);
    expect(last?.payload).toMatchObject({ reason });
  });

  test("somebody who was removed, until an Admin allows them again", async () => {
    const person = somebody();
    await signIn(person);
    const [member] = await byEmail(person.email);
    await app.call(removeMember, toMember(member?.id ?? ""), acme.admin);
    const refused = await signIn(person);
    expect([refused.status, refused.body.code]).toEqual([403, "removed_before"]);
    await app.call(allowMemberAgain, toMember(member?.id ?? ""), acme.admin);
    expect((await signIn(person)).body.outcome).toBe("joined");
  });

  test("somebody who is suspended", async () => {
    const person = somebody();
    await signIn(person);
    const [member] = await byEmail(person.email);
    await app.call(suspendMember, toMember(member?.id ?? ""), acme.admin);
    expect((await signIn(person)).body.code).toBe("membership_suspended");
  });

  test("another subject with the address of somebody who is known", async () => {
    const person = somebody();
    await signIn(person);
    const other = await signIn({ ...person, subject: "somebody-else" });
    expect(other.body.code).toBe("sso_sign_in_refused");
    expect(await logOf()).toMatchObject({ reason: "address_taken" });
  });

  test("an assertion that was used, in whichever browser", async () => {
    const browser = aBrowser(app);
    const begun = await browser.begin({ email: "x@acme.com" });
    const inResponseTo = requestIdIn(begun.body.redirect_url);
    const field = okta.provider.answer(app, spOf(okta.connection), { ...somebody(), inResponseTo });
    const posts = await Promise.all(Array.from({ length: 20 }, () => post(app, okta.connection, field)));
    const codes = posts.flatMap(({ code }) => code ?? []);
    expect(codes).toHaveLength(1);
    expect((await browser.complete(codes[0])).status).toBe(200);
    expect((await browser.complete(codes[0])).body.code).toBe("sso_sign_in_expired");
  });

  test("the answer to a sign-in that another browser began", async () => {
    const person = somebody();
    const begun = await aBrowser(app).begin({ email: person.email });
    const inResponseTo = requestIdIn(begun.body.redirect_url);
    const field = okta.provider.answer(app, spOf(okta.connection), { ...person, inResponseTo });
    const { code } = await post(app, okta.connection, field);
    const victim = aBrowser(app);
    expect((await victim.complete(code)).status).toBe(410);
    expect(await byEmail(person.email)).toEqual([]);
    expect(await logOf()).toMatchObject({ reason: "other_browser", email: person.email });
  });

  test("what the provider's page begins, unless that is switched on", async () => {
    const field = okta.provider.answer(app, spOf(okta.connection), somebody());
    expect((await post(app, okta.connection, field)).problem).toBe("sso_sign_in_refused");
    expect(await logOf()).toMatchObject({ reason: "idp_initiated_off", begun_by: "identity_provider" });
  });
});

test("what the provider's page begins, where that is on, waits for the reader to say yes", async () => {
  const params = { ...inside(acme), connection_id: okta.connection.id };
  const allow = (allows_idp_initiated: boolean) =>
    app.call(updateSsoConnection, { params, body: { allows_idp_initiated } }, acme.admin);
  await allow(true);
  const person = somebody();
  const land = (relayState: string) =>
    post(app, okta.connection, okta.provider.answer(app, spOf(okta.connection), person), { RelayState: relayState });
  const { code } = await land("/members?q=a");
  const browser = aBrowser(app);
  const asked = await browser.complete(code);
  expect(asked.body).toEqual({ status: "confirm", email: person.email, organization_name: "Acme" });
  expect(await byEmail(person.email)).toEqual([]);
  expect((await browser.complete(code, true)).body).toMatchObject({ outcome: "joined", return_to: "/members?q=a" });
  const away = await land("https://evil.example/");
  expect((await browser.complete(away.code, true)).body).toMatchObject({ outcome: "signed_in", return_to: null });
  await allow(false);
});

describe("a provider's reach ends at its Organization", () => {
  let victim: AMember;
  let session: { cookie: string };

  beforeAll(async () => {
    // Somebody of Acme's domain is a member of Globex as well; Acme's provider can sign in as them.
    victim = await aMember(app, globex, { email: "dual@acme.com", roles: ["organization_admin"] });
    const { browser } = await signIn({ ...somebody(), email: "dual@acme.com" });
    session = browser.session;
  });

  test("its session is the same User and opens Acme", async () => {
    const self = await me(session);
    expect(self.id).toBe(victim.userId);
    expect((await app.call(getOrganization, { params: inside(acme) }, session)).status).toBe(200);
  });

  test("it opens no other Organization, and says nothing of it", async () => {
    const elsewhere = await app.call(getOrganization, { params: inside(globex) }, session);
    expect([elsewhere.status, elsewhere.body.code]).toEqual([403, "other_sign_in_required"]);
    const nowhere = await app.call(getOrganization, { params: { organization_id: `org_${"0".repeat(32)}` } }, session);
    expect(nowhere.body.code).toBe("other_sign_in_required");
    expect((await me(session)).memberships.map(({ organization }) => organization.id)).toEqual([acme.id]);
  });

  test("it changes nothing of the account", async () => {
    const renamed = await app.call(updateMe, { body: { first_name: "Mallory" } }, session);
    expect([renamed.status, renamed.body.code]).toEqual([403, "own_sign_in_required"]);
    for (const [method, path] of [
      ["POST", "/v1/me/password"],
      ["POST", "/v1/me/passkeys/challenge"],
      ["POST", "/v1/me/totp"],
      ["POST", "/v1/me/confirm"],
      ["GET", "/v1/me/sessions"],
      ["POST", `/v1/organizations/${globex.id}/join`],
    ] as const) {
      const answer = await app.send(method, path, { as: session, body: method === "GET" ? undefined : {} });
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });

  test("a session of one's own stays, and opens Acme as well", async () => {
    const person = somebody();
    const user = await aUser(app, { email: person.email });
    const browser = aBrowser(app, user);
    expect((await signIn(person, browser)).body.outcome).toBe("joined");
    const self = await me(browser.session);
    expect([self.id, self.signed_in_through]).toEqual([user.userId, null]);
    expect((await app.call(updateMe, { body: { first_name: "Mine" } }, browser.session)).status).toBe(200);
  });

  test("an account with an address that was never proven is its owner's afterwards", async () => {
    const squatter = await aUser(app, { email: "squatted@acme.com", emailVerified: false });
    await signIn({ ...somebody(), email: "squatted@acme.com" });
    expect((await app.call(getMe, {}, squatter)).status).toBe(401);
  });

  test("an assertion for one Organization is none for another", async () => {
    const field = entra.provider.answer(app, spOf(entra.connection), { ...somebody(), email: "ceo@globex.com" });
    expect((await post(app, okta.connection, field)).problem).toBe("sso_sign_in_refused");
  });
});

describe("racing", () => {
  test("two first sign-ins at once make one Member", async () => {
    const person = somebody();
    const both = await Promise.all([signIn(person), signIn(person), signIn(person)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(both.map(({ body }) => body.outcome).sort()).toEqual(["joined", "signed_in", "signed_in"]);
    expect(await byEmail(person.email)).toHaveLength(1);
  });
});

describe("fifty who come for the first time at once", () => {
  test("all become members, and exactly as many as there are seats get one", async () => {
    const crowd = await anOrganization(app, { name: "Crowd", seats: { vibe: 10 } });
    const connected = await aSamlConnection(app, crowd, { domain: "crowd.com" });
    await app.call(setAutomaticSeats, { params: inside(crowd), body: { product_ids: ["vibe"] } }, crowd.admin);
    const place = { organizationId: crowd.id, connectionId: connected.connection.id };
    const codes = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        aWaitingCode(app, place, { subject: `c${index}`, email: `c${index}@crowd.com` }),
      ),
    );
    const answers = await Promise.all(
      codes.map((code) => app.call(completeSsoSignIn, { body: { code } }).then(({ status }) => status)),
    );
    expect(answers).toEqual(Array(50).fill(200));
    const count = async (query: object) =>
      (await app.call(listMembers, { params: inside(crowd), query: { limit: 200, ...query } }, crowd.admin)).body.total;
    expect(await count({})).toMatchObject({ count: 51 });
    expect(await count({ seat: "vibe" })).toMatchObject({ count: 10 });
    const without = await app.call(listWithoutSeat, { params: inside(crowd), query: { limit: 200 } }, crowd.admin);
    expect(without.body.data).toHaveLength(40);
  });
});

describe("a test", () => {
  test("shows what came and what would come of it, and changes nothing", async () => {
    const before = await app.eventsOf(acme.id);
    const id = await passTest(
      app,
      { ...okta },
      { subject: "t1", email: "tested@acme.com", firstName: "Tess", groups: ["a"] },
    );
    const params = { ...inside(acme), sign_in_id: id };
    const { body } = await app.call(getSsoSignIn, { params }, acme.admin);
    expect(body).toMatchObject({ purpose: "test", outcome: "passed" });
    expect(body.test).toMatchObject({
      would: "join",
      email: "tested@acme.com",
      groups: ["a"],
      grants: { roles: [{ id: "member", name: "Member" }] },
    });
    expect(body.test?.attributes).toContainEqual({ name: "firstName", values: ["Tess"] });
    expect(await byEmail("tested@acme.com")).toEqual([]);
    const after = await app.eventsOf(acme.id);
    expect(after.slice(before.length).map(({ name }) => name)).toEqual(["sso.test_finished"]);
  });

  test("says what would be refused", async () => {
    const id = await passTest(app, { ...okta }, { subject: "t2", email: "eve@evil.example" });
    const { body } = await app.call(getSsoSignIn, { params: { ...inside(acme), sign_in_id: id } }, acme.admin);
    expect(body).toMatchObject({ outcome: "refused", reason: "email_outside_domains", test: { would: "refuse" } });
  });
});

/** Does something while single sign-on is off, as it was before. */
async function switchedOff(run: () => Promise<unknown>): Promise<void> {
  const set = (status: "enabled" | "disabled") =>
    inTransaction(app.platform, organizationSetting(acme.id), (tx) =>
      updateConnection(tx, acme.id, okta.connection.id, { status }, app.clock.now()),
    );
  await set("disabled");
  await run();
  await set("enabled");
}
