import * as contract from "@rollcall/contract/admin-keys";
import { getMe } from "@rollcall/contract/identity";
import { createInvitations, listInvitations } from "@rollcall/contract/invitations";
import * as members from "@rollcall/contract/members";
import { getOrganization, updateOrganization } from "@rollcall/contract/organizations";
import { ADMIN_ROLE, createRole } from "@rollcall/contract/roles";
import { createWorkspace } from "@rollcall/contract/workspaces";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type * as z from "zod";
import { type Caller, openApp, type TestApp } from "../../../testing/app.ts";
import {
  type AMember,
  type AnOrganization,
  aMember,
  anAdmin,
  anAdminKey,
  anOrganization,
} from "../../../testing/builders.ts";

let app: TestApp;
let acme: AnOrganization;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  acme = await anOrganization(app);
});

const own = () => ({ organization_id: acme.id });
const create = (body: Record<string, unknown> = {}, as: Caller = acme.admin) =>
  app.call(
    contract.createAdminKey,
    { params: own(), body: { name: "HR", permissions: ["members:read"], ...body } },
    as,
  );
const rotate = (admin_key_id: string, as: Caller = acme.admin, overlap_hours = 24) =>
  app.call(contract.rotateAdminKey, { params: { ...own(), admin_key_id }, body: { overlap_hours } }, as);
const revoke = (admin_key_id: string, as: Caller = acme.admin) =>
  app.call(contract.revokeAdminKey, { params: { ...own(), admin_key_id } }, as);
const get = async (admin_key_id: string) =>
  (await app.call(contract.getAdminKey, { params: { ...own(), admin_key_id } }, acme.admin)).body;
const count = (as: Caller) => app.call(members.countMembers, { params: own() }, as);
const remove = ({ memberId }: AMember, as: Caller = acme.admin) =>
  app.call(members.removeMember, { params: { ...own(), member_id: memberId } }, as);
const bearing = (bearer: string): Caller => ({ cookie: "", bearer });

describe("keys of the Admin API", () => {
  test("201 shows the secret once; what stays is a mask and who answers for it", async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(contract.isWellFormedAdminKey(body.secret)).toBe(true);
    expect(contract.organizationOfAdminKey(body.secret)).toBe(acme.id);
    expect(await get(body.key.id)).toMatchObject({
      name: "HR",
      mask: `rca_…${body.secret.slice(-12, -8)}`,
      permissions: ["members:read"],
      withheld: [],
      responsible: { member_id: acme.admin.memberId, status: "active" },
      status: "active",
    });
  });

  test("403 hands out nothing that its maker does not hold, 400 what is over, unknown or nothing", async () => {
    const keeper = await aMember(app, acme, { roles: ["billing_manager"] });
    expect((await create({}, keeper)).status).toBe(403);
    for (const body of [
      { expires_at: app.clock.now().toISOString() },
      { permissions: [] },
      { permissions: ["everything"] },
      { permissions: ["workspace:read"] },
    ])
      expect((await create(body)).status).toBe(400);
  });

  test("a longer or missing expiry is shortened to what the Organization allows", async () => {
    await app.call(updateOrganization, { params: own(), body: { max_key_lifetime_days: 30 } }, acme.admin);
    const limit = app.clock.now().getTime() + 30 * 86_400_000;
    for (const expires_at of [null, new Date(limit + 1).toISOString()])
      expect((await create({ expires_at })).body.key.expires_at).toBe(new Date(limit).toISOString());
  });

  test("rotating makes a new key; the old one works until its overlap is over", async () => {
    const made = (await create()).body;
    const next = (await rotate(made.key.id, acme.admin, 1)).body;
    expect(await get(made.key.id)).toMatchObject({ replaced_by: next.key.id, status: "active" });
    expect((await rotate(made.key.id)).body.code).toBe("key_replaced");
    for (const secret of [made.secret, next.secret]) expect((await count(bearing(secret))).status).toBe(200);
    app.clock.advance({ minutes: 61 });
    expect((await count(bearing(made.secret))).body.code).toBe("admin_key_invalid");
    expect((await count(bearing(next.secret))).status).toBe(200);
  });

  test("a revoked key is refused from the next request on", async () => {
    const made = (await create()).body;
    expect((await revoke(made.key.id)).body).toMatchObject({ status: "revoked" });
    expect((await count(bearing(made.secret))).status).toBe(401);
    expect((await revoke(made.key.id)).body.code).toBe("key_revoked");
    expect((await rotate(made.key.id)).body.code).toBe("key_revoked");
  });

  test("asked for all at once, no more keys work than may", async () => {
    const atOnce = (length: number) => Promise.all(Array.from({ length }, () => create()));
    for (let made = 0; made < contract.MAX_ADMIN_KEYS - 10; made += 10) await atOnce(10);
    const made = await atOnce(30);
    expect(made.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(new Set(made.filter(({ status }) => status !== 201).map(({ body }) => body.code))).toEqual(
      new Set(["too_many_admin_keys"]),
    );
  });
});

