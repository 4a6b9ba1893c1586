import { createKey, verifyKey } from "@rollcall/contract/api-keys";
import { createRole, deleteRole } from "@rollcall/contract/roles";
import * as contract from "@rollcall/contract/service-accounts";
import { addWorkspaceMember, archiveWorkspace, createWorkspace } from "@rollcall/contract/workspaces";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AMember, type AnOrganization, aMember, anOrganization } from "../../../testing/builders.ts";
import { newId } from "../../platform/ids.ts";

let app: TestApp;
let acme: AnOrganization;
let member: AMember;
let workspace_id: string;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  acme = await anOrganization(app);
  member = await aMember(app, acme);
  workspace_id = await aWorkspace("Research");
});

async function aWorkspace(name: string): Promise<string> {
  const answer = await app.call(createWorkspace, { params: own(), body: { name } }, acme.admin);
  return answer.body.id;
}

const own = () => ({ organization_id: acme.id });
const there = () => ({ ...own(), workspace_id });
const join = (roles: string[]) =>
  app.call(addWorkspaceMember, { params: there(), body: { member_id: member.memberId, roles } }, acme.admin);
const create = (body: { name?: string; roles?: string[] } = {}, as: AMember = acme.admin) =>
  app.call(
    contract.createServiceAccount,
    { params: there(), body: { name: "Builds", roles: ["developer"], ...body } },
    as,
  );
const change = (service_account_id: string, body: Record<string, unknown>, as: AMember = acme.admin) =>
  app.call(contract.updateServiceAccount, { params: { ...there(), service_account_id }, body }, as);
const list = (as: AMember = acme.admin) => app.call(contract.listServiceAccounts, { params: there() }, as);

async function aKeyOf(service_account_id: string): Promise<string> {
  const body = { name: "Key", service_account_id };
  return (await app.call(createKey, { params: there(), body }, acme.admin)).body.secret;
}
const verified = async (key: string) => (await app.call(verifyKey, { body: { key } })).body;

test("201 makes one, 200 lists them by name with how many keys of each work", async () => {
  const made = await create();
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ name: "Builds", roles: ["developer"], status: "active", key_count: 0 });
  await create({ name: "alerts", roles: ["developer", "user", "user"] });
  await aKeyOf(made.body.id);
  const { body } = await list();
  expect(body.data.map(({ name, roles, key_count }) => [name, roles, key_count])).toEqual([
    ["alerts", ["developer", "user"], 0],
    ["Builds", ["developer"], 1],
  ]);
  const events = (await app.eventsOf(acme.id)).filter(({ name }) => name.startsWith("service_account."));
  expect(events.map(({ name }) => name)).toEqual(["service_account.created", "service_account.created"]);
});

test("200 changes its roles and state, for its keys at once; nothing changes silently", async () => {
  const { id } = (await create()).body;
  const key = await aKeyOf(id);
  expect((await change(id, { roles: ["user"] })).body.roles).toEqual(["user"]);
  expect(await verified(key)).toMatchObject({ valid: true, permissions: ["workspace.vibe:use", "workspace:read"] });
  expect((await change(id, { status: "disabled" })).body.status).toBe("disabled");
  expect(await verified(key)).toEqual({ valid: false, reason: "owner_inactive" });
  expect((await change(id, { status: "active", name: "Build", description: "CI" })).body).toMatchObject({
    status: "active",
    name: "Build",
    description: "CI",
  });
  expect(await verified(key)).toMatchObject({ valid: true });
  await change(id, { status: "active", roles: ["user"], name: "Build" });
  const events = (await app.eventsOf(acme.id)).filter(({ name }) => name === "service_account.updated");
  expect(events.map(({ payload }) => payload)).toMatchObject([
    { before: { roles: ["developer"] }, after: { roles: ["user"] } },
    { before: { status: "active" }, after: { status: "disabled" } },
    { after: { status: "active", name: "Build", description: "CI" } },
  ]);
});

test("409 for the name of another one in the Workspace, whatever its letters", async () => {
  await create();
  expect((await create({ name: "BUILDS" })).body).toMatchObject({ code: "service_account_name_taken", field: "name" });
  const { id } = (await create({ name: "Other" })).body;
  expect((await change(id, { name: "builds" })).body.code).toBe("service_account_name_taken");
});

test("403 for who does not administer keys there, and beyond what one holds", async () => {
  expect((await list(member)).status).toBe(404);
  const keeper = await app.call(
    createRole,
    {
      params: own(),
      body: { scope: "workspace", name: "Keeper", permissions: ["workspace.keys:write", "workspace:read"] },
    },
    acme.admin,
  );
  await join([keeper.body.id]);
  expect((await list(member)).status).toBe(200);
  expect((await create({ roles: ["developer"] }, member)).body).toMatchObject({
    code: "above_your_own",
    field: "roles",
  });
  const { id } = (await create({ roles: [keeper.body.id] }, member)).body;
  expect((await change(id, { roles: ["developer"] }, member)).body.code).toBe("above_your_own");
  await change(id, { roles: ["developer"], status: "disabled" });
  expect((await change(id, { status: "active" }, member)).body.code).toBe("above_your_own");
  expect((await change(id, { name: "Mine" }, member)).status).toBe(200);
});

test("a role that an account holds cannot be deleted", async () => {
  const body = { scope: "workspace", name: "Held", permissions: ["workspace:read"] } as const;
  const role = await app.call(
    createRole,
    { params: own(), body: { ...body, permissions: [...body.permissions] } },
    acme.admin,
  );
  await create({ roles: [role.body.id] });
  const gone = await app.call(deleteRole, { params: { ...own(), role_id: role.body.id } }, acme.admin);
  expect(gone.body.code).toBe("role_in_use");
});

test.each([
  [{ roles: ["organization_admin"] }, "role_unknown"],
  [{ roles: ["nothing"] }, "role_unknown"],
  [{ roles: [] }, "invalid_input"],
  [{ name: " " }, "invalid_input"],
])("400 for %j", async (body, code) => {
  const answer = await create(body);
  expect([answer.status, answer.body.code]).toEqual([400, code]);
});

test("404 for one that is not there or belongs to another Workspace; an archived one makes none", async () => {
  const { id } = (await create()).body;
  expect((await change(newId("serviceAccount"), { name: "X" })).status).toBe(404);
  const first = workspace_id;
  workspace_id = await aWorkspace("Elsewhere");
  expect((await change(id, { name: "X" })).status).toBe(404);
  workspace_id = first;
  await app.call(archiveWorkspace, { params: there(), body: { confirm_name: "Research" } }, acme.admin);
  expect((await create({ name: "Late" })).status).toBe(403);
});
