import * as keys from "@rollcall/contract/api-keys";
import * as invitations from "@rollcall/contract/invitations";
import type { WorkspacePermission } from "@rollcall/contract/permissions";
import { createRole, listRoles, listWorkspaceRoles } from "@rollcall/contract/roles";
import * as contract from "@rollcall/contract/workspaces";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AMember, type AnOrganization, aMember, anOrganization, aUser } from "../../../testing/builders.ts";

let app: TestApp;
let acme: AnOrganization;
let contributor: AMember;
let workspaceAdmin: AMember;
let params: { organization_id: string; workspace_id: string };

beforeAll(async () => {
  app = await openApp();
  acme = await anOrganization(app);
  [contributor, workspaceAdmin] = [await aMember(app, acme), await aMember(app, acme)];
  const members = [
    { member_id: contributor.memberId },
    { member_id: workspaceAdmin.memberId, roles: ["workspace_admin"] },
  ];
  const organization = { organization_id: acme.id };
  const wish = { params: organization, body: { name: "Research", members } };
  const made = await app.call(contract.createWorkspace, wish, acme.admin);
  params = { ...organization, workspace_id: made.body.id };
});
afterAll(() => app?.close());

test("200 a Workspace Admin finds whom to add by two characters or more; others find nobody", async () => {
  const { memberId } = await aMember(app, acme, { first_name: "Zoë", last_name: "Zimmer" });
  const find = (q: string, as: AMember) => app.call(contract.listWorkspaceCandidates, { params, query: { q } }, as);
  expect((await find("zoe zi", workspaceAdmin)).body.data).toMatchObject([{ member_id: memberId, status: "active" }]);
  for (const little of ["", "z", " z "]) expect((await find(little, workspaceAdmin)).body.data).toEqual([]);
  expect(await find("zoe", contributor)).toMatchObject({ status: 403 });
});

/** Somebody in the Workspace by one custom role. */
async function holderOf(name: string, permissions: WorkspacePermission[]) {
  const body = { scope: "workspace", name, permissions } as const;
  const made = await app.call(createRole, { params: { organization_id: acme.id }, body }, acme.admin);
  const holder = await aMember(app, acme);
  const wish = { member_id: holder.memberId, roles: [made.body.id] };
  await app.call(contract.addWorkspaceMember, { params, body: wish }, acme.admin);
  return { holder, role: made.body };
}

const members = (as: AMember, workspace_id = params.workspace_id) =>
  app.call(contract.listWorkspaceMembers, { params: { ...params, workspace_id } }, as).then(({ status }) => status);

test("who is in a Workspace is shown to those who administer it, in the default one too", async () => {
  const list = await app.call(contract.listWorkspaces, { params: { organization_id: acme.id } }, acme.admin);
  const everybodys = list.body.data.find(({ is_default }) => is_default)?.id ?? "";
  expect([await members(acme.admin), await members(workspaceAdmin), await members(contributor)]).toEqual([
    200, 200, 403,
  ]);
  expect([await members(acme.admin, everybodys), await members(workspaceAdmin, everybodys)]).toEqual([200, 403]);
});

test("a role that changes members sees them as well", async () => {
  const { holder, role } = await holderOf("People", ["workspace.members:write"]);
  expect(role.permissions).toEqual(["workspace.members:read", "workspace.members:write", "workspace:read"]);
  expect(await members(holder)).toBe(200);
});

test("a role that administers keys lists and revokes them, and makes none", async () => {
  const { holder } = await holderOf("Keys", ["workspace.keys:write"]);
  const made = await app.call(keys.createKey, { params, body: { name: "Laptop" } }, contributor);
  const { body } = await app.call(keys.listKeys, { params }, holder);
  expect(body.data.map(({ id }) => id)).toEqual([made.body.key.id]);
  const own = await app.call(keys.createKey, { params, body: { name: "Own" } }, holder);
  expect([own.status, own.body.code]).toEqual([403, "permission_missing"]);
  const key = { ...params, key_id: made.body.key.id };
  expect((await app.call(keys.revokeKey, { params: key }, holder)).status).toBe(200);
});

test("who gives roles in a Workspace reads which there are, and not how many hold them elsewhere", async () => {
  const { role } = await holderOf("Watcher", ["workspace.traces:read"]);
  const { status, body } = await app.call(listWorkspaceRoles, { params }, workspaceAdmin);
  expect(status).toBe(200);
  expect(body.data.every(({ scope, member_count }) => scope === "workspace" && member_count === null)).toBe(true);
  expect(body.data).toContainEqual({ ...role, member_count: null });
  expect((await app.call(listWorkspaceRoles, { params }, contributor)).status).toBe(403);
  const all = await app.call(listRoles, { params: { organization_id: acme.id } }, workspaceAdmin);
  expect(all.status).toBe(403);
});

test("a Workspace Admin takes away in their Workspace what another door gave", async () => {
  const joined = await joinByInvitation();
  const place = { ...params, member_id: joined.memberId };
  const wish = { params: place, body: { roles: ["user"] } };
  const { body } = await app.call(contract.setWorkspaceRoles, wish, workspaceAdmin);
  expect(body.roles).toMatchObject([{ id: "user", grants: [{ kind: "direct", source: "manual" }] }]);
});

async function joinByInvitation(): Promise<AMember> {
  const invitee = await aUser(app);
  const organization = { organization_id: acme.id };
  const workspaces = [{ workspace_id: params.workspace_id, roles: ["developer"] }];
  const form = { emails: [invitee.email], roles: ["member"], workspaces };
  const made = await app.call(invitations.createInvitations, { params: organization, body: form }, acme.admin);
  const invitation = { ...organization, invitation_id: made.body.data[0]?.invitation?.id ?? "" };
  const link = await app.call(invitations.copyInvitationLink, { params: invitation }, acme.admin);
  const token = new URL(link.body.url).hash.slice(1);
  const { body } = await app.call(invitations.acceptInvitation, { body: { token } }, invitee);
  return { ...invitee, memberId: body.member_id };
}
