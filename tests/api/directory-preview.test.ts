import * as contract from "@rollcall/contract/directory";
import { setMemberRoles } from "@rollcall/contract/members";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { aMember, anOrganization, signedIn } from "@rollcall/server/testing/builders";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  aDirectory,
  aName,
  type Directory,
  expectPatched,
  GROUP,
  USER,
  userBody,
} from "../conformance/scim/directory.ts";
import { type Fingerprint, openFingerprint } from "./fingerprint.ts";

let app: TestApp;
let directory: Directory;
let fingerprint: Fingerprint;

beforeAll(async () => {
  app = await openApp();
  directory = await aDirectory(app);
  await app.call(
    contract.setDirectoryBrake,
    { params: inside(), body: { percent: null } },
    directory.organization.admin,
  );
  fingerprint = await openFingerprint(app.adminUrl);
});
afterAll(async () => {
  await fingerprint?.close();
  await app?.close();
});

const inside = () => ({ organization_id: directory.organization.id });

/** The latest request that a directory sent. */
async function latest({ organization }: Directory = directory): Promise<string> {
  const params = { organization_id: organization.id };
  const { body } = await app.call(contract.listDirectoryRequests, { params, query: { limit: 1 } }, organization.admin);
  return body.data[0]?.id ?? "";
}

function preview(request_id: string, as = directory.organization.admin as { cookie: string }) {
  return app.call(contract.previewDirectoryRequest, { params: { ...inside(), request_id } }, as);
}

/** What would come of it, which changes nothing: not one row. */
async function previewed(request_id: string) {
  const before = await fingerprint.take();
  const { status, body } = await preview(request_id);
  expect({ status, body }).toMatchObject({ status: 200 });
  expect(await fingerprint.take()).toEqual(before);
  return body;
}

const off = (id: string) => directory.patch(`/Users/${id}`, { op: "replace", path: "active", value: false });

