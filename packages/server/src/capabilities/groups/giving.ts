import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { requireFresh } from "../../platform/freshness.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Work } from "../../platform/transact.ts";
import { mayHandOut } from "../roles/rules.ts";
import { mayHandOutInside } from "../workspaces/commands.ts";
import { findGifts } from "./store.ts";

/** Whether the actor holds these roles at the place: in the Workspace, or with null in the Organization. */
export async function mayGive(work: Work, workspaceId: string | null, roles: readonly string[]): Promise<boolean> {
  return workspaceId === null ? mayHandOut(work.actor, roles) : mayHandOutInside(work, workspaceId, roles);
}

/**
 * Whether the actor may decide who is in the Group: whoever comes in gains what it and the Groups around it give, and
 * nobody grants, or takes away, what they do not hold (SPEC R2.6).
 */
export async function mayDecideMembers(work: Work, groupId: string): Promise<boolean> {
  const { tx, organizationId, now } = work;
  for (const { workspaceId, roles } of await findGifts(tx, organizationId, groupId, now))
    if (!(await mayGive(work, workspaceId, roles))) return false;
  return true;
}

/** The same, or `above_your_own`; where the Group gives Admin, only with a fresh sign-in. */
export async function decideMembers(work: Work, groupId: string, field?: string): Promise<void> {
  if (await mayDecideMembers(work, groupId)) return confirmAdminGroup(work, groupId);
  throw new Refusal("above_your_own", {
    detail: "This Group, or one around it, gives more than you hold yourself.",
    ...(field === undefined ? {} : { field }),
  });
}

/** The body of such a request names only a Group, so that the door cannot tell that it makes somebody Admin (decisions/0008). */
async function confirmAdminGroup({ tx, organizationId, actor, now }: Work, groupId: string): Promise<void> {
  const gifts = await findGifts(tx, organizationId, groupId, now);
  const givesAdmin = gifts.some(({ workspaceId, roles }) => workspaceId === null && roles.includes(ADMIN_ROLE));
  if (givesAdmin) requireFresh(actor, now);
}
