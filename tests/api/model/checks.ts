import { verifyKey } from "@rollcall/contract/api-keys";
import { getMe } from "@rollcall/contract/identity";
import { permissionsOf } from "@rollcall/contract/roles";
import { listWorkspaceMembers, listWorkspaces } from "@rollcall/contract/workspaces";
import type { Client } from "pg";
import { ask, chosen, cookieOf, nowOf, presentOf, type Stage } from "./stage.ts";
import {
  actsAs,
  isAdmin,
  isPresent,
  type ModelKey,
  type ModelMember,
  type ModelWorkspace,
  organizationRolesOf,
  permissionsInside,
  permissionsOfKey,
  rolesIn,
  standingOf,
  type Tenant,
} from "./state.ts";
import type { Step } from "./step.ts";
import { lookAtTables } from "./tables.ts";

/** What has to hold after every step, looked at where the step was and by one member and in one Workspace of there. */
export async function checkAfter(stage: Stage, rows: Client, step: Step): Promise<void> {
  const tenant = stage.tenants[step.at] as Tenant;
  const member = chosen(tenant.members.filter(isPresent), step.who);
  const workspace = chosen(tenant.workspaces, step.where);
  await Promise.all([
    checkTables(stage, rows, step),
    ...tenant.keys.map((key) => checkKey(stage, tenant, key)),
    ...(member === undefined ? [] : [checkMember(stage, tenant, member), checkWorkspacesOf(stage, tenant, member)]),
    ...(workspace === undefined ? [] : [checkWorkspace(stage, tenant, workspace)]),
  ]);
}

/** What everybody may do in both Organizations, also where nothing was done. */
export async function checkAll(stage: Stage): Promise<void> {
  const everybody = stage.tenants.flatMap((tenant) => tenant.members.map((member) => ({ tenant, member })));
  await Promise.all(
    everybody
      .filter(({ member }) => isPresent(member))
      .map(({ tenant, member }) => checkWorkspacesOf(stage, tenant, member)),
  );
}

/** Rules over the tables, and which invitations ended with the right by which they were made (SPEC R4.9). */
async function checkTables(stage: Stage, rows: Client, step: Step): Promise<void> {
  const now = nowOf(stage);
  const ids = stage.tenants.map(({ id }) => id);
  const { broken, held, revoked } = await lookAtTables(rows, ids, new Date(now));
  same("rules over the tables", broken, []);
  same("who holds what", held.sort(), stage.tenants.flatMap((tenant) => everythingHeld(tenant, now)).sort());
  for (const tenant of stage.tenants)
    for (const invitation of tenant.invitations.filter(({ status }) => status === "pending")) {
      const inviter = tenant.members.find(({ id }) => id === invitation.inviterId) as ModelMember;
      const isInviterAdmin = isAdmin(tenant, inviter, now);
      const hasJustLost = invitation.isInviterAdmin && !isInviterAdmin;
      Object.assign(invitation, { isInviterAdmin, lostOnce: invitation.lostOnce || hasJustLost });
      const isRevoked = revoked.includes(invitation.id);
      if (isRevoked && !invitation.lostOnce) throw new Error(`${invitation.id} was revoked although its inviter may`);
      if (hasJustLost && step.command !== "moveClock" && !isRevoked)
        throw new Error(`${invitation.id} outlived the right of its inviter`);
      if (isRevoked) invitation.status = "revoked";
    }
}

/** Every role that anybody holds, in the words of `lookAtTables`. */
function everythingHeld(tenant: Tenant, now: number): string[] {
  return tenant.members
    .filter(isPresent)
    .flatMap((member) => [
      ...[...organizationRolesOf(tenant, member, now)].map((role) => `${member.id} ${role}`),
      ...tenant.workspaces
        .filter(({ isArchived }) => !isArchived)
        .flatMap((place) => [...rolesIn(tenant, place, member, now)].map((role) => `${member.id} ${role} ${place.id}`)),
    ]);
}

