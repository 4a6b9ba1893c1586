import { allWorkspacePermissions, permits, type WorkspacePermission } from "@rollcall/contract/permissions";
import type { MemberActor } from "../../platform/transact.ts";
import { permissionsIn } from "../roles/rules.ts";

type Inside = Pick<MemberActor, "permissions" | "roleBook">;

/** Whether somebody may enter and administer every Workspace without being listed in it (SPEC R2.1). */
export function administersAll({ permissions }: Pick<MemberActor, "permissions">): boolean {
  return permits(permissions, "workspaces:administer");
}

/** What is left of an archived Workspace for who administers all of them: its history stays (SPEC R7.3). */
const LOOKING_BACK: readonly WorkspacePermission[] = [
  "workspace:read",
  "workspace.members:read",
  "workspace.usage:read",
];

/** What the grants of one Workspace permit there: their union, or everything for who administers all of them. */
export function permissionsInside(
  actor: Inside,
  grants: readonly { roleId: string }[],
  { isArchived }: { isArchived: boolean },
): ReadonlySet<string> {
  if (isArchived) return new Set(administersAll(actor) ? LOOKING_BACK : []);
  if (administersAll(actor)) return new Set(allWorkspacePermissions);
  return permissionsIn(
    actor.roleBook,
    grants.map(({ roleId }) => roleId),
  );
}
