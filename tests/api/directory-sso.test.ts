import { updateDomain } from "@rollcall/contract/domains";
import { listMemberGroups } from "@rollcall/contract/groups";
import { getMe, sendPasswordReset, sendSignInLink } from "@rollcall/contract/identity";
import { joinOrganization } from "@rollcall/contract/join-requests";
import * as members from "@rollcall/contract/members";
import { getOrganization } from "@rollcall/contract/organizations";
import { setSsoMapping } from "@rollcall/contract/sso";
import { listWithoutSeat, setAutomaticSeats } from "@rollcall/contract/sso-access";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import {
  type AnOrganization,
  aDomain,
  aGroup,
  aMember,
  anOrganization,
  aUser,
} from "@rollcall/server/testing/builders";
import { workOff } from "@rollcall/server/testing/queue";
import { aSamlConnection, type Claimed, type Connected, signInBySaml } from "@rollcall/server/testing/sso";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDirectory, type Directory, expectPatched, userBody } from "../conformance/scim/directory.ts";

let app: TestApp;
let acme: AnOrganization;
let okta: Connected;
let directory: Directory;

beforeAll(async () => {
  app = await openApp();
  acme = await anOrganization(app, { seats: { api: 50, vibe: 2, code: 50 } });
  okta = await aSamlConnection(app, acme, { domain: "acme.com" });
  directory = await aDirectory(app, acme);
});
afterAll(() => app?.close());

const inside = () => ({ organization_id: acme.id });
const signIn = (claimed: Claimed) => signInBySaml(app, okta, { lastName: "Provided", ...claimed });
const me = async (as: { cookie: string }) => (await app.call(getMe, {}, as)).body;
const memberOf = async (member_id: string) =>
  (await app.call(members.getMember, { params: { ...inside(), member_id } }, acme.admin)).body;
const mayEnter = async (as: { cookie: string }) => (await app.call(getOrganization, { params: inside() }, as)).status;

let people = 0;
function somebody() {
  people += 1;
  return { subject: `okta-${people}`, email: `person${people}@acme.com` };
}

const readdressed = (id: string, email: string) =>
  directory.patch(`/Users/${id}`, [
    { op: "replace", path: "userName", value: email },
    { op: "replace", path: "emails", value: [{ value: email, type: "work", primary: true }] },
  ]);

describe("somebody whom the directory made, and who then signs in through the provider", () => {
  test("is that member, with the profile that the directory says", async () => {
    const person = somebody();
    const { id } = await directory.user({ userName: person.email });
    const first = await signIn({ ...person, firstName: "Other" });
    expect(first.body).toMatchObject({ outcome: "linked" });
    expect((await signIn({ ...person, email: "moved@acme.com" })).body).toMatchObject({ outcome: "signed_in" });
    expect(await memberOf(id)).toMatchObject({
      ...{ email: person.email, first_name: "Given", last_name: "Family" },
      ...{ source: "scim", externally_managed_by: "scim", sign_in_methods: ["magic_link", "sso"] },
    });
    expect((await me(first.browser.session)).memberships.map((each) => each.member_id)).toEqual([id]);
  });

  test("keeps the seat that came by itself, and goes without one once more", async () => {
    await app.call(setAutomaticSeats, { params: inside(), body: { product_ids: ["vibe"] } }, acme.admin);
    const [first, second, third] = [somebody(), somebody(), somebody()];
    const made = [];
    for (const { email } of [first, second, third]) made.push((await directory.user({ userName: email })).id);
    for (const person of [first, second, third]) expect((await signIn(person)).body.outcome).toBe("linked");
    const seats = await Promise.all(made.map(async (id) => (await memberOf(id)).seats));
    expect(seats).toEqual([["vibe"], ["vibe"], []]);
    const { body: without } = await app.call(listWithoutSeat, { params: inside() }, acme.admin);
    expect(without.data).toHaveLength(1);
    await app.call(setAutomaticSeats, { params: inside(), body: { product_ids: [] } }, acme.admin);
  });

  test("is found by the address that the directory gave them since", async () => {
    const person = somebody();
    const { id } = await directory.user({ userName: person.email });
    expectPatched(await readdressed(id, `married-${person.email}`));
    const { body, browser } = await signIn({ ...person, email: `married-${person.email}` });
    expect(body.outcome).toBe("linked");
    expect((await me(browser.session)).memberships.map((each) => each.member_id)).toEqual([id]);
    expect((await memberOf(id)).email).toBe(`married-${person.email}`);
  });

  test("is let in again by the same subject after the directory made them anew, with another address", async () => {
    const person = somebody();
    const { id } = await directory.user({ userName: person.email });
    await signIn(person);
    await directory.remove(`/Users/${id}`);
    expect((await signIn(person)).body.code).toBe("removed_before");
    const again = await directory.user({ userName: `again-${person.email}` });
    const { body, browser } = await signIn({ ...person, email: `again-${person.email}` });
    expect(body.outcome).toBe("linked");
    expect((await me(browser.session)).memberships.map((each) => each.member_id)).toEqual([again.id]);
    expect((await signIn(person)).body.outcome).toBe("signed_in");
  });

  test("stays out while the directory has turned them off", async () => {
    const person = somebody();
    await directory.user({ userName: person.email, active: false });
    expect((await signIn(person)).body.code).toBe("membership_suspended");
  });

  test("is in no Group of the directory because the provider says so, and stays in those that it says", async () => {
    const person = somebody();
    const { id } = await directory.user({ userName: person.email });
    const theirs = await directory.group({ members: [{ value: id }] });
    const ours = await aGroup(app, acme);
    const params = { ...inside(), connection_id: okta.connection.id };
    const map = (groups: string[]) =>
      app.call(
        setSsoMapping,
        { params, body: { mapping: groups.map((each) => ({ value: "staff", groups: [each] })) } },
        acme.admin,
      );
    expect((await map([theirs.id])).body.code).toBe("group_externally_managed");
    await map([ours.id]);
    const groups = async () => {
      const { body } = await app.call(listMemberGroups, { params: { ...inside(), member_id: id } }, acme.admin);
      return body.data.map((each) => each.group.id).sort();
    };
    await signIn({ ...person, groups: ["staff"] });
    expect(await groups()).toEqual([theirs.id, ours.id].sort());
    await signIn({ ...person, groups: [] });
    expect(await groups()).toEqual([theirs.id]);
    await map([]);
  });
});

