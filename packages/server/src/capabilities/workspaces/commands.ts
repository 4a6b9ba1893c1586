import type { Workspace, WorkspaceChanges } from "@rollcall/contract/workspaces";
import { ownMemberIds } from "../../platform/acting.ts";
import { newId } from "../../platform/ids.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import {
  type Change,
  type DomainEvent,
  type OrganizationActor,
  unchanged,
  type Work,
} from "../../platform/transact.ts";
import { administersAll, permissionsInside } from "../access/rules.ts";
import { findGrants } from "../access/store.ts";
import { memberIdOf } from "../members/commands.ts";
import { holdMember, type StoredMember } from "../members/store.ts";
import { holdOrganization } from "../organizations/store.ts";
import { changedRoles, endOf, type Given, knownRoles, mayHandOut } from "../roles/rules.ts";
import { readRoleBook } from "../roles/store.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

/** Makes the Workspace that holds everybody (SPEC R7.1); part of making an Organization. */
export async function createDefaultWorkspace({ tx, organizationId, now }: Work): Promise<DomainEvent> {
  const workspace = { id: newId("workspace"), name: "Default", description: "", icon: "box", isDefault: true } as const;
  await store.insert(tx, organizationId, workspace, now);
  return { name: "workspace.created", payload: { id: workspace.id, name: workspace.name } };
}

export type Wish = { member_id: string; roles: readonly string[]; until: string | null };
type NewWorkspace = { name: string; description: string; icon: Workspace["icon"]; members: readonly Wish[] };

/** Makes a Workspace with its first members. Whoever makes it, and does not administer all of them, becomes its Admin. */
export async function createWorkspace(work: Work, wish: NewWorkspace): Promise<Change<{ id: string }>> {
  const { tx, organizationId, now } = work;
  await holdOrganization(tx, organizationId);
  granted(rules.oneMore(await store.countActive(tx, organizationId)));
  const { name, description, icon } = wish;
  const id = newId("workspace");
  const isNew = await store.insert(tx, organizationId, { id, name, description, icon, isDefault: false }, now);
  if (!isNew) throw new Refusal("workspace_name_taken", { field: "name" });

  const added = await addMaker(work, id);
  for (const member of wish.members) added.push(await add(work, id, member));
  return { answer: { id }, events: [{ name: "workspace.created", payload: { id, name } }, ...added] };
}

/** Nothing in the new Workspace is anybody's yet, so making whoever made it its Admin takes nothing that they would have to hold. */
async function addMaker(work: Work, workspaceId: string): Promise<DomainEvent[]> {
  const { actor } = work;
  if (actor.kind !== "member" || administersAll(actor)) return [];
  return [await give(work, workspaceId, { memberId: actor.memberId, roles: ["workspace_admin"], until: null })];
}

export async function updateWorkspace(work: Work, id: string, wish: WorkspaceChanges): Promise<Change<{ id: string }>> {
  const { tx, organizationId, now } = work;
  const workspace = granted(rules.open(await hold(work, id)));
  const stored: WorkspaceChanges = { ...workspace, max_key_lifetime_days: workspace.maxKeyLifetimeDays };
  const keys = (Object.keys(wish) as (keyof WorkspaceChanges)[]).filter(
    (key) => wish[key] !== undefined && wish[key] !== stored[key],
  );
  if (keys.length === 0) return unchanged({ id });
  const picked = (from: WorkspaceChanges) => Object.fromEntries(keys.map((key) => [key, from[key]]));

  const isNew = await store.update(tx, organizationId, id, picked(wish), now);
  if (!isNew) throw new Refusal("workspace_name_taken", { field: "name" });
  const payload = { id, before: picked(stored), after: picked(wish) };
  return { answer: { id }, events: [{ name: "workspace.updated", payload }] };
}

/** Archives for good (SPEC R7.3). Keys stop because verifying one asks for its Workspace. */
export async function archiveWorkspace(work: Work, id: string, typedName: string): Promise<Change<{ id: string }>> {
  const { tx, organizationId, now } = work;
  const { name } = granted(rules.archive(await hold(work, id), typedName));

  await store.archive(tx, organizationId, id, now);
  return { answer: { id }, events: [{ name: "workspace.archived", payload: { id, name } }] };
}

/** Adds a member of the Organization. Refuses with `already_in_workspace` who holds a role there already. */
export async function addMember(work: Work, workspaceId: string, wish: Wish): Promise<Change<{ memberId: string }>> {
  const workspace = granted(rules.open(await hold(work, workspaceId)));
  await holdPresent(work, wish.member_id);
  const grants = await grantsIn(work, workspaceId, wish.member_id);
  const holds = grants.some(({ kind }) => kind === "direct" || (kind === "default" && workspace.isDefault));
  if (holds) throw new Refusal("already_in_workspace", { field: "member_id" });

  const event = await add(work, workspaceId, wish);
  return { answer: { memberId: wish.member_id }, events: [event] };
}

/** Gives roles directly, as far as the actor holds what they permit in that Workspace (SPEC R2.6). */
async function add(work: Work, workspaceId: string, wish: Wish): Promise<DomainEvent> {
  const { id: memberId } = await holdPresent(work, wish.member_id);
  return give(work, workspaceId, { memberId, ...(await decided(work, workspaceId, wish)) });
}

type Gift = { memberId: string; roles: readonly string[]; until: Date | null };

