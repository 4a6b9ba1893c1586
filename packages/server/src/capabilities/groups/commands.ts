import type { Effects } from "@rollcall/contract/access";
import { newId } from "../../platform/ids.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Change, type DomainEvent, unchanged, type Work } from "../../platform/transact.ts";
import { withEffects } from "../access/effects.ts";
import { findListed } from "../access/store.ts";
import { memberIdOf } from "../members/commands.ts";
import { holdOrganization } from "../organizations/store.ts";
import { changedRoles, knownRoles } from "../roles/rules.ts";
import { readRoleBook } from "../roles/store.ts";
import { ahead, open } from "../workspaces/rules.ts";
import { findWorkspace } from "../workspaces/store.ts";
import { decideMembers, mayGive } from "./giving.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

type Answer = { id: string };
type NewGroup = { name: string; description: string; members: readonly string[] };
type Asked = { isPreview: boolean };

/** Makes a Group with its first members; it grants nothing yet. */
export async function createGroup(work: Work, wish: NewGroup): Promise<Change<Answer>> {
  const { tx, organizationId, now } = work;
  const { name, description } = wish;
  const id = newId("group");
  const isNew = await store.insert(tx, organizationId, { id, name, description, isExternallyManaged: false }, now);
  if (!isNew) throw new Refusal("group_name_taken", { field: "name" });

  const memberIds = await knownMembers(work, wish.members);
  const { event } = await putIn(work, { groupId: id, memberIds, until: null });
  return { answer: { id }, events: [{ name: "group.created", payload: { id, name } }, ...event] };
}

export async function updateGroup(work: Work, id: string, wish: store.GroupChanges): Promise<Change<Answer>> {
  const { tx, organizationId, now } = work;
  const group = granted(rules.ownMembers(await hold(work, id)));
  const keys = (["name", "description"] as const).filter((key) => wish[key] !== undefined && wish[key] !== group[key]);
  if (keys.length === 0) return unchanged({ id });
  const picked = (from: store.GroupChanges) => Object.fromEntries(keys.map((key) => [key, from[key]]));

  const isNew = await store.update(tx, organizationId, id, picked(wish), now);
  if (!isNew) throw new Refusal("group_name_taken", { field: "name" });
  const payload = { id, before: picked(group), after: picked(wish) };
  return { answer: { id }, events: [{ name: "group.updated", payload }] };
}

/** Deletes a Group; what it gave goes, what others gave stays (SPEC R8.1). */
export async function deleteGroup(work: Work, id: string, { isPreview }: Asked): Promise<Change<Effects>> {
  const { tx, organizationId, now } = work;
  const { name } = granted(rules.ownMembers(await holdAlone(work, id)));
  const loses = await decideMembers(work, id);

  const touched = await store.memberIdsOf(tx, organizationId, id, now);
  return withEffects(work, { isPreview, touched, loses }, async () => {
    await store.deleteGroup(tx, organizationId, id);
    return changed({ name: "group.deleted", payload: { id, name, members: touched.length } });
  });
}

type Entering = { members: readonly string[]; until: string | null };

/** Puts members into a Group. Who is in it already stays as they are. */
export async function addMembers(
  work: Work,
  groupId: string,
  wish: Entering & Asked,
): Promise<Change<Effects & { added: number }>> {
  granted(rules.ownMembers(await holdAlone(work, groupId)));
  const memberIds = await knownMembers(work, wish.members);
  const gains = await decideMembers(work, groupId, "members");
  const until = granted(ahead(wish.until, work.now));

  return withEffects(work, { isPreview: wish.isPreview, touched: memberIds, gains }, async () => {
    const { added, event } = await putIn(work, { groupId, memberIds, until });
    const [entered] = event;
    return entered === undefined ? unchanged({ added }) : { answer: { added }, events: [entered] };
  });
}

async function putIn(work: Work, entry: Pick<store.Entry, "groupId" | "memberIds" | "until">) {
  const { tx, organizationId, actor, now } = work;
  const entered = { ...entry, source: "manual", grantedBy: memberIdOf(actor) } as const;
  const members = await store.insertMembers(tx, organizationId, entered, now);
  const payload = { id: entry.groupId, members, until: entry.until?.toISOString() ?? null };
  const event: DomainEvent[] = members.length === 0 ? [] : [{ name: "group.members_added", payload }];
  return { added: members.length, event };
}

/** Takes out a member who was put in directly. */
export async function removeMember(
  work: Work,
  groupId: string,
  { memberId, isPreview }: { memberId: string } & Asked,
): Promise<Change<Effects>> {
  const { tx, organizationId, now } = work;
  granted(rules.ownMembers(await holdAlone(work, groupId)));
  if (!(await store.isDirectMember(tx, organizationId, { groupId, memberId }, now))) throw new Refusal("not_found");
  const loses = await decideMembers(work, groupId);

  return withEffects(work, { isPreview, touched: [memberId], loses }, async () => {
    await store.deleteMember(tx, organizationId, { groupId, memberId });
    return changed({ name: "group.member_removed", payload: { id: groupId, member_id: memberId } });
  });
}

