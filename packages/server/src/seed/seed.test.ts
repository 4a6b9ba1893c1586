import { listInvitations } from "@rollcall/contract/invitations";
import { countMembers, listMembers } from "@rollcall/contract/members";
import { listSubscriptions } from "@rollcall/contract/subscriptions";
import { listWorkspaces } from "@rollcall/contract/workspaces";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, type TestApp } from "../../testing/app.ts";
import { signedIn } from "../../testing/builders.ts";
import { DEMO_PASSWORD, demoLogins, seedDemo } from "./demo.ts";
import { seedLarge } from "./large.ts";

let app: TestApp;
let admin: { cookie: string };
let organization_id: string;

beforeAll(async () => {
  app = await openApp();
  await seedDemo(app.platform);
  admin = await signedIn(app, "ada@helio.example");
  const me = await (await app.send("GET", "/v1/me", { as: admin })).json();
  organization_id = me.memberships.find(
    (each: { organization: { name: string } }) => each.organization.name === "Helio Instruments",
  ).organization.id;
});
afterAll(() => app.close());

const filters = [
  { role: "organization_admin" },
  { role: "billing_manager" },
  { role: "member" },
  { status: "active" },
  { status: "suspended" },
  { status: "removed" },
  { seat: "vibe" },
  { seat: "api" },
  { seat: "code" },
  { seat: "none" },
  { source: "manual" },
  { source: "sso" },
  { source: "scim" },
  { source: "domain" },
];

test.each(filters)("the demo has somebody for %j", async (query) => {
  const { body } = await app.call(listMembers, { params: { organization_id }, query }, admin);
  expect(body.data.length).toBeGreaterThan(0);
});

test.each(["pending", "expired", "declined", "revoked"])("the demo has an invitation that is %s", async (status) => {
  const { body } = await app.call(listInvitations, { params: { organization_id }, query: { status } }, admin);
  expect(body.data.length).toBeGreaterThan(0);
});

test("the demo has 240 people, and never more seats in use than bought", async () => {
  const everybody = await app.call(
    listMembers,
    { params: { organization_id }, query: { status: ["active", "suspended", "removed"], limit: 1 } },
    admin,
  );
  expect(everybody.body.total).toEqual({ count: 240, exact: true });
  const { body } = await app.call(listSubscriptions, { params: { organization_id } }, admin);
  for (const { used, reserved, seats } of body.data) expect(used + reserved).toBeLessThanOrEqual(seats);
});

test("the demo has Workspaces with members, a default one that holds everybody, and an archived one", async () => {
  const { body } = await app.call(listWorkspaces, { params: { organization_id } }, admin);
  const everybody = body.data.find(({ is_default }) => is_default);
  expect(body.data.length).toBeGreaterThan(5);
  for (const { member_count } of body.data) expect(member_count).toBeGreaterThan(0);
  expect(everybody?.member_count).toBeGreaterThan(200);
  const query = { status: ["archived" as const] };
  const archived = await app.call(listWorkspaces, { params: { organization_id }, query }, admin);
  expect(archived.body.data.length).toBe(1);
});

test("the demo is made once, and its logins work", async () => {
  expect(await seedDemo(app.platform)).toBe(false);
  for (const { email } of demoLogins) {
    const response = await app.send("POST", "/v1/sign-in/password", { body: { email, password: DEMO_PASSWORD } });
    expect(response.status).toBe(200);
  }
});

test("a large Organization has as many members as it was asked for", async () => {
  const large = await signedIn(app, await seedLarge(app.platform, 3000));
  const me = await (await app.send("GET", "/v1/me", { as: large })).json();
  const params = { organization_id: me.memberships[0].organization.id };
  const { body } = await app.call(countMembers, { params }, large);
  expect(body.active_users.count).toBeGreaterThan(2800);
});