describe("somebody who came through the provider, and whom the directory then sends", () => {
  test("is the same member, whose profile is the directory's from then on", async () => {
    const person = somebody();
    const { browser } = await signIn({ ...person, firstName: "Provided" });
    const [{ member_id = "" } = {}] = (await me(browser.session)).memberships;
    expect(await memberOf(member_id)).toMatchObject({ externally_managed_by: "sso", first_name: "Provided" });
    const { id } = await directory.user({ userName: person.email });
    expect(id).toBe(member_id);
    await signIn({ ...person, firstName: "Provided", email: `else-${person.email}` });
    expect(await memberOf(id)).toMatchObject({
      ...{ source: "sso", externally_managed_by: "scim", first_name: "Given", email: person.email },
    });
    expectPatched(await directory.patch(`/Users/${id}`, { op: "replace", path: "active", value: false }));
    expect(await mayEnter(browser.session)).toBe(403);
  });
});

describe("an account of somebody else", () => {
  /** A member whom the directory made before the domain was proved, when somebody else had an account with the address. */
  async function madeApart() {
    const other = await anOrganization(app, { name: "Later" });
    const theirs = await aDirectory(app, other);
    people += 1;
    const domain = `later${people}.com`;
    const owner = await aUser(app, { email: `ada@${domain}` });
    const { id } = await theirs.user({ userName: owner.email });
    const connected = await aSamlConnection(app, other, { domain });
    const params = { organization_id: other.id, member_id: id };
    const { body: member } = await app.call(members.getMember, { params }, other.admin);
    return { other, owner, id, member, connected };
  }

  test("stays apart from the member of its address, whom the provider signs in as themselves", async () => {
    const { other, owner, id, member, connected } = await madeApart();
    expect(member).toMatchObject({ email: owner.email, email_verified: false });
    const { body, browser } = await signInBySaml(app, connected, { subject: "ada", email: owner.email });
    expect(body.outcome).toBe("linked");
    const self = await me(browser.session);
    expect(self).toMatchObject({ id: member.user_id, email: owner.email, email_verified: false });
    expect(self.memberships.map((each) => each.member_id)).toEqual([id]);
    expect((await me(owner)).memberships).toEqual([]);
    expect((await app.call(getOrganization, { params: { organization_id: other.id } }, owner)).status).toBe(404);
  });

  test("is not what a member without an address is told apart by: nothing shows what stands there", async () => {
    const { other, owner, id, member, connected } = await madeApart();
    const { browser } = await signInBySaml(app, connected, { subject: "ada", email: owner.email });
    const asked = [
      await me(browser.session),
      member,
      (await app.call(members.listMembers, { params: { organization_id: other.id } }, other.admin)).body,
      await app.eventsOf(other.id),
      (
        await app.call(
          members.listMemberSessions,
          { params: { organization_id: other.id, member_id: id } },
          other.admin,
        )
      ).body,
    ];
    expect(JSON.stringify(asked)).not.toContain("directory.invalid");
  });

  test("gets what is mailed to the address, and who stands apart never gets a mail", async () => {
    const { owner, member } = await madeApart();
    const apart = await app.platform.database
      .selectFrom("users")
      .select("email")
      .where("id", "=", member.user_id)
      .executeTakeFirstOrThrow();
    expect(apart.email).toMatch(/@directory\.invalid$/);
    await workOff(app);
    for (const email of [apart.email, owner.email]) {
      await app.call(sendPasswordReset, { body: { email } });
      await app.call(sendSignInLink, { body: { email } });
    }
    expect((await workOff(app)).map(({ to }) => to)).toEqual([owner.email, owner.email]);
  });

  test("that signs in with a private address is not opened, whatever address the directory gives its member", async () => {
    const guest = await aMember(app, acme, { email: "mallory@private.example" });
    const { email } = somebody();
    const params = { ...inside(), member_id: guest.memberId };
    await app.call(members.updateMember, { params, body: { email } }, acme.admin);
    expect((await directory.user({ userName: email })).id).toBe(guest.memberId);
    const { status, body } = await signIn({ subject: "the-real-one", email });
    expect([status, body.code]).toEqual([403, "sso_sign_in_refused"]);
  });

  test("is not told of: its member looks like one whose address nobody has an account with", async () => {
    const theirs = await aDirectory(app);
    const owner = await aUser(app);
    const shownOf = async (userName: string) => {
      const { id } = await theirs.user({ userName });
      const params = { organization_id: theirs.organization.id, member_id: id };
      const { body } = await app.call(members.getMember, { params }, theirs.organization.admin);
      return { ...body, id: "", user_id: "", email: "" };
    };
    expect(await shownOf(owner.email)).toEqual(await shownOf("nobody@private.example"));
  });

  test("whose owner may join by the domain is not let into the membership that stands apart from it", async () => {
    const { other, owner, connected } = await madeApart();
    const params = { organization_id: other.id };
    await app.call(
      updateDomain,
      { params: { ...params, domain_id: connected.domainId }, body: { joining: "join" } },
      other.admin,
    );
    const { status } = await app.call(joinOrganization, { params, body: {} }, owner);
    expect([403, 409]).toContain(status);
    expect((await me(owner)).memberships).toEqual([]);
  });

  test("of an Admin is not opened by an address that somebody put on their profile, and the directory then sends", async () => {
    const boss = await aMember(app, acme, { email: somebody().email, roles: ["organization_admin"] });
    const mallory = somebody();
    const params = { ...inside(), member_id: boss.memberId };
    await app.call(members.updateMember, { params, body: { email: mallory.email } }, acme.admin);
    expect((await directory.user({ userName: mallory.email })).id).toBe(boss.memberId);
    const { status, body } = await signIn(mallory);
    expect([status, body.code]).toEqual([403, "sso_sign_in_refused"]);
  });

  test("that nobody proved opens nothing once the directory of the domain sends its owner", async () => {
    const { email } = somebody();
    const squatter = await aUser(app, { email, emailVerified: false });
    const { id } = await directory.user({ userName: email });
    expect((await memberOf(id)).user_id).toBe(squatter.userId);
    expect((await app.call(getMe, {}, squatter)).status).toBe(401);
    const { body, browser } = await signIn({ subject: "the-owner", email });
    expect([body.outcome, await mayEnter(browser.session)]).toEqual(["linked", 200]);
  });

  test("that was proved stays its owner's, who is in by it", async () => {
    const { email } = somebody();
    const user = await aUser(app, { email });
    await directory.user({ userName: email });
    expect(await mayEnter(user)).toBe(200);
  });
});

