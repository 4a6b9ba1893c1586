import type { BulkActionType } from "./bulk.ts";
import { addGroupMembers, removeGroupMember } from "./groups.ts";
import * as members from "./members.ts";
import type { AnyOperation } from "./operation.ts";
import { addWorkspaceMember, removeWorkspaceMember } from "./workspaces.ts";

const operations: Record<BulkActionType, AnyOperation> = {
  "roles.add": members.setMemberRoles,
  "roles.remove": members.setMemberRoles,
  "roles.set": members.setMemberRoles,
  "seat.grant": members.grantSeat,
  "seat.release": members.releaseSeat,
  "workspace.add": addWorkspaceMember,
  "workspace.remove": removeWorkspaceMember,
  "group.add": addGroupMembers,
  "group.remove": removeGroupMember,
  suspend: members.suspendMember,
  reactivate: members.reactivateMember,
  remove: members.removeMember,
};

/** The operation for one member that an action does to each: who may not call that one may not call this for many. */
export function operationOf(type: BulkActionType): AnyOperation {
  return operations[type];
}
