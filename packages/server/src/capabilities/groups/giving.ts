import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { requireFresh } from "../../platform/freshness.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Work } from "../../platform/transact.ts";
import type { Gift } from "../access/effects.ts";
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
  return mayGiveAll(work, await giftsOf(work, groupId));
}

/** What whoever comes in gains; or `above_your_own` where the actor may not decide about that. Where it is Admin, only with a fresh sign-in. */
export async function decideMembers(work: Work, groupId: string, field?: string): Promise<readonly Gift[]> {
  const gifts = await giftsOf(work, groupId);
  if (await mayGiveAll(work, gifts)) {
    confirmAdmin(work, gifts);
    return gifts;
  }
  throw new Refusal("above_your_own", {
    detail: "This Group, or one around it, gives more than you hold yourself.",
    ...(field === undefined ? {} : { field }),
  });
}

/** The body of such a request names only a Group, so that the door cannot tell that it makes somebody Admin (decisions/0008). */
function confirmAdmin({ actor, now }: Work, gifts: readonly Gift[]): void {
  const givesAdmin = gifts.some(({ workspaceId, roles }) => workspaceId === null && roles.includes(ADMIN_ROLE));
  if (givesAdmin) requireFresh(actor, now);
}

function giftsOf({ tx, organizationId, now }: Work, groupId: string): Promise<Gift[]> {
  return findGifts(tx, organizationId, groupId, now);
}

async function mayGiveAll(work: Work, gifts: readonly Gift[]): Promise<boolean> {
  for (const { workspaceId, roles } of gifts) if (!(await mayGive(work, workspaceId, roles))) return false;
  return true;
}