async function give({ tx, organizationId, actor, now }: Work, workspaceId: string, gift: Gift): Promise<DomainEvent> {
  const { memberId, roles, until } = gift;
  const grant = { ...gift, workspaceId, source: "manual", grantedBy: memberIdOf(actor) } as const;
  await store.grantRoles(tx, organizationId, grant, now);
  const payload = { id: workspaceId, member_id: memberId, roles: [...roles], until: until?.toISOString() ?? null };
  return { name: "workspace.member_added", payload };
}

/** Sets the roles that a member holds directly; what Groups give stays. */
export async function setRoles(work: Work, workspaceId: string, wish: Wish): Promise<Change<{ memberId: string }>> {
  const { tx, organizationId, actor, now } = work;
  const { member_id: memberId } = wish;
  granted(rules.open(await hold(work, workspaceId)));
  await holdPresent(work, memberId);
  const grants = await grantsIn(work, workspaceId, memberId);
  if (grants.length === 0) throw new Refusal("not_found");
  const direct = grants.filter(({ kind }) => kind === "direct");
  const before = directRoles(direct);
  // What the default Workspace gives everybody counts as held: choosing other roles there takes it away.
  const { roles, until } = await decided(
    work,
    workspaceId,
    wish,
    grants.filter(({ kind }) => kind !== "group"),
  );
  if (changedRoles(direct, roles, until).length === 0) return unchanged({ memberId });

  await store.takeRoles(tx, organizationId, { workspaceId, memberId, except: { roles, until } });
  const kept = directRoles(direct.filter((grant) => endOf(grant.until) === endOf(until)));
  const given = roles.filter((id) => !kept.includes(id));
  const grant = { workspaceId, memberId, roles: given, until, source: "manual", grantedBy: memberIdOf(actor) } as const;
  await store.grantRoles(tx, organizationId, grant, now);
  const end = until?.toISOString() ?? null;
  const payload = { id: workspaceId, member_id: memberId, before, after: roles, until: end };
  return { answer: { memberId }, events: [{ name: "workspace.member_roles_changed", payload }] };
}

/** Takes a member out (SPEC R5.3). Refuses with `default_workspace` or `granted_by_group`. */
export async function removeMember(work: Work, workspaceId: string, memberId: string): Promise<Change<undefined>> {
  const { tx, organizationId } = work;
  const { isDefault } = await hold(work, workspaceId);
  if (!isDefault) await holdPresent(work, memberId);
  const grants = await grantsIn(work, workspaceId, memberId);
  const hasGroupRoles = grants.some(({ kind }) => kind === "group");
  const { directRoles: held } = granted(rules.takeOut({ isDefault, directRoles: directRoles(grants), hasGroupRoles }));
  await mayChange(work, workspaceId, held);

  const roles = await store.takeRoles(tx, organizationId, { workspaceId, memberId });
  const payload = { id: workspaceId, member_id: memberId, roles };
  return { answer: undefined, events: [{ name: "workspace.member_removed", payload }] };
}

type Grants = Awaited<ReturnType<typeof findGrants>>;

function directRoles(grants: Grants): string[] {
  return [...new Set(grants.filter(({ kind }) => kind === "direct").map(({ roleId }) => roleId))].sort();
}

async function decided(work: Work, workspaceId: string, wish: Wish, before: readonly Given[] = []) {
  const book = await readRoleBook(work.tx, work.organizationId);
  const roles = granted(knownRoles(wish.roles, book, { scope: "workspace" }));
  const end = wish.until === null ? null : new Date(wish.until);
  await mayChange(work, workspaceId, changedRoles(before, roles, end));
  return { roles, until: granted(rules.ahead(wish.until, work.now)) };
}

/** Nobody grants, or takes away, what they do not hold in that Workspace themselves. */
export async function mayChange(
  work: Work,
  workspaceId: string,
  roles: readonly string[],
  field = "roles",
): Promise<void> {
  if (!(await mayHandOutInside(work, workspaceId, roles))) throw new Refusal("above_your_own", { field });
}

/** Whether the actor holds in that Workspace what these roles permit there. */
export async function mayHandOutInside(work: Work, workspaceId: string, roles: readonly string[]): Promise<boolean> {
  const { actor } = work;
  return mayHandOut("permissions" in actor ? await actingInside(work, actor, workspaceId) : actor, roles);
}

/** Who acts, with what they may do in the Workspace in place of what they may do in the Organization. */
async function actingInside(
  { tx, organizationId, now }: Work,
  actor: OrganizationActor,
  workspaceId: string,
): Promise<OrganizationActor> {
  const grants = await findGrants(tx, organizationId, { memberIds: ownMemberIds(actor), workspaceId }, now);
  const permissions = permissionsInside(actor, grants, { isArchived: false });
  return actor.kind === "member" ? { ...actor, permissions } : { ...actor, permissions, handsOut: permissions };
}

function grantsIn({ tx, organizationId, now }: Work, workspaceId: string, memberId: string): Promise<Grants> {
  return findGrants(tx, organizationId, { memberIds: [memberId], workspaceId }, now);
}

/** The member, unless they were removed: what such a one held waits untouched until they are restored. */
async function holdPresent({ tx, organizationId, now }: Work, memberId: string): Promise<StoredMember> {
  const member = await holdMember(tx, organizationId, memberId, now);
  if (member.status === "removed") throw new Refusal("not_found");
  return member;
}

async function hold({ tx, organizationId }: Work, id: string): Promise<store.StoredWorkspace> {
  const workspace = await store.holdWorkspace(tx, organizationId, id);
  if (workspace === undefined) throw new Refusal("not_found");
  return workspace;
}