describe("what a key may do", () => {
  test("it acts with its permissions and under its name", async () => {
    const key = await anAdminKey(app, acme, { permissions: ["organization:write"] });
    expect((await app.call(updateOrganization, { params: own(), body: { name: "Renamed" } }, key)).status).toBe(200);
    const [event] = (await eventsOf("organization.updated")).slice(-1);
    expect(event).toMatchObject({ actor_kind: "admin_key", actor_id: key.keyId, actor_name: "Provisioning" });
    expect((await count(key)).body).toMatchObject({ code: "permission_missing" });
    expect((await get(key.keyId)).last_used_at).not.toBeNull();
  });

  const keyMaking = { scope: "organization", name: "Key maker", description: "" } as const;

  test("it never acts as a person, makes nobody Admin and makes no key", async () => {
    const key = await anAdminKey(app, acme);
    const other = await aMember(app, acme);
    const params = { ...own(), member_id: other.memberId };
    const refused = [
      await app.call(getMe, {}, key),
      await app.call(members.leaveOrganization, { params: own() }, key),
      await app.call(members.setMemberRoles, { params, body: { roles: [ADMIN_ROLE] } }, key),
      await create({}, key),
      await rotate(key.keyId, key),
      // Nor a role by which somebody whom it lets in could make one.
      await app.call(createRole, { params: own(), body: { ...keyMaking, permissions: ["admin_keys:write"] } }, key),
    ];
    for (const { status, body } of refused)
      expect({ status, code: body.code }).toEqual({ status: 403, code: "person_required" });
    expect((await app.call(members.setMemberRoles, { params, body: { roles: ["billing_manager"] } }, key)).status).toBe(
      200,
    );
  });

  test("it lets people in as what everybody is, and in no role beyond its own permissions", async () => {
    const key = await anAdminKey(app, acme, { permissions: ["members:invite"] });
    const invite = (roles: string[]) =>
      app.call(createInvitations, { params: own(), body: { emails: [`${roles[0]}@example.test`], roles } }, key);
    expect((await invite(["member"])).body.data?.[0]).toMatchObject({ outcome: "invited" });
    expect((await invite(["billing_manager"])).body.code).toBe("above_your_own");
  });

  test("404 in every other Organization, whatever it is worth", async () => {
    const globex = await anOrganization(app, { name: "Globex" });
    const made = await create();
    await revoke(made.body.key.id);
    for (const bearer of [(await anAdminKey(app, acme)).bearer, made.body.secret])
      expect(
        (await app.call(getOrganization, { params: { organization_id: globex.id } }, bearing(bearer))).status,
      ).toBe(404);
  });

  test("401 for what is no key, also beside a good cookie; another scheme is not looked at", async () => {
    const path = `/v1/organizations/${acme.id}`;
    const send = (authorization: string) => app.send("GET", path, { as: acme.admin, headers: { authorization } });
    const forged = `${(await create()).body.secret.slice(0, -7)}0000000`;
    for (const text of ["Bearer", "Bearer ", "Bearer rca_1", `Bearer ${forged}`, `bearer ${forged}`])
      expect({ text, status: (await send(text)).status }).toEqual({ text, status: 401 });
    expect((await send("Basic cHJveHk6cGFzcw==")).status).toBe(200);
  });

  test("another site's page sends nothing by a cookie because it adds a header", async () => {
    const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    const send = (more: Record<string, string>) =>
      app.send("PATCH", `/v1/organizations/${acme.id}`, {
        as: acme.admin,
        body: { name: "Taken" },
        headers: { ...headers, ...more },
      });
    expect((await send({})).status).toBe(403);
    expect((await send({ authorization: "Bearer" })).status).toBe(401);
    expect((await send({ authorization: `Bearer ${(await anAdminKey(app, acme)).bearer}` })).status).toBe(200);
  });
});