/** Puts a Group inside another: its members count as members of the outer one (SPEC R8.2). */
export async function addChild(work: Work, nesting: store.Nesting, { isPreview }: Asked): Promise<Change<Effects>> {
  const { tx, organizationId, now } = work;
  const { outerId: id, innerId: child_id } = nesting;
  granted(rules.ownMembers(await holdAlone(work, id)));
  await hold(work, child_id);
  const gains = await decideMembers(work, id);
  const isThere = await store.isChild(tx, organizationId, nesting);
  if (!isThere) granted(rules.nest(await store.nestingFacts(tx, organizationId, nesting)));

  const touched = await store.memberIdsOf(tx, organizationId, child_id, now);
  return withEffects(work, { isPreview, touched, gains }, async () => {
    if (isThere) return unchanged({});
    await store.insertChild(tx, organizationId, nesting);
    return changed({ name: "group.child_added", payload: { id, child_id } });
  });
}

export async function removeChild(work: Work, nesting: store.Nesting, { isPreview }: Asked): Promise<Change<Effects>> {
  const { tx, organizationId, now } = work;
  const { outerId: id, innerId: child_id } = nesting;
  granted(rules.ownMembers(await holdAlone(work, id)));
  if (!(await store.isChild(tx, organizationId, nesting))) throw new Refusal("not_found");
  const loses = await decideMembers(work, id);

  const touched = await store.memberIdsOf(tx, organizationId, child_id, now);
  return withEffects(work, { isPreview, touched, loses }, async () => {
    await store.deleteChild(tx, organizationId, nesting);
    return changed({ name: "group.child_removed", payload: { id, child_id } });
  });
}

type GrantWish = { roles: readonly string[]; until: string | null } & Asked;

/** Sets what a Group grants in a Workspace. An archived one can only be let go. */
export async function setGrant(
  work: Work,
  groupId: string,
  workspaceId: string,
  wish: GrantWish,
): Promise<Change<Effects>> {
  await holdAlone(work, groupId);
  const workspace = await findWorkspace(work.tx, work.organizationId, workspaceId);
  if (workspace === undefined) throw new Refusal("not_found");
  if (wish.roles.length > 0) granted(open(workspace));
  return setGiven(work, { groupId, workspaceId }, { ...wish, countsForNothing: workspace.archivedAt !== null });
}

/** Sets the Organization roles that a Group gives. An Admin by a Group is never the last one (SPEC R2.7). */
export async function setOrganizationRoles(work: Work, groupId: string, wish: GrantWish): Promise<Change<Effects>> {
  await holdAlone(work, groupId);
  return setGiven(work, { groupId, workspaceId: null }, wish);
}

async function setGiven(
  work: Work,
  place: store.Place,
  wish: GrantWish & { countsForNothing?: boolean },
): Promise<Change<Effects>> {
  const { tx, organizationId, actor, now } = work;
  const { before, roles, until, changes } = await decidedGrant(work, place, wish);

  const touched = wish.countsForNothing ? [] : await store.memberIdsOf(tx, organizationId, place.groupId, now);
  const { workspaceId } = place;
  const gains = [{ workspaceId, roles: roles.filter((id) => !before.includes(id)) }];
  const loses = [{ workspaceId, roles: before.filter((id) => !roles.includes(id)) }];
  return withEffects(work, { isPreview: wish.isPreview, touched, gains, loses }, async () => {
    if (changes.length === 0) return unchanged({});
    await store.takeBack(tx, organizationId, { ...place, roles: changes });
    const given = changes.filter((id) => roles.includes(id));
    await store.give(tx, organizationId, { ...place, roles: given, until, grantedBy: memberIdOf(actor) }, now);
    const payload = { id: place.groupId, before, after: roles, until: until?.toISOString() ?? null };
    return changed(
      place.workspaceId === null
        ? { name: "group.organization_roles_changed", payload }
        : { name: "group.grant_changed", payload: { ...payload, workspace_id: place.workspaceId } },
    );
  });
}

async function decidedGrant(work: Work, place: store.Place, wish: GrantWish) {
  const { tx, organizationId, now } = work;
  const scope = place.workspaceId === null ? "organization" : "workspace";
  const roles = granted(knownRoles(wish.roles, await readRoleBook(tx, organizationId), { scope }));
  const given = await store.findGiven(tx, organizationId, place, now);
  const end = wish.until === null ? null : new Date(wish.until);
  const changes = changedRoles(given, roles, end);
  if (!(await mayGive(work, place.workspaceId, changes))) throw new Refusal("above_your_own", { field: "roles" });
  const until = granted(ahead(wish.until, now));
  return { before: given.map(({ roleId }) => roleId), roles, until, changes };
}

function changed(event: DomainEvent) {
  return { answer: {}, events: [event] } as const;
}

/** The wished members without repetition, when each of them is there and was not removed. */
async function knownMembers({ tx, organizationId }: Work, wished: readonly string[]): Promise<string[]> {
  const found = new Set((await findListed(tx, organizationId, wished)).map(({ member_id }) => member_id));
  const unknown = wished.findIndex((id) => !found.has(id));
  if (unknown !== -1)
    throw new Refusal("not_found", { field: `members.${unknown}`, detail: "There is no such member." });
  return [...found].sort();
}

/** The Group, under the lock of the Organization: what its Groups give is decided by one at a time, and exactly. */
async function holdAlone(work: Work, id: string): Promise<store.StoredGroup> {
  await holdOrganization(work.tx, work.organizationId);
  return hold(work, id);
}

async function hold({ tx, organizationId }: Work, id: string): Promise<store.StoredGroup> {
  const group = await store.holdGroup(tx, organizationId, id);
  if (group === undefined) throw new Refusal("not_found");
  return group;
}
