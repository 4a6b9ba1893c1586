import * as contract from "@rollcall/contract/directory";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { type AnOrganization, aMember, anAdmin, anOrganization, signedIn } from "@rollcall/server/testing/builders";
import { runHourly, workOff } from "@rollcall/server/testing/queue";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  aDirectory,
  type Directory,
  directoryWith,
  expectError,
  expectPatched,
  userBody,
} from "../conformance/scim/directory.ts";
import { aCustomRole } from "./places.ts";

let app: TestApp;
let organization: AnOrganization;
let inside: { params: { organization_id: string } };

beforeAll(async () => {
  app = await openApp();
});
beforeEach(async () => {
  organization = await anOrganization(app);
  inside = { params: { organization_id: organization.id } };
});
afterAll(() => app?.close());

const eventsNamed = async (prefix: string) =>
  (await app.eventsOf(organization.id)).filter(({ name }) => name.startsWith(prefix));

describe("tokens", () => {
  const create = (body: { name: string; expires_at?: string }) =>
    app.call(contract.createDirectoryToken, { ...inside, body }, organization.admin);

  test("two work at once; one is revoked and refused from the next request on", async () => {
    const [one, two] = [await create({ name: "Okta" }), await create({ name: "Okta, new" })];
    expect(await create({ name: "Third" })).toMatchObject({ status: 409, body: { code: "too_many_directory_tokens" } });
    const [old, fresh] = [one, two].map(({ body }) => directoryWith(app, organization, body.secret));
    expect([(await old?.get("/Users"))?.status, (await fresh?.get("/Users"))?.status]).toEqual([200, 200]);

    const params = { ...inside.params, token_id: one.body.token.id };
    const revoked = await app.call(contract.revokeDirectoryToken, { params }, organization.admin);
    expect(revoked).toMatchObject({ status: 200, body: { status: "revoked", last_used_at: expect.any(String) } });
    const answer = await old?.get("/Users");
    expect(answer).toMatchObject({ status: 401, body: { detail: "This token was revoked." } });
    expect((await fresh?.get("/Users"))?.status).toBe(200);
    expect((await create({ name: "Third" })).status).toBe(201);
  });

  test("one ends by itself", async () => {
    const expires_at = new Date(app.clock.now().getTime() + 60_000).toISOString();
    const { body } = await create({ name: "Short", expires_at });
    const directory = directoryWith(app, organization, body.secret);
    expect((await directory.get("/Users")).status).toBe(200);
    app.clock.advance({ minutes: 2 });
    expectError(await directory.get("/Users"), 401);
    expect(await create({ name: "Late", expires_at })).toMatchObject({
      status: 400,
      body: { code: "until_in_the_past" },
    });
  });

  test("are not kept in a form that opens anything, and are shown once", async () => {
    const { body } = await create({ name: "Okta" });
    const list = await app.call(contract.listDirectoryTokens, { ...inside, query: {} }, organization.admin);
    expect(JSON.stringify(list.body)).not.toContain(body.secret);
    expect(list.body.data).toMatchObject([{ name: "Okta", mask: `rcd_…${body.secret.slice(-4)}`, status: "active" }]);
  });

  test("open more than access:write does, so that who holds only that makes none", async () => {
    const role = await aCustomRole(app, organization);
    expect(role).toMatch(/^role_/);
    const made = await app.send("POST", `/v1/organizations/${organization.id}/roles`, {
      as: organization.admin,
      body: { scope: "organization", name: "Access", permissions: ["access:write"] },
    });
    const keeper = await aMember(app, organization, { roles: [(await made.json()).id] });
    const wish = { ...inside, body: { name: "Okta" } };
    const answer = await app.call(contract.createDirectoryToken, wish, keeper);
    expect(answer).toMatchObject({ status: 403, body: { code: "above_your_own" } });
  });
});

describe("the brake", () => {
  const off = (directory: Directory, id: string) =>
    directory.patch(`/Users/${id}`, { op: "replace", path: "active", value: false });
  const brake = async () => (await app.call(contract.getDirectory, inside, organization.admin)).body.brake;

  async function stopped(): Promise<{ directory: Directory; ids: string[]; ended: number }> {
    const directory = await aDirectory(app, organization);
    const ids: string[] = [];
    // With the Admin of the Organization they are forty.
    for (let made = 0; made < 39; made += 1) ids.push((await directory.user()).id);
    for (const [ended, id] of ids.entries())
      if ((await off(directory, id)).status === 403) return { directory, ids, ended };
    throw new Error("nothing stopped it");
  }

  test("stops what would end more than the share of the members, and asks an Admin", async () => {
    const { directory, ids, ended } = await stopped();
    expect(ended).toBe(10);
    expect(await brake()).toMatchObject({ percent: 25, stopped_at: expect.any(String), ended_in_last_hour: 10 });
    expect((await eventsNamed("directory.brake")).map(({ payload }) => payload)).toMatchObject([
      { percent: 25, members: 40 },
    ]);

    const told = (await workOff(app)).filter(({ to }) => to === organization.admin.email);
    expect(told).toMatchObject([{ subject: "Directory sync of Acme is stopped" }]);

    app.clock.advance({ minutes: 90 });
    const last = ids.at(-1) ?? "";
    const refused = await directory.remove(`/Users/${last}`);
    expectError(refused, 403);
    expect(refused.body.detail).toMatch(/25 %.*An Admin/);
    expectPatched(await directory.patch(`/Users/${last}`, { op: "replace", path: "title", value: "still served" }));
    expect((await directory.user()).active).toBe(true);

    const admin = await signedIn(app, organization.admin.email);
    const released = await app.call(contract.releaseDirectoryBrake, inside, admin);
    expect(released).toMatchObject({ status: 200, body: { stopped_at: null, let_through_until: expect.any(String) } });
    for (const id of ids.slice(ended)) expectPatched(await off(directory, id));
    expect(await app.call(contract.releaseDirectoryBrake, inside, admin)).toMatchObject({
      status: 409,
      body: { code: "directory_not_stopped" },
    });
  });

  test("takes the share that an Admin sets, or none", async () => {
    const directory = await aDirectory(app, organization);
    const ids: string[] = [];
    for (let made = 0; made < 9; made += 1) ids.push((await directory.user()).id);
    const set = (percent: number | null) =>
      app.call(contract.setDirectoryBrake, { ...inside, body: { percent } }, organization.admin);
    expect((await set(null)).body.percent).toBeNull();
    for (const id of ids) expectPatched(await off(directory, id));
    expect(await brake()).toMatchObject({ percent: null, stopped_at: null, ended_in_last_hour: 9 });
    expect((await eventsNamed("directory.brake_changed")).map(({ payload }) => payload)).toMatchObject([
      { before: 25, after: null },
    ]);
  });

  test("counts nobody twice who is turned off and then removed", async () => {
    const directory = await aDirectory(app, organization);
    for (let made = 0; made < 4; made += 1) {
      const { id } = await directory.user();
      expectPatched(await off(directory, id));
      expect((await directory.remove(`/Users/${id}`)).status).toBe(204);
    }
    expect((await brake()).ended_in_last_hour).toBe(4);
  });
});

