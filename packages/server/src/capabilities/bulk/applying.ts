import type { BulkAction } from "@rollcall/contract/bulk";
import { granted, Refusal } from "../../platform/refusal.ts";
import type { Change, Work } from "../../platform/transact.ts";
import { findGrants } from "../access/store.ts";
import { addMembers, removeMember as takeOutOfGroup } from "../groups/commands.ts";
import { isDirectMember } from "../groups/store.ts";
import * as members from "../members/commands.ts";
import { findMember, holdMember } from "../members/store.ts";
import { holdOrganization } from "../organizations/store.ts";
import * as workspaces from "../workspaces/commands.ts";
import { rolesAfter } from "./rules.ts";

/** Does to one member what is done to all: the same command as when it is done to them alone. */
export async function apply(work: Work, action: BulkAction, memberId: string): Promise<Change<unknown>> {
  switch (action.type) {
    case "roles.add":
    case "roles.remove":
    case "roles.set":
      return changeRoles(work, action, memberId);
    case "seat.grant":
      return members.grantSeat(work, memberId, action.product_id);
    case "seat.release":
      return members.releaseSeat(work, memberId, action.product_id);
    case "workspace.add":
      return workspaces.addMember(work, action.workspace_id, { member_id: memberId, roles: action.roles, until: null });
    case "workspace.remove":
      return workspaces.removeMember(work, action.workspace_id, memberId);
    case "group.add":
      return addMembers(work, action.group_id, { members: [memberId], until: null, isPreview: false });
    case "group.remove":
      return takeOutOfGroup(work, action.group_id, { memberId, isPreview: false });
    case "suspend":
      return members.suspendMember(work, memberId);
    case "reactivate":
      return members.reactivateMember(work, memberId);
    case "remove":
      return members.removeMember(work, memberId);
  }
}

type Roles = Extract<BulkAction, { roles: string[]; type: `roles.${string}` }>;

async function changeRoles(work: Work, action: Roles, memberId: string): Promise<Change<unknown>> {
  const { tx, organizationId, now } = work;
  // The lock that the command takes first: between reading the roles and setting them nobody changes them.
  await holdOrganization(tx, organizationId);
  const { roles } = await holdMember(tx, organizationId, memberId, now);
  return members.setRoles(work, memberId, granted(rolesAfter(action, roles)));
}

/** Whether somebody is not in what they are to be taken out of, so that nothing has to change. */
export async function isOutAlready(
  { tx, organizationId, now }: Work,
  action: BulkAction,
  memberId: string,
): Promise<boolean> {
  if (action.type !== "group.remove" && action.type !== "workspace.remove") return false;
  const member = await findMember(tx, organizationId, memberId, now);
  if (member === undefined || member.status === "removed") return false;
  if (action.type === "group.remove")
    return !(await isDirectMember(tx, organizationId, { groupId: action.group_id, memberId }, now));
  const wanted = { memberIds: [memberId], workspaceId: action.workspace_id };
  return (await findGrants(tx, organizationId, wanted, now)).length === 0;
}

/** Says which seats did not come back with somebody, in a sentence. */
export function missedIn(answer: unknown): string | null {
  const isBack = typeof answer === "object" && answer !== null && "seats_not_restored" in answer;
  // The cast is sound: whoever answers with these says them by their ids.
  const missed = isBack ? (answer.seats_not_restored as string[]) : [];
  return missed.length === 0
    ? null
    : new Refusal("no_seats_available", { detail: `No seat was free: ${missed.join(", ")}.` }).message;
}
