import { createKey, revokeKey, verifyKey } from "@rollcall/contract/api-keys";
import { listDirectoryRequests, setDirectoryBrake } from "@rollcall/contract/directory";
import { addGroupMembers, getGroup, setGroupGrant, updateGroup } from "@rollcall/contract/groups";
import { getMe } from "@rollcall/contract/identity";
import { createInvitations, listInvitations } from "@rollcall/contract/invitations";
import * as members from "@rollcall/contract/members";
import { getOrganization } from "@rollcall/contract/organizations";
import { setAutomatic } from "@rollcall/server/capabilities/sso/seat-store";
import { inTransaction, organizationSetting } from "@rollcall/server/platform/transact";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { aDomain, aMember, anOrganization, aUser, signedIn } from "@rollcall/server/testing/builders";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Answer,
  aDirectory,
  aName,
  type Body,
  type Directory,
  expectError,
  expectPatched,
  userBody,
} from "../conformance/scim/directory.ts";
import { aPlace, aSecret } from "./places.ts";

let app: TestApp;
let directory: Directory;

beforeAll(async () => {
  app = await openApp();
  directory = await aDirectory(app);
  const params = { organization_id: directory.organization.id };
  await app.call(setDirectoryBrake, { params, body: { percent: null } }, directory.organization.admin);
});
afterAll(() => app?.close());

const of = (member_id: string) => ({ params: { organization_id: directory.organization.id, member_id } });
const asAdmin = () => directory.organization.admin;
const memberOf = async (id: string) => (await app.call(members.getMember, of(id), asAdmin())).body;
const off = (id: string) => directory.patch(`/Users/${id}`, { op: "replace", path: "active", value: false });
const on = (id: string) => directory.patch(`/Users/${id}`, { op: "replace", path: "active", value: true });