describe("an address that the directory took from one and gave to another", () => {
  test("leads the other in, and nobody into the account of the one", async () => {
    const person = somebody();
    const { id: first } = await directory.user({ userName: person.email });
    await signIn(person);
    expectPatched(await readdressed(first, `old-${person.email}`));
    const { id: second } = await directory.user({ userName: person.email });
    expect(second).not.toBe(first);
    const newcomer = await signIn({ subject: "newcomer", email: person.email });
    expect(newcomer.body.outcome).toBe("linked");
    expect((await me(newcomer.browser.session)).memberships.map((each) => each.member_id)).toEqual([second]);
    const veteran = await signIn({ ...person, email: `old-${person.email}` });
    expect((await me(veteran.browser.session)).memberships.map((each) => each.member_id)).toEqual([first]);
  });
});

describe("the directory of another Organization", () => {
  test("makes nobody whom this Organization's provider would sign in there, nor the other way round", async () => {
    const globex = await anOrganization(app, { name: "Globex" });
    const theirs = await aDirectory(app, globex);
    const person = somebody();
    const { id } = await theirs.user({ userName: person.email });
    const { body, browser } = await signIn(person);
    expect(body.outcome).toBe("joined");
    const there = await app.call(getOrganization, { params: { organization_id: globex.id } }, browser.session);
    expect([there.status, there.body.code]).toEqual([403, "other_sign_in_required"]);
    await theirs.patch(`/Users/${id}`, { op: "replace", path: "name.givenName", value: "Mallory" });
    await theirs.remove(`/Users/${id}`);
    expect(await mayEnter(browser.session)).toBe(200);
    expect(JSON.stringify(await me(browser.session))).not.toContain("Mallory");
  });

  test("links nobody of a domain that is proved elsewhere", async () => {
    const globex = await anOrganization(app, { name: "Globex" });
    await aDomain(app, globex, { domain: "globex.com" });
    const theirs = await aDirectory(app, globex);
    const insider = await aMember(app, acme, { email: somebody().email });
    const { body } = await theirs.post("/Users", userBody({ userName: insider.email }));
    const params = { organization_id: globex.id, member_id: body.id };
    const { body: made } = await app.call(members.getMember, { params }, globex.admin);
    expect(made.user_id).not.toBe(insider.userId);
    expect((await app.call(getOrganization, { params: { organization_id: globex.id } }, insider)).status).toBe(404);
  });
});
