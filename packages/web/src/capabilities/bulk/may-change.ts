import type { OrganizationPermission } from "@rollcall/contract/permissions";
import { usePermits } from "../../session.ts";

const any: readonly OrganizationPermission[] = [
  "members.roles:write",
  "seats:write",
  "workspaces:administer",
  "groups:write",
  "members:suspend",
  "members:remove",
];

/** Whether there is anything that one may do to many members, so that there is a reason to select them. */
export function useMayChangeMany(): boolean {
  return any.some(usePermits());
}