/** A key is good exactly while it, its owner and its Workspace are, and does what its owner may do there. */
async function checkKey(stage: Stage, tenant: Tenant, key: ModelKey): Promise<void> {
  const verified = await ask(stage.app, verifyKey, { body: { key: key.secret } }, undefined);
  const got = verified?.valid
    ? { ...verified, permissions: verified.permissions.toSorted(), expires_at: undefined }
    : verified;
  same(`key ${key.id}`, got, verdictOn(tenant, key, nowOf(stage)));
}

function verdictOn(tenant: Tenant, key: ModelKey, now: number) {
  const owner = actsAs(tenant, key) as ModelMember;
  const workspace = tenant.workspaces.find(({ id }) => id === key.workspaceId) as ModelWorkspace;
  const standing = standingOf(key, now);
  if (standing !== "active") return { valid: false, reason: standing };
  if (workspace.isArchived) return { valid: false, reason: "workspace_archived" };
  const permissions = permissionsOfKey(tenant, key, owner, now);
  if (permissions.length === 0) return { valid: false, reason: "owner_inactive" };
  const ids = { key_id: key.id, organization_id: tenant.id, workspace_id: workspace.id };
  return { valid: true, ...ids, owner: { kind: "member", id: owner.id }, permissions };
}

/** What somebody may do, as they see it themselves: the union of the grants that count. */
async function checkMember(stage: Stage, tenant: Tenant, member: ModelMember): Promise<void> {
  const me = await ask(stage.app, getMe, {}, cookieOf({ stage }, member));
  const inside = me?.memberships.find(({ organization }) => organization.id === tenant.id);
  const roles = member.status === "active" ? organizationRolesOf(tenant, member, nowOf(stage)) : [];
  same(`permissions of ${member.id}`, inside?.permissions.toSorted(), [...permissionsOf(roles)].sort());
}

/** Which Workspaces somebody may enter, and what they may do in each. */
async function checkWorkspacesOf(stage: Stage, tenant: Tenant, member: ModelMember): Promise<void> {
  const refusal = member.status === "suspended" ? "membership_suspended" : undefined;
  const params = { organization_id: tenant.id };
  const list = await ask(stage.app, listWorkspaces, { params }, cookieOf({ stage }, member), refusal);
  const entered = Object.fromEntries((list?.data ?? []).map(({ id, permissions }) => [id, permissions.toSorted()]));
  const wanted = tenant.workspaces.flatMap((workspace) => {
    const permissions = [...permissionsInside(tenant, workspace, member, nowOf(stage))].sort();
    return workspace.isArchived || permissions.length === 0 ? [] : [[workspace.id, permissions] as const];
  });
  same(`Workspaces of ${member.id}`, entered, Object.fromEntries(wanted));
}

/** Who is in a Workspace, with which roles; in the default one everybody. */
async function checkWorkspace(stage: Stage, tenant: Tenant, workspace: ModelWorkspace): Promise<void> {
  const now = nowOf(stage);
  const admin = tenant.members.find((each) => isAdmin(tenant, each, now)) as ModelMember;
  const params = { organization_id: tenant.id, workspace_id: workspace.id };
  const list = await ask(stage.app, listWorkspaceMembers, { params }, cookieOf({ stage }, admin));
  const got = Object.fromEntries(
    (list?.data ?? []).map(({ member_id, roles }) => [member_id, roles.map(({ id }) => id).sort()]),
  );
  const wanted = tenant.members.flatMap((member) => {
    const roles = [...rolesIn(tenant, workspace, member, now)].sort();
    return presentOf(tenant, member.person) !== member || roles.length === 0 ? [] : [[member.id, roles] as const];
  });
  same(`members of ${workspace.id}`, got, Object.fromEntries(wanted));
}

function same(what: string, got: unknown, wanted: unknown): void {
  const [one, other] = [sorted(got), sorted(wanted)];
  if (one !== other) throw new Error(`${what}: wanted ${other}, got ${one}`);
}

/** As JSON, with keys in order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}