describe("the log of requests", () => {
  const log = async (query: { outcome?: contract.DirectoryOutcome[]; limit?: number; cursor?: string } = {}) =>
    (await app.call(contract.listDirectoryRequests, { ...inside, query }, organization.admin)).body;

  test("says what each came to, and how much followed from it", async () => {
    const directory = await aDirectory(app, organization);
    const { id, userName } = await directory.user({ name: { givenName: "Ada", familyName: "Lovelace" } });
    const params = { ...inside.params, member_id: id, product_id: "vibe" };
    await app.send("PUT", `/v1/organizations/${params.organization_id}/members/${id}/seats/vibe`, {
      as: organization.admin,
    });
    await directory.find("Users", `userName eq "${userName}"`);
    await directory.patch(`/Users/${id}`, { op: "Replace", path: "active", value: "False" });
    await directory.patch(`/Users/${id}`, { op: "Replace", path: "active", value: "False" });
    await directory.post("/Users", userBody({ userName }));
    await directory.remove(`/Users/${id}`);

    const subject = { kind: "user", id, name: "Ada Lovelace" };
    const { data } = await log();
    expect(
      data.map(({ outcome, status, ...rest }) => ({ outcome, status, subject: rest.subject, effects: rest.effects })),
    ).toEqual([
      { outcome: "removed", status: 204, subject, effects: { "member.removed": 1 } },
      { outcome: "refused", status: 409, subject: null, effects: {} },
      { outcome: "unchanged", status: 200, subject, effects: {} },
      { outcome: "suspended", status: 200, subject, effects: { "member.suspended": 1, "seat.released": 1 } },
      { outcome: "read", status: 200, subject: null, effects: {} },
      { outcome: "created", status: 201, subject, effects: { "member.joined": 1 } },
    ]);
    expect(data[1]).toMatchObject({ reason: `There is a user ${userName} already.`, scim_type: "uniqueness" });
    expect((await log({ outcome: ["refused"] })).data).toHaveLength(1);
    const first = await log({ limit: 4 });
    expect((await log({ limit: 4, cursor: first.next_cursor ?? "" })).data).toHaveLength(2);
  });

  test("keeps what was sent and answered, without passwords", async () => {
    const directory = await aDirectory(app, organization);
    await directory.user({ password: "hunter-two-hunter-two" });
    const [newest] = (await log()).data;
    const params = { ...inside.params, request_id: newest?.id ?? "" };
    const { body } = await app.call(contract.getDirectoryRequest, { params }, organization.admin);
    expect(body.request_body).toContain('"userName"');
    expect(body.request_body).toContain("[not kept]");
    expect(body.response_body).toContain('"meta"');
    expect(JSON.stringify(body)).not.toContain("hunter");
  });

  test("tells of what the database could not answer, too", async () => {
    const directory = await aDirectory(app, organization);
    const admin = new pg.Client({ connectionString: app.adminUrl });
    await admin.connect();
    await admin.query("alter table directory_emails rename to directory_emails_away");
    const answer = await directory.get(`/Users?filter=${encodeURIComponent('emails eq "ada@example.test"')}`);
    await admin.query("alter table directory_emails_away rename to directory_emails");
    await admin.end();
    expect(answer.status).toBe(500);
    expect((await log()).data).toMatchObject([{ outcome: "refused", status: 500, method: "GET" }]);
  });

  test("is kept while it is young", async () => {
    await (await aDirectory(app, organization)).get("/Users");
    await runHourly(app, "directory.clear_up");
    expect((await log()).data).toHaveLength(1);
  });

  test("is what another Admin sees, and nobody else", async () => {
    await aDirectory(app, organization);
    const admin = await anAdmin(app, organization);
    const member = await aMember(app, organization);
    const statusFor = async (as: { cookie: string }) =>
      (await app.call(contract.listDirectoryRequests, { ...inside, query: {} }, as)).status;
    expect([await statusFor(admin), await statusFor(member)]).toEqual([200, 403]);
  });
});
