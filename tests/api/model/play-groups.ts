import * as contract from "@rollcall/contract/groups";
import type { Operation } from "@rollcall/contract/operation";
import type { RefusalCode } from "@rollcall/contract/refusals";
import { aName, given, inWords, memberOf, placeOf, untilOf } from "./play-workspaces.ts";
import { ask, cookieOf, firstOf, pick, type Scene } from "./stage.ts";
import { isLive, reaches } from "./state.ts";

export async function createGroup(scene: Scene): Promise<void> {
  const { stage, tenant, admin } = scene;
  const { id, isGone } = memberOf(scene);
  const made = await ask(
    stage.app,
    contract.createGroup,
    { params: { organization_id: tenant.id }, body: { name: aName(), members: [id] } },
    cookieOf(scene, admin),
    firstOf([isGone, "not_found"]),
  );
  if (made === undefined) return;
  const nothing = { children: new Set<string>(), grants: new Map(), organizationRoles: new Map() };
  tenant.groups.push({ id: made.id, isDeleted: false, members: new Map([[id, null]]), ...nothing });
}

export async function deleteGroup(scene: Scene): Promise<void> {
  const { group, isGone } = groupOf(scene);
  if (group === undefined) return;
  const isDone = await change(scene, contract.deleteGroup, { group_id: group.id }, firstOf([isGone, "not_found"]));
  if (isDone) group.isDeleted = true;
}

export async function addToGroup(scene: Scene): Promise<void> {
  const { group, isGone } = groupOf(scene);
  if (group === undefined) return createGroup(scene);
  const { id, isGone: isNobody } = memberOf(scene);
  const until = untilOf(scene);
  const isRefused = firstOf([isGone || isNobody, "not_found"]);
  const body = { members: [id], until: inWords(until) };
  const isDone = await change(scene, contract.addGroupMembers, { group_id: group.id }, isRefused, body);
  if (isDone && !isLive(group.members.get(id), scene.now)) group.members.set(id, until);
}

export async function removeFromGroup(scene: Scene): Promise<void> {
  const { group, isGone } = groupOf(scene);
  if (group === undefined) return;
  const { id, isGone: isNobody } = memberOf(scene);
  const isIn = isLive(group.members.get(id), scene.now);
  const isRefused = firstOf([isGone || isNobody || !isIn, "not_found"]);
  const isDone = await change(scene, contract.removeGroupMember, { group_id: group.id, member_id: id }, isRefused);
  if (isDone) group.members.delete(id);
}

export async function nest(scene: Scene): Promise<void> {
  const { group, isGone } = groupOf(scene);
  const { group: inner, isGone: isInnerGone } = groupOf(scene, "inner");
  if (group === undefined || inner === undefined) return;
  const isCircle = reaches(scene.tenant, inner.id, group.id);
  const isRefused = firstOf([isGone || isInnerGone, "not_found"], [isCircle, "group_circle"]);
  const params = { group_id: group.id, child_id: inner.id };
  if (await change(scene, contract.addChildGroup, params, isRefused)) group.children.add(inner.id);
}

export async function unnest(scene: Scene): Promise<void> {
  const { group, isGone } = groupOf(scene);
  const { group: inner, isGone: isInnerGone } = groupOf(scene, "inner");
  if (group === undefined || inner === undefined) return;
  const isRefused = firstOf([isGone || isInnerGone || !group.children.has(inner.id), "not_found"]);
  const params = { group_id: group.id, child_id: inner.id };
  if (await change(scene, contract.removeChildGroup, params, isRefused)) group.children.delete(inner.id);
}

/** Sets what a Group grants in a Workspace; every other time it is taken away. */
export async function setGrant(scene: Scene): Promise<void> {
  const { group, isGone } = groupOf(scene);
  if (group === undefined) return;
  const { workspace, isStray } = placeOf(scene);
  const roles = scene.step.isSeated || scene.step.hours !== null ? scene.step.workspaceRoles : [];
  const until = untilOf(scene);
  const isClosed = workspace.isArchived && roles.length > 0;
  const isRefused = firstOf([isGone || isStray, "not_found"], [isClosed, "workspace_archived"]);
  const params = { group_id: group.id, workspace_id: workspace.id };
  const isDone = await change(scene, contract.setGroupGrant, params, isRefused, { roles, until: inWords(until) });
  if (isDone) group.grants.set(workspace.id, given(roles, until));
}

export async function setGroupRoles(scene: Scene): Promise<void> {
  const { group, isGone } = groupOf(scene);
  if (group === undefined) return;
  const roles = scene.step.isSeated ? scene.step.organizationRoles : [];
  const until = untilOf(scene);
  const isRefused = firstOf([isGone, "not_found"]);
  const body = { roles, until: inWords(until) };
  const isDone = await change(scene, contract.setGroupOrganizationRoles, { group_id: group.id }, isRefused, body);
  if (isDone) group.organizationRoles = given(roles, until);
}

function groupOf(scene: Scene, slot: "group" | "inner" = "group") {
  const { it, isStray } = pick(scene, "groups", slot);
  return { group: it, isGone: isStray || it?.isDeleted === true };
}

type Answer = { applied: boolean };

/** Makes the change, or only asks what it would do; tells whether it was made. */
async function change(
  scene: Scene,
  operation: Operation,
  params: Record<string, string>,
  foretold: RefusalCode | undefined,
  body?: unknown,
): Promise<boolean> {
  const { stage, step, tenant, admin } = scene;
  const query = step.isPreview ? { query: { preview: "true" } } : {};
  const sent = { params: { organization_id: tenant.id, ...params }, ...query, body };
  // The cast names what every change of a Group answers.
  const answer = (await ask(stage.app, operation, sent, cookieOf(scene, admin), foretold)) as Answer | undefined;
  if (answer !== undefined && answer.applied === step.isPreview)
    throw new Error("a preview was applied, or no preview");
  return answer?.applied ?? false;
}
