import * as apiKeys from "@rollcall/contract/api-keys";
import { addChildGroup, setGroupGrant } from "@rollcall/contract/groups";
import { createRole } from "@rollcall/contract/roles";
import { createServiceAccount } from "@rollcall/contract/service-accounts";
import { createWorkspace } from "@rollcall/contract/workspaces";
import type { TestApp } from "@rollcall/server/testing/app";
import { type AMember, aGroup } from "@rollcall/server/testing/builders";

/** A Workspace besides the default one, with something of every kind in it. */
export type Place = {
  workspaceId: string;
  name: string;
  /** A Contributor there, whose key it is. */
  insider: AMember;
  keyId: string;
  serviceAccountId: string;
};

/** A Group, and one inside it. */
export type Nest = { groupId: string; childId: string };

type Owner = { id: string; admin: AMember };
type Wish = { name: string; insider: AMember; admins?: readonly AMember[] };

export async function aPlace(app: TestApp, { id, admin }: Owner, wish: Wish): Promise<Place> {
  const { name, insider, admins = [] } = wish;
  const members = [
    { member_id: insider.memberId, roles: ["workspace_contributor"] },
    ...admins.map(({ memberId }) => ({ member_id: memberId, roles: ["workspace_admin"] })),
  ];
  const inOrganization = { params: { organization_id: id } };
  const workspace = made(await app.call(createWorkspace, { ...inOrganization, body: { name, members } }, admin));
  const params = { organization_id: id, workspace_id: workspace.id };
  const account = { name: "Continuous integration", roles: ["developer"] };
  const key = made(await app.call(apiKeys.createKey, { params, body: { name: "Laptop" } }, insider)).key;
  const { id: serviceAccountId } = made(await app.call(createServiceAccount, { params, body: account }, admin));
  return { workspaceId: workspace.id, name, insider, keyId: key.id, serviceAccountId };
}

/** A Group that makes its members Admins of the place, those of the Group inside it too. */
export async function aNest(
  app: TestApp,
  { id, admin }: Owner,
  { place, member, deep }: { place: Place; member: AMember; deep: AMember },
): Promise<Nest> {
  const { id: groupId } = await aGroup(app, { id }, { members: [member] });
  const { id: childId } = await aGroup(app, { id }, { members: [deep] });
  const params = { organization_id: id, group_id: groupId };
  made(await app.call(addChildGroup, { params: { ...params, child_id: childId } }, admin));
  await openTo(app, { id, admin }, groupId, place);
  return { groupId, childId };
}

async function openTo(app: TestApp, { id, admin }: Owner, groupId: string, place: Place): Promise<void> {
  const params = { organization_id: id, group_id: groupId, workspace_id: place.workspaceId };
  made(await app.call(setGroupGrant, { params, body: { roles: ["workspace_admin"] } }, admin));
}

/** A custom role that nobody holds. */
export async function aCustomRole(app: TestApp, { id, admin }: Owner): Promise<string> {
  const body = { scope: "workspace", name: "Reader", permissions: ["workspace:read"] } as const;
  const wish = { params: { organization_id: id }, body: { ...body, permissions: [...body.permissions] } };
  return made(await app.call(createRole, wish, admin)).id;
}

/** A key of the insider's, with its secret. */
export async function aSecret(app: TestApp, organizationId: string, { workspaceId, insider }: Place): Promise<string> {
  const params = { organization_id: organizationId, workspace_id: workspaceId };
  return made(await app.call(apiKeys.createKey, { params, body: { name: "Another" } }, insider)).secret;
}

/** The body of an answer that went well: a world that is not as it should be proves nothing. */
function made<B>({ status, body }: { status: number; body: B }): B {
  if (status >= 400) throw new Error(`the world could not be made: ${JSON.stringify(body)}`);
  return body;
}