describe("who answers for a key", () => {
  test("the list says it, and finds the keys of somebody", async () => {
    const ben = await anAdmin(app, acme);
    const [of, his] = [await anAdminKey(app, acme), await anAdminKey(app, { ...acme, admin: ben })];
    await revoke(of.keyId);
    const list = async (query: z.input<typeof contract.listAdminKeys.query>) =>
      (await app.call(contract.listAdminKeys, { params: own(), query }, acme.admin)).body.data.map(({ id }) => id);
    expect(await list({})).toEqual([his.keyId, of.keyId]);
    expect(await list({ responsible: [ben.memberId] })).toEqual([his.keyId]);
    expect(await list({ status: ["revoked"], responsible: [acme.admin.memberId, ben.memberId] })).toEqual([of.keyId]);
    expect(await list({ limit: 1, status: ["revoked"], responsible: [ben.memberId] })).toEqual([]);
  });

  test("it loses what they lose, and has it again with them", async () => {
    const ben = await anAdmin(app, acme);
    const key = await anAdminKey(app, { ...acme, admin: ben });
    const params = { ...own(), member_id: ben.memberId };
    const setRoles = (roles: string[]) => app.call(members.setMemberRoles, { params, body: { roles } }, acme.admin);
    await setRoles(["billing_manager"]);
    expect((await count(key)).body.code).toBe("permission_missing");
    expect((await get(key.keyId)).withheld).toContain("members:read");
    await setRoles([ADMIN_ROLE]);
    expect((await count(key)).status).toBe(200);
    await app.call(members.suspendMember, { params }, acme.admin);
    expect((await count(key)).body.code).toBe("admin_key_invalid");
    await app.call(members.reactivateMember, { params }, acme.admin);
    expect((await count(key)).status).toBe(200);
  });

  test("when they are removed it is revoked with them, unless somebody took it over", async () => {
    const ben = await anAdmin(app, acme);
    const [left, kept] = [
      await anAdminKey(app, { ...acme, admin: ben }),
      await anAdminKey(app, { ...acme, admin: ben }),
    ];
    const taken = (await rotate(kept.keyId)).body;
    await remove(ben);
    expect((await eventsOf("admin_key.revoked")).map(({ payload }) => payload)).toMatchObject([
      { id: left.keyId, reason: "responsible_removed" },
    ]);
    expect((await count(left)).status).toBe(401);
    // Production goes on by the old secret until the new one is in its place.
    for (const bearer of [kept.bearer, taken.secret]) expect((await count(bearing(bearer))).status).toBe(200);
    await app.call(members.restoreMember, { params: { ...own(), member_id: ben.memberId } }, acme.admin);
    expect((await count(left)).status).toBe(401);
  });

  test("an old secret does not rise with the rights of who took it over", async () => {
    const ben = await anAdmin(app, acme);
    const key = await anAdminKey(app, { ...acme, admin: ben });
    const params = { ...own(), member_id: ben.memberId };
    await app.call(members.setMemberRoles, { params, body: { roles: ["billing_manager"] } }, acme.admin);
    const taken = (await rotate(key.keyId)).body;
    expect((await count(key)).body.code).toBe("permission_missing");
    expect((await count(bearing(taken.secret))).status).toBe(200);
  });

  test("what it invited ends with what they may", async () => {
    const ben = await anAdmin(app, acme);
    const key = await anAdminKey(app, { ...acme, admin: ben });
    await app.call(
      createInvitations,
      { params: own(), body: { emails: ["new@example.test"], roles: ["member"] } },
      key,
    );
    await remove(ben);
    const { body } = await app.call(listInvitations, { params: own(), query: { status: ["pending"] } }, acme.admin);
    expect(body.data).toEqual([]);
  });

  test("a Workspace that a key makes has no Admin but those of the Organization", async () => {
    const key = await anAdminKey(app, acme, { permissions: ["workspaces:create"] });
    expect((await app.call(createWorkspace, { params: own(), body: { name: "Made by a key" } }, key)).status).toBe(201);
  });
});

async function eventsOf(name: string) {
  return (await app.eventsOf(acme.id)).filter((event) => event.name === name);
}