describe("a request of the log, tried again", () => {
  test("that turned somebody off, who was turned on since: says what would go, and lets it stay", async () => {
    const { id } = await directory.user({ name: { givenName: "Ada", familyName: "Lovelace" } });
    const params = { ...inside(), member_id: id };
    await app.send("PUT", `/v1/organizations/${params.organization_id}/members/${id}/seats/vibe`, {
      as: directory.organization.admin,
    });
    expectPatched(await off(id));
    const request = await latest();
    expect(await previewed(request)).toMatchObject({ status: 200, outcome: "unchanged", effects: {} });

    expectPatched(await directory.patch(`/Users/${id}`, { op: "replace", path: "active", value: true }));
    const body = await previewed(request);
    expect(body).toMatchObject({
      ...{ status: 200, outcome: "suspended", reason: null, scim_type: null },
      subject: { kind: "user", id, name: "Ada Lovelace" },
      effects: { "member.suspended": 1, "seat.released": 1 },
    });
    expect(JSON.parse(body.response_body ?? "")).toMatchObject({ id, active: false });
    expect((await directory.get(`/Users/${id}`)).body.active).toBe(true);
  });

  test("that was refused, when what stood in its way has gone: would be taken, and can be sent", async () => {
    const { id, userName } = await directory.user();
    await directory.post("/Users", userBody({ userName }));
    const request = await latest();
    expect(await previewed(request)).toMatchObject({ status: 409, outcome: "refused", scim_type: "uniqueness" });
    await directory.remove(`/Users/${id}`);
    expect(await previewed(request)).toMatchObject({
      status: 201,
      outcome: "created",
      effects: { "member.joined": 1 },
    });
    expect((await directory.post("/Users", userBody({ userName }))).status).toBe(201);
  });

  test("that was about a Group, with what the directory has put into it since", async () => {
    const people = [await directory.user(), await directory.user()];
    const { id, displayName } = await directory.group();
    const value = people.map((each) => ({ value: each.id }));
    expectPatched(await directory.patch(`/Groups/${id}`, { op: "add", path: "members", value }));
    const request = await latest();
    expectPatched(await directory.patch(`/Groups/${id}`, { op: "remove", path: "members", value: [value[0]] }));
    expect(await previewed(request)).toMatchObject({
      ...{ status: 204, outcome: "changed", subject: { kind: "group", id, name: displayName }, response_body: null },
      effects: { "group.members_added": 1 },
    });
    expect((await directory.get(`/Groups/${id}`)).body.members).toHaveLength(1);
  });

  test("that holds many: each by itself, one after the other, as it was", async () => {
    const { userName } = await directory.user();
    const [first, second] = [aName("bulk"), aName("bulk")];
    const user = (bulkId: string, data: unknown) => ({ method: "POST", path: "/Users", bulkId, data });
    const members = [{ value: "bulkId:one" }, { value: "bulkId:two" }];
    const Operations = [
      user("one", userBody({ userName: first })),
      user("taken", userBody({ userName })),
      user("two", userBody({ userName: second })),
      { method: "POST", path: "/Groups", bulkId: "three", data: { schemas: [GROUP], displayName: "Bulk", members } },
    ];
    await directory.post("/Bulk", { schemas: ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], Operations });
    const request = await latest();
    for (const each of [first, second])
      await directory.remove(`/Users/${(await directory.find("Users", `userName eq "${each}"`)).Resources[0].id}`);
    const [group] = (await directory.find("Groups", `displayName eq "Bulk"`)).Resources;
    await directory.remove(`/Groups/${group.id}`);

    const { status, outcome, effects, response_body } = await previewed(request);
    expect({ status, outcome }).toEqual({ status: 200, outcome: "created" });
    expect(effects).toEqual({ "member.joined": 2, "group.created": 1, "group.members_added": 2 });
    const statuses = JSON.parse(response_body ?? "").Operations.map((each: { status: string }) => each.status);
    expect(statuses).toEqual(["201", "409", "201", "201"]);
  });

  test("that only read answers whether it would be answered, and keeps to itself what", async () => {
    await directory.find("Users", "active eq true");
    const request = await latest();
    expect(await previewed(request)).toMatchObject({ status: 200, outcome: "read", response_body: null });
    await directory.get("/Users?filter=nonsense");
    expect(await previewed(await latest())).toMatchObject({ status: 400, scim_type: "invalidFilter" });
  });

  test("that could not be read is refused again", async () => {
    await directory.send("POST", "/Users", { body: "{" });
    expect(await previewed(await latest())).toMatchObject({
      status: 400,
      outcome: "refused",
      scim_type: "invalidSyntax",
    });
  });

  test("that the last Admin stands in the way of is refused, and no refusal is written down", async () => {
    const { id, userName } = await directory.user();
    expectPatched(await off(id));
    const request = await latest();
    expectPatched(await directory.put(`/Users/${id}`, userBody({ userName, active: true })));
    const { memberId: admin } = directory.organization.admin;
    const asAdmin = directory.organization.admin;
    const setRoles = (member_id: string, role: string, as: { cookie: string }) =>
      app.call(setMemberRoles, { params: { ...inside(), member_id }, body: { roles: [role] } }, as);
    await setRoles(id, "organization_admin", asAdmin);
    const promoted = await signedIn(app, userName);
    await setRoles(admin, "member", promoted);
    const { status, body } = await preview(request, promoted);
    await setRoles(admin, "organization_admin", promoted);
    expect({ status, body }).toMatchObject({ status: 200, body: { status: 409, outcome: "refused" } });
    const events = await app.eventsOf(directory.organization.id);
    expect(events.filter(({ name }) => name === "directory.change_refused")).toEqual([]);
  });
});

describe("who asks for a preview", () => {
  test("of a request that the log has not whole is told so: 409", async () => {
    const value = Array.from({ length: 500 }, (_, index) => ({ value: `mem_${String(index).padStart(32, "0")}` }));
    await directory.post("/Groups", { schemas: [GROUP], displayName: aName("Large"), members: value });
    expect(await preview(await latest())).toMatchObject({ status: 409, body: { code: "directory_request_cut" } });
    await directory.get(`/Users?filter=${encodeURIComponent(`userName eq "${"x".repeat(2_100)}"`)}`);
    expect(await preview(await latest())).toMatchObject({ status: 409, body: { code: "directory_request_cut" } });
  });

  test("holds what who gives a directory its token holds: else 403", async () => {
    await directory.post("/Users", { schemas: [USER] });
    const request = await latest();
    const made = await app.send("POST", `/v1/organizations/${directory.organization.id}/roles`, {
      as: directory.organization.admin,
      body: { scope: "organization", name: "Access", permissions: ["access:write"] },
    });
    const keeper = await aMember(app, directory.organization, { roles: [(await made.json()).id] });
    expect(await preview(request, keeper)).toMatchObject({ status: 403, body: { code: "above_your_own" } });
  });

  test("sees none of another Organization: 404", async () => {
    const other = await aDirectory(app, await anOrganization(app, { name: "Other" }));
    await other.user();
    const foreign = await latest(other);
    expect(await preview(foreign)).toMatchObject({ status: 404 });
    expect(await preview(foreign, other.organization.admin)).toMatchObject({ status: 404 });
  });
});