describe("somebody whom a directory sends", () => {
  test("is a member from then on, whose profile only the directory changes", async () => {
    const { id, userName } = await directory.user({ name: { givenName: "Ada", familyName: "Lovelace" } });
    expect(await memberOf(id)).toMatchObject({
      ...{ email: userName, first_name: "Ada", last_name: "Lovelace", status: "active", roles: ["member"] },
      ...{ source: "scim", externally_managed_by: "scim" },
    });
    const refused = await app.call(members.updateMember, { ...of(id), body: { first_name: "Eve" } }, asAdmin());
    expect(refused).toMatchObject({ status: 409, body: { code: "externally_managed" } });
    expectPatched(await directory.patch(`/Users/${id}`, { op: "replace", path: "name.givenName", value: "Augusta" }));
    expect(await memberOf(id)).toMatchObject({ first_name: "Augusta" });
    const events = (await app.eventsOf(directory.organization.id)).filter(({ subject_id }) => subject_id === id);
    expect(events.map(({ name, actor_name }) => `${actor_name}: ${name}`).sort()).toEqual([
      "Okta: directory.user_changed",
      "Okta: member.joined",
      "Okta: member.updated",
    ]);
  });

  test("gets what the invitation offers that waits for them", async () => {
    const email = aName("invited");
    const params = { organization_id: directory.organization.id };
    const body = { emails: [email], roles: ["billing_manager"], seats: ["vibe"] };
    await app.call(createInvitations, { params, body }, asAdmin());
    const { id } = await directory.user({ userName: email });
    expect(await memberOf(id)).toMatchObject({ roles: ["billing_manager"], seats: ["vibe"] });
    const { body: waiting } = await app.call(listInvitations, { params, query: { q: email } }, asAdmin());
    expect(waiting.data).toEqual([]);
  });

  test("who is a member already is not taken over by an address alone", async () => {
    const { email, memberId } = await aMember(app, directory.organization);
    const before = await memberOf(memberId);
    expectError(await directory.post("/Users", userBody({ userName: email })), 409, "uniqueness");
    expect(await memberOf(memberId)).toEqual(before);
    expect(await directory.count("Users", `userName eq "${email}"`)).toBe(0);
  });

  test("who is a member already is taken over inside a verified domain", async () => {
    await aDomain(app, directory.organization, { domain: "helio-labs.io" });
    const { email, memberId } = await aMember(app, directory.organization, { email: "ada@helio-labs.io" });
    const { id } = await directory.user({ userName: email });
    expect(id).toBe(memberId);
    expect(await memberOf(id)).toMatchObject({ source: "manual", externally_managed_by: "scim", first_name: "Given" });
  });

  test("with an account elsewhere is not linked to it, and nothing tells of it", async () => {
    const elsewhere = await anOrganization(app, { name: "Elsewhere" });
    const victim = await aMember(app, elsewhere, { first_name: "Vera", last_name: "Victim" });
    const before = (await app.call(getMe, {}, victim)).body;
    const answer = await directory.post("/Users", userBody({ userName: victim.email }));
    const unknown = await directory.post("/Users", userBody());
    expect(Object.keys(answer.body)).toEqual(Object.keys(unknown.body));
    expect(answer.status).toBe(201);
    expectPatched(
      await directory.patch(`/Users/${answer.body.id}`, { op: "replace", path: "displayName", value: "Eve" }),
    );
    expect((await app.call(getMe, {}, victim)).body).toEqual(before);
    const inside = { params: { organization_id: directory.organization.id } };
    expect((await app.call(getOrganization, inside, victim)).status).toBe(404);
    expect((await memberOf(answer.body.id)).user_id).not.toBe(victim.userId);
  });

  test("with an account elsewhere is linked inside a verified domain", async () => {
    await aDomain(app, directory.organization, { domain: "helio-works.io" });
    const user = await aUser(app, { email: "grace@helio-works.io" });
    const { id } = await directory.user({ userName: user.email });
    expect((await memberOf(id)).user_id).toBe(user.userId);
  });

  test("gets a seat that comes by itself where one is free, and is taken in where none is", async () => {
    const small = await anOrganization(app, { seats: { vibe: 1 } });
    await inTransaction(app.platform, organizationSetting(small.id), (tx) => setAutomatic(tx, small.id, ["vibe"]));
    const other = await aDirectory(app, small);
    const [first, second] = [await other.user(), await other.user()];
    const seatsOf = async (member_id: string) => {
      const params = { organization_id: small.id, member_id };
      return (await app.call(members.getMember, { params }, small.admin)).body.seats;
    };
    expect([await seatsOf(first.id), await seatsOf(second.id)]).toEqual([["vibe"], []]);
    const missed = (await app.eventsOf(small.id)).filter(({ name }) => name === "sso.seat_missed");
    expect(missed.map(({ subject_id }) => subject_id)).toEqual([second.id]);
  });

  test("twice at once is one member", async () => {
    const body = userBody();
    const answers = await Promise.all([body, body, body, body].map((each) => directory.post("/Users", each)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });
});

describe("a directory that turns somebody off", () => {
  /** What the log has of the last request. */
  async function latest() {
    const params = { organization_id: directory.organization.id };
    const { body } = await app.call(
      listDirectoryRequests,
      { params, query: { limit: 1 } },
      directory.organization.admin,
    );
    const [request] = body.data;
    if (request === undefined) throw new Error("nothing was asked for");
    return request;
  }

  /** Somebody of the directory who is signed in and has two keys: one that works, and one that was revoked. */
  async function somebodyInside() {
    const { id, userName } = await directory.user();
    const ada = { ...(await signedIn(app, userName)), memberId: id, userId: "", email: userName };
    const place = await aPlace(app, directory.organization, { name: `Lab ${id}`, insider: ada });
    const key = await aSecret(app, directory.organization.id, place);
    const inside = { params: { organization_id: directory.organization.id } };
    const workspace = { ...inside.params, workspace_id: place.workspaceId };
    const { body: revoked } = await app.call(createKey, { params: workspace, body: { name: "Old" } }, ada);
    await app.call(revokeKey, { params: { ...workspace, key_id: revoked.key.id } }, ada);
    const isGood = async (secret: string) => (await app.call(verifyKey, { body: { key: secret } })).body.valid;
    return {
      id,
      userName,
      /** Whether their session, their key, and the key that was revoked let them in. */
      access: async () => [
        (await app.call(getOrganization, inside, ada)).status,
        await isGood(key),
        await isGood(revoked.secret),
      ],
    };
  }

  type Wish = { id: string; userName: string };
  const bulk = (method: string, path: string, data?: unknown) =>
    directory.post("/Bulk", {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
      Operations: [{ method, path, data }],
    });
  const patchTo = (active: boolean) => ({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [{ op: "replace", value: { active } }],
  });
  const turns: [string, (who: Wish, active: boolean) => Promise<Answer>][] = [
    ["PATCH with a path", ({ id }, active) => (active ? on(id) : off(id))],
    ["PATCH without a path", ({ id }, active) => directory.send("PATCH", `/Users/${id}`, { body: patchTo(active) })],
    [
      "PATCH with text for a truth",
      ({ id }, active) =>
        directory.patch(`/Users/${id}`, { op: "Replace", path: "active", value: active ? "True" : "False" }),
    ],
    ["PUT", ({ id, userName }, active) => directory.put(`/Users/${id}`, userBody({ userName, active }))],
    ["PATCH in a Bulk request", ({ id }, active) => bulk("PATCH", `/Users/${id}`, patchTo(active))],
    [
      "PUT in a Bulk request",
      ({ id, userName }, active) => bulk("PUT", `/Users/${id}`, userBody({ userName, active })),
    ],
  ];

  test.each(turns)(
    "ends their sessions and keys with the next request, and revives no revoked key: by %s",
    async (_, turn) => {
      const ada = await somebodyInside();
      expect(await ada.access()).toEqual([200, true, false]);
      expect((await turn(ada, false)).status).toBeLessThan(300);
      expect(await ada.access()).toEqual([403, false, false]);
      expect((await memberOf(ada.id)).status).toBe("suspended");
      // The key that the place was made with works as well.
      expect((await latest()).effects).toMatchObject({ "member.suspended": 1, "key.stopped": 2 });
      expect((await turn(ada, true)).status).toBeLessThan(300);
      expect(await ada.access()).toEqual([200, true, false]);
    },
  );

  test.each<[string, (who: Wish) => Promise<Answer>]>([
    ["DELETE", ({ id }) => directory.remove(`/Users/${id}`)],
    ["DELETE in a Bulk request", ({ id }) => bulk("DELETE", `/Users/${id}`)],
  ])("or removes them: the keys stay revoked when they are sent again: by %s", async (_, remove) => {
    const ada = await somebodyInside();
    expect((await remove(ada)).status).toBeLessThan(300);
    expect(await ada.access()).toEqual([404, false, false]);
    const again = await directory.user({ userName: ada.userName });
    expect(await memberOf(again.id)).toMatchObject({ user_id: (await memberOf(ada.id)).user_id, roles: ["member"] });
    expect(await ada.access()).toEqual([200, false, false]);
  });

  test("cannot end the last Admin: 409, which is written down", async () => {
    const alone = await anOrganization(app);
    await aDomain(app, alone, { domain: "alone.io" });
    const other = await aDirectory(app, alone);
    const params = { organization_id: alone.id, member_id: alone.admin.memberId };
    await app.call(members.updateMember, { params, body: { email: "boss@alone.io" } }, alone.admin);
    const { id } = await other.user({ userName: "boss@alone.io" });
    expect(id).toBe(alone.admin.memberId);
    for (const answer of [
      await other.patch(`/Users/${id}`, { op: "replace", path: "active", value: false }),
      await other.put(`/Users/${id}`, userBody({ userName: "boss@alone.io", active: false })),
      await other.remove(`/Users/${id}`),
    ]) {
      expectError(answer, 409);
      expect(answer.body.detail).toMatch(/last Admin/);
    }
    const refused = (await app.eventsOf(alone.id)).filter(({ name }) => name === "directory.change_refused");
    expect(refused.map(({ payload }) => payload)).toMatchObject([
      { id, change: "suspend", reason: "last_admin" },
      { change: "suspend" },
      { change: "remove" },
    ]);
    expect((await other.get(`/Users/${id}`)).body.active).toBe(true);
  });

  test("and an Admin do the same to the same member", async () => {
    const { id } = await directory.user();
    const etag = (await directory.get(`/Users/${id}`)).headers.get("etag");
    expect((await app.call(members.suspendMember, of(id), asAdmin())).status).toBe(200);
    const { body, headers } = await directory.get(`/Users/${id}`);
    expect(body.active).toBe(false);
    expect(headers.get("etag")).not.toBe(etag);
    await app.call(members.removeMember, of(id), asAdmin());
    expectError(await directory.get(`/Users/${id}`), 404);
  });
});

describe("a Group of a directory", () => {
  test("gives its members what an Admin decides, and nobody here changes who is in it", async () => {
    const { id: userId, userName } = await directory.user();
    const insider = await aMember(app, directory.organization);
    const { workspaceId } = await aPlace(app, directory.organization, { name: "Design", insider });
    const { id, displayName } = await directory.group({ members: [{ value: userId }] });
    const params = { organization_id: directory.organization.id, group_id: id };
    const { body: group } = await app.call(getGroup, { params }, asAdmin());
    expect(group).toMatchObject({ name: displayName, is_externally_managed: true, member_count: 1 });

    const wish = { params: { ...params, workspace_id: workspaceId }, body: { roles: ["developer"] } };
    expect((await app.call(setGroupGrant, wish, asAdmin())).body).toMatchObject({ affected: 1 });
    const ada = await signedIn(app, userName);
    const enter = () =>
      app.send("GET", `/v1/organizations/${params.organization_id}/workspaces/${workspaceId}`, { as: ada });
    expect((await enter()).status).toBe(200);
    expectPatched(await directory.patch(`/Groups/${id}`, { op: "remove", path: `members[value eq "${userId}"]` }));
    expect((await enter()).status).toBe(404);

    const byHand = [
      await app.call(updateGroup, { params, body: { name: "Mine" } }, asAdmin()),
      await app.call(addGroupMembers, { params, body: { members: [userId] } }, asAdmin()),
    ];
    for (const { status, body } of byHand) expect([status, body.code]).toEqual([409, "group_externally_managed"]);
  });

  test("changes as a whole or not at all", async () => {
    const users = await Promise.all(Array.from({ length: 20 }, () => directory.user()));
    const { id } = await directory.group();
    const value = [...users.map((user) => ({ value: user.id })), { value: "mem_00000000000000000000000000000000" }];
    expectError(await directory.patch(`/Groups/${id}`, { op: "add", path: "members", value }), 400, "invalidValue");
    expect((await directory.get(`/Groups/${id}`)).body.members ?? []).toEqual([]);
  });
});

describe("directories of two Organizations", () => {
  test("see nothing of each other, and change nothing, by whatever request", async () => {
    const other = await aDirectory(app);
    const user = await directory.user();
    const group = await directory.group({ members: [{ value: user.id }] });
    const before = [(await directory.get(`/Users/${user.id}`)).text, (await directory.get(`/Groups/${group.id}`)).text];
    const rename = { op: "replace", path: "displayName", value: "Eve" };
    const bulk = (Operations: object[]) =>
      other.post("/Bulk", { schemas: ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], Operations });
    const bodies = { [`/Users/${user.id}`]: userBody(), [`/Groups/${group.id}`]: { displayName: "Eve" } };
    for (const [path, body] of Object.entries(bodies)) {
      expectError(await other.get(path), 404);
      expectError(await other.remove(path), 404);
      expectError(await other.patch(path, rename), 404);
      expectError(await other.put(path, body), 404);
      const { body: answers } = await bulk([
        { method: "PUT", path, data: body },
        { method: "PATCH", path, data: { Operations: [rename] } },
        { method: "DELETE", path },
      ]);
      expect(answers.Operations.map((each: Body) => each.status)).toEqual(["404", "404", "404"]);
    }
    const own = await other.group();
    const mine = [{ value: user.id }];
    expectError(
      await other.patch(`/Groups/${own.id}`, { op: "add", path: "members", value: mine }),
      400,
      "invalidValue",
    );
    expectError(await other.put(`/Groups/${own.id}`, { displayName: "Own", members: mine }), 400, "invalidValue");
    expectError(await other.post("/Groups", { displayName: "Stolen", members: mine }), 400, "invalidValue");
    const after = [(await directory.get(`/Users/${user.id}`)).text, (await directory.get(`/Groups/${group.id}`)).text];
    expect(after).toEqual(before);
  });

  test("find nobody of each other", async () => {
    const other = await aDirectory(app);
    const user = await directory.user();
    const group = await directory.group({ members: [{ value: user.id }] });
    const filters = [
      `userName eq "${user.userName}"`,
      `emails.value eq "${user.userName}"`,
      `externalId eq "${user.externalId}"`,
      `id eq "${user.id}"`,
      `groups.value eq "${group.id}"`,
      "userName pr",
      'not (userName eq "x")',
    ];
    for (const filter of filters)
      expect({ filter, count: await other.count("Users", filter) }).toEqual({ filter, count: 0 });
    expect(await other.count("Groups", `members.value eq "${user.id}"`)).toBe(0);
    for (const path of ["/.search", "/Users/.search", "/Groups/.search"])
      expect((await other.post(path, { filter: "id pr" })).body.totalResults).toBe(0);
  });
});
