import type { SsoMappingRule } from "@rollcall/contract/sso";
import type { DomainEvent, Work } from "../../platform/transact.ts";
import { deleteMember, findGroup, insertMembers, listGroupsFrom } from "../groups/store.ts";
import { countOtherActiveAdmins, deleteRolesFrom, findMember, insertRoles, listRolesFrom } from "../members/store.ts";
import { readRoleBook } from "../roles/store.ts";
import * as workspaces from "../workspaces/store.ts";
import type { Person } from "./received.ts";
import * as rules from "./rules.ts";

const source = "sso" as const;

type Wish = {
  memberId: string;
  person: Pick<Person, "groups" | "attributes">;
  mapping: readonly SsoMappingRule[];
  defaults: readonly string[];
};
export type Granted = { events: DomainEvent[]; granted: string[]; taken: string[]; keepsLastAdmin: boolean };

/**
 * Makes what single sign-on gives a member what the values say that came, and touches nothing that another door gave. Under the
 * lock of the Organization, by which the last Admin is safe.
 */
export async function bringAccess(work: Work, { memberId, person, mapping, defaults }: Wish): Promise<Granted> {
  const wanted = rules.mapped(mapping, person);
  const roles = await bringRoles(work, memberId, wanted.roles, defaults);
  const places = await bringWorkspaces(work, memberId, wanted.workspaces);
  const groups = await bringGroups(work, memberId, wanted.groups);
  return {
    events: [...roles.events, ...places.events, ...groups.events],
    granted: [...roles.granted, ...places.granted, ...groups.granted],
    taken: [...roles.taken, ...places.taken, ...groups.taken],
    keepsLastAdmin: roles.keepsLastAdmin,
  };
}

async function bringRoles(
  { tx, organizationId, now }: Work,
  memberId: string,
  wanted: readonly string[],
  defaults: readonly string[],
): Promise<Granted> {
  const book = await readRoleBook(tx, organizationId);
  const before = (await findMember(tx, organizationId, memberId, now))?.roles ?? [];
  const had = await listRolesFrom(tx, organizationId, memberId, source);
  const others = await rolesOfOthers(tx, organizationId, memberId);
  const isOnlyAdmin = (await countOtherActiveAdmins(tx, organizationId, memberId)) === 0;
  const change = rules.changeRoles({
    had,
    others,
    wanted,
    defaults: defaults.filter((id) => book.has(id)),
    isOnlyAdmin,
  });
  const { granted, taken, fallback, keepsLastAdmin } = change;

  await insertRoles(tx, organizationId, { memberId, roles: granted, source, grantedBy: null }, now);
  await insertRoles(tx, organizationId, { memberId, roles: fallback, source: "manual", grantedBy: null }, now);
  await deleteRolesFrom(tx, organizationId, { memberId, roles: taken, source });
  const after = (await findMember(tx, organizationId, memberId, now))?.roles ?? [];
  const payload = { id: memberId, before, after };
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  return { events: isSame ? [] : [{ name: "member.roles_changed", payload }], granted, taken, keepsLastAdmin };
}

async function rolesOfOthers(tx: Work["tx"], organizationId: string, memberId: string): Promise<string[]> {
  const doors = ["manual", "invitation", "scim", "api"] as const;
  const held: string[] = [];
  for (const door of doors) held.push(...(await listRolesFrom(tx, organizationId, memberId, door)));
  return held;
}

type Changed = Omit<Granted, "keepsLastAdmin">;

async function bringWorkspaces(
  work: Work,
  memberId: string,
  wanted: readonly { workspaceId: string; roles: readonly string[] }[],
): Promise<Changed> {
  const held = await workspaces.listRolesFrom(work.tx, work.organizationId, memberId, source);
  const ids = [...new Set([...held, ...wanted].map(({ workspaceId }) => workspaceId))];
  const all: Changed = { events: [], granted: [], taken: [] };
  for (const workspaceId of ids) {
    const had = held.filter((each) => each.workspaceId === workspaceId).map(({ roleId }) => roleId);
    const has = wanted.find((each) => each.workspaceId === workspaceId)?.roles ?? [];
    const one = await bringWorkspace(work, { memberId, workspaceId, had, has });
    all.events.push(...one.events);
    all.granted.push(...one.granted);
    all.taken.push(...one.taken);
  }
  return all;
}

type Place = { memberId: string; workspaceId: string; had: readonly string[]; has: readonly string[] };

/** One Workspace; an archived one gives nothing, and keeps what it has as history. */
async function bringWorkspace(work: Work, { memberId, workspaceId, had, has }: Place): Promise<Changed> {
  const { tx, organizationId, now } = work;
  const workspace = await workspaces.findWorkspace(tx, organizationId, workspaceId);
  const [granted, taken] = [has.filter((id) => !had.includes(id)), had.filter((id) => !has.includes(id))];
  if (workspace === undefined || workspace.archivedAt !== null || granted.length + taken.length === 0)
    return { events: [], granted: [], taken: [] };
  const grant = { workspaceId, memberId, source, grantedBy: null, until: null } as const;
  await workspaces.grantRoles(tx, organizationId, { ...grant, roles: granted }, now);
  await workspaces.takeRolesFrom(tx, organizationId, { ...grant, roles: taken });
  const payload = { id: workspaceId, member_id: memberId, before: [...had], after: [...has], until: null };
  const named = (id: string) => `${workspaceId}:${id}`;
  return {
    events: [{ name: "workspace.member_roles_changed", payload }],
    granted: granted.map(named),
    taken: taken.map(named),
  };
}

/** Groups that directory sync manages are its own. Whom another door put into a Group stays there. */
async function bringGroups(work: Work, memberId: string, wanted: readonly string[]): Promise<Changed> {
  const { tx, organizationId, now } = work;
  const had = await listGroupsFrom(tx, organizationId, memberId, source);
  const all: Changed = { events: [], granted: [], taken: [] };
  for (const groupId of wanted.filter((id) => !had.includes(id))) {
    const group = await findGroup(tx, organizationId, groupId);
    if (group === undefined || group.isExternallyManaged) continue;
    const entry = { groupId, memberIds: [memberId], until: null, source, grantedBy: null };
    const added = await insertMembers(tx, organizationId, entry, now);
    if (added.length === 0) continue;
    all.granted.push(groupId);
    all.events.push({ name: "group.members_added", payload: { id: groupId, members: added, until: null } });
  }
  for (const groupId of had.filter((id) => !wanted.includes(id))) {
    await deleteMember(tx, organizationId, { groupId, memberId });
    all.taken.push(groupId);
    all.events.push({ name: "group.member_removed", payload: { id: groupId, member_id: memberId } });
  }
  return all;
}
