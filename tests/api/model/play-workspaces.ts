import * as contract from "@rollcall/contract/workspaces";
import { ask, cookieOf, firstOf, pick, type Scene } from "./stage.ts";
import { directRolesIn, type Given, isPresent, type ModelMember, type ModelWorkspace, rolesIn } from "./state.ts";

let named = 0;

/** A name that nothing has yet. */
export function aName(): string {
  named += 1;
  return `Name ${named}`;
}

export const untilOf = ({ step, now }: Scene) => (step.hours === null ? null : now + step.hours * 3_600_000);
export const inWords = (end: number | null) => (end === null ? null : new Date(end).toISOString());
export const given = (roles: readonly string[], end: number | null): Given => new Map(roles.map((role) => [role, end]));

export async function createWorkspace(scene: Scene): Promise<void> {
  const { stage, step, tenant, admin } = scene;
  const who = memberOf(scene);
  const members = step.isSeated ? [{ member_id: who.id, roles: step.workspaceRoles }] : [];
  const name = aName();
  const made = await ask(
    stage.app,
    contract.createWorkspace,
    { params: { organization_id: tenant.id }, body: { name, members } },
    cookieOf(scene, admin),
    firstOf([step.isSeated && who.isGone, "not_found"]),
  );
  if (made === undefined) return;
  const direct = new Map(members.map(({ member_id, roles }) => [member_id, given(roles, null)]));
  tenant.workspaces.push({ id: made.id, name, isDefault: false, isArchived: false, direct });
}

export async function archiveWorkspace(scene: Scene): Promise<void> {
  const { workspace, isClosed } = placeOf(scene);
  const { stage, tenant, admin } = scene;
  const done = await ask(
    stage.app,
    contract.archiveWorkspace,
    { params: { organization_id: tenant.id, workspace_id: workspace.id }, body: { confirm_name: workspace.name } },
    cookieOf(scene, admin),
    firstOf(...isClosed, [workspace.isDefault, "default_workspace"]),
  );
  if (done !== undefined) workspace.isArchived = true;
}

export async function addToWorkspace(scene: Scene): Promise<void> {
  const { stage, step, tenant, admin, now } = scene;
  const { workspace, isClosed } = placeOf(scene);
  const { id, isGone } = memberOf(scene);
  const until = untilOf(scene);
  const isIn = workspace.isDefault || directRolesIn(workspace, id, now).length > 0;
  const done = await ask(
    stage.app,
    contract.addWorkspaceMember,
    {
      params: { organization_id: tenant.id, workspace_id: workspace.id },
      body: { member_id: id, roles: step.workspaceRoles, until: inWords(until) },
    },
    cookieOf(scene, admin),
    firstOf(...isClosed, [isGone, "not_found"], [isIn, "already_in_workspace"]),
  );
  if (done !== undefined) workspace.direct.set(id, given(step.workspaceRoles, until));
}

export async function setWorkspaceRoles(scene: Scene): Promise<void> {
  const { stage, step, tenant, admin, now } = scene;
  const { workspace, isClosed } = placeOf(scene);
  const { id, isGone, member } = memberOf(scene);
  const until = untilOf(scene);
  const done = await ask(
    stage.app,
    contract.setWorkspaceRoles,
    {
      params: { organization_id: tenant.id, workspace_id: workspace.id, member_id: id },
      body: { roles: step.workspaceRoles, until: inWords(until) },
    },
    cookieOf(scene, admin),
    firstOf(...isClosed, [isGone || rolesIn(tenant, workspace, member, now).size === 0, "not_found"]),
  );
  if (done !== undefined) workspace.direct.set(id, given(step.workspaceRoles, until));
}

export async function removeFromWorkspace(scene: Scene): Promise<void> {
  const { stage, tenant, admin, now } = scene;
  const { workspace, isClosed } = placeOf(scene);
  const { id, isGone, member } = memberOf(scene);
  const direct = directRolesIn(workspace, id, now);
  const hasGroupRoles = rolesIn(tenant, workspace, member, now).size > 0;
  const isRefused = firstOf(
    ...isClosed,
    [workspace.isDefault, "default_workspace"],
    [isGone, "not_found"],
    [direct.length === 0, hasGroupRoles ? "granted_by_group" : "not_found"],
  );
  await ask(
    stage.app,
    contract.removeWorkspaceMember,
    { params: { organization_id: tenant.id, workspace_id: workspace.id, member_id: id } },
    cookieOf(scene, admin),
    isRefused,
  );
  if (isRefused === undefined) workspace.direct.delete(id);
}

/** Whom the step means; somebody who was removed, or belongs elsewhere, is not there. */
export function memberOf(scene: Scene, slot: "who" | "to" = "who") {
  const { it, isStray } = pick(scene, "members", slot);
  // There is always a member: the founder.
  const member = it as ModelMember;
  return { member, id: member.id, isGone: isStray || !isPresent(member), isStray };
}

/** The Workspace that the step means, and how an Admin is kept out of it: one of others looks like none. */
export function placeOf(scene: Scene) {
  const { it, isStray } = pick(scene, "workspaces", "where");
  // There is always a Workspace: the default one.
  const workspace = it as ModelWorkspace;
  const isClosed: Parameters<typeof firstOf> = [
    [isStray, "not_found"],
    [workspace.isArchived, "permission_missing"],
  ];
  return { workspace, isClosed, isStray };
}
