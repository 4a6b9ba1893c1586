import { getMe, updateMe } from "@rollcall/contract/identity";
import { removeMember, suspendMember } from "@rollcall/contract/members";
import { allOrganizationPermissions } from "@rollcall/contract/permissions";
import { createRole } from "@rollcall/contract/roles";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { aMember, anOrganization, aUser } from "../../../testing/builders.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

const me = (as: { cookie: string }) => app.call(getMe, {}, as);

describe("GET /v1/me", () => {
  test("401 for nobody", async () => {
    expect((await app.call(getMe, {})).status).toBe(401);
  });

  test("200 without a membership", async () => {
    const user = await aUser(app);
    expect(await me(user)).toMatchObject({
      status: 200,
      body: { id: user.userId, email: user.email, email_verified: true, has_password: false, memberships: [] },
    });
  });

  test("200 with every membership, its roles, permissions and seats, and nobody else's", async () => {
    const user = await aUser(app);
    const [beta, alpha] = [await anOrganization(app, { name: "beta" }), await anOrganization(app, { name: "Alpha" })];
    await anOrganization(app, { name: "Elsewhere" });
    const inBeta = await aMember(app, beta, { as: user, roles: ["organization_admin", "member"] });
    const inAlpha = await aMember(app, alpha, { as: user });
    await aMember(app, alpha);

    const { body } = await me(user);
    expect(body.memberships).toMatchObject([
      {
        organization: { id: alpha.id, name: "Alpha" },
        member_id: inAlpha.memberId,
        status: "active",
        roles: ["member"],
        role_names: { member: "Member" },
      },
      {
        organization: { id: beta.id, name: "beta" },
        member_id: inBeta.memberId,
        roles: ["member", "organization_admin"],
      },
    ]);
    expect(body.memberships[0]?.permissions).toContain("profile:write");
    expect(body.memberships[0]?.permissions).not.toContain("members:read");
    expect(new Set(body.memberships[1]?.permissions)).toEqual(new Set(allOrganizationPermissions));
  });

  test("200 calls a custom role by its name, also to whom may not read roles", async () => {
    const organization = await anOrganization(app);
    const params = { organization_id: organization.id };
    const wish = { scope: "organization", name: "Guide", permissions: ["members:read"] } as const;
    const body = { ...wish, permissions: [...wish.permissions] };
    const { id } = (await app.call(createRole, { params, body }, organization.admin)).body;
    const guide = await aMember(app, organization, { roles: [id] });
    expect((await me(guide)).body.memberships).toMatchObject([{ roles: [id], role_names: { [id]: "Guide" } }]);
  });

  test("200 permits nothing while suspended, and forgets the Organization once removed", async () => {
    const organization = await anOrganization(app);
    const member = await aMember(app, organization);
    const params = { organization_id: organization.id, member_id: member.memberId };
    await app.call(suspendMember, { params }, organization.admin);
    expect((await me(member)).body.memberships).toMatchObject([{ status: "suspended", permissions: [] }]);
    await app.call(removeMember, { params }, organization.admin);
    expect((await me(member)).body.memberships).toEqual([]);
  });
});

describe("PATCH /v1/me", () => {
  test("200 changes name and language of the User, and no name in an Organization", async () => {
    const member = await aMember(app, await anOrganization(app), { first_name: "Mia", last_name: "Member" });
    const body = { first_name: " Maria ", language: "fr" } as const;
    expect(await app.call(updateMe, { body }, member)).toMatchObject({
      status: 200,
      body: { first_name: "Maria", language: "fr" },
    });
    const row = await app.platform.database
      .selectFrom("users")
      .selectAll()
      .where("id", "=", member.userId)
      .executeTakeFirst();
    expect(row?.name).toMatch(/^Maria Number/);
  });

  test("200 says the same again without an event when nothing changes", async () => {
    const user = await aUser(app);
    const events = () =>
      app.platform.database.selectFrom("user_events").select("name").where("user_id", "=", user.userId).execute();
    const before = await events();
    expect((await app.call(updateMe, { body: {} }, user)).status).toBe(200);
    expect(await events()).toEqual(before);
  });

  test.each([
    { first_name: "a\u0000b" },
    { first_name: "x".repeat(101) },
    { first_name: "\u202eevil" },
    { language: "de" },
    { email: "other@example.test" },
    { email_verified: true },
  ])("400 for %j", async (body) => {
    const response = await app.send("PATCH", "/v1/me", { as: await aUser(app), body });
    expect(response.status).toBe(400);
  });
});
