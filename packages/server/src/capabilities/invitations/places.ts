import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { requireFresh } from "../../platform/freshness.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import type { RoleBook, Work } from "../../platform/transact.ts";
import { decideMembers, mayDecideMembers } from "../groups/giving.ts";
import { ownMembers } from "../groups/rules.ts";
import { findGroup, insertMembers } from "../groups/store.ts";
import { knownRoles } from "../roles/rules.ts";
import { mayChange, mayHandOutInside } from "../workspaces/commands.ts";
import { open } from "../workspaces/rules.ts";
import { findWorkspace, grantRoles } from "../workspaces/store.ts";
import type { StoredInvitation } from "./store.ts";

type Places = Pick<StoredInvitation, "workspaces" | "groups">;
type Wish = { workspaces: readonly { workspace_id: string; roles: readonly string[] }[]; groups: readonly string[] };

/** Decides which Workspaces and Groups an invitation gives: such as are there, and within what the inviter holds in them. */
export async function decidePlaces(work: Work, wish: Wish, book: RoleBook): Promise<Places> {
  const workspaces = new Map<string, Places["workspaces"][number]>();
  for (const [index, { workspace_id: id, roles: wished }] of wish.workspaces.entries()) {
    const field = `workspaces.${index}`;
    const workspace = await findWorkspace(work.tx, work.organizationId, id);
    if (workspace === undefined) throw new Refusal("not_found", { field, detail: "There is no such Workspace." });
    granted(open(workspace));
    const roles = granted(knownRoles(wished, book, { scope: "workspace", field: `${field}.roles` }));
    await mayChange(work, id, roles, `${field}.roles`);
    // One that is named twice gives the roles of both.
    const both = new Set([...(workspaces.get(id)?.roles ?? []), ...roles]);
    workspaces.set(id, { id, name: workspace.name, roles: [...both] });
  }
  return { workspaces: [...workspaces.values()], groups: await decideGroups(work, wish.groups) };
}

async function decideGroups(work: Work, wished: readonly string[]): Promise<Places["groups"]> {
  const groups: Places["groups"] = [];
  for (const id of new Set(wished)) {
    const field = `groups.${wished.indexOf(id)}`;
    const group = await findGroup(work.tx, work.organizationId, id);
    if (group === undefined) throw new Refusal("not_found", { field, detail: "There is no such Group." });
    granted(ownMembers(group, { field }));
    await decideMembers(work, id, field);
    groups.push({ id, name: group.name });
  }
  return groups;
}

/** Decides whether the actor may hand out what an invitation that is there gives in Workspaces and by Groups. */
export async function mayOfferPlaces(work: Work, { workspaces, groups }: Places): Promise<boolean> {
  for (const { id, roles } of workspaces) if (!(await mayHandOutInside(work, id, roles))) return false;
  for (const { id } of groups) if (!(await mayDecideMembers(work, id))) return false;
  return true;
}

/** The same, or the refusal: who sends it again, or copies its link, stands for what it gives, Admin freshly signed in. */
export async function offerPlaces(work: Work, { roles, ...places }: Places & { roles: string[] }): Promise<void> {
  if (!(await mayOfferPlaces(work, places))) throw new Refusal("above_your_own");
  if (roles.includes(ADMIN_ROLE)) requireFresh(work.actor, work.now);
  for (const { id } of places.groups) await decideMembers(work, id);
}

/** Gives a new member the Workspaces and Groups of their invitation; what was archived or deleted since is left out. */
export async function openPlaces(
  work: Work,
  { workspaces, groups, invitedBy }: StoredInvitation,
  memberId: string,
): Promise<void> {
  const { tx, organizationId, now } = work;
  for (const { id, roles } of workspaces) {
    const workspace = await findWorkspace(tx, organizationId, id);
    if (workspace === undefined || workspace.archivedAt !== null) continue;
    const grant = {
      workspaceId: id,
      memberId,
      roles,
      until: null,
      source: "invitation",
      grantedBy: invitedBy,
    } as const;
    await grantRoles(tx, organizationId, grant, now);
  }
  for (const { id } of groups) {
    const group = await findGroup(tx, organizationId, id);
    if (group === undefined || group.isExternallyManaged) continue;
    const entry = {
      groupId: id,
      memberIds: [memberId],
      until: null,
      source: "invitation",
      grantedBy: invitedBy,
    } as const;
    await insertMembers(tx, organizationId, entry, now);
  }
}
