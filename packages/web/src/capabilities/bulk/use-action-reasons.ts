import type { BulkActionType } from "@rollcall/contract/bulk";
import { operationOf } from "@rollcall/contract/bulk-actions";
import { type OrganizationPermission, organizationPermissions } from "@rollcall/contract/permissions";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { usePermissionsIn } from "../workspaces/use-permissions-in.ts";

/** Why one may not do something to many members; nothing where one may. */
export function useActionReasons(): (type: BulkActionType) => string | undefined {
  const t = useText();
  const may = usePermits();
  const { mayAdd } = usePermissionsIn();
  return (type) => {
    const { access } = operationOf(type);
    const isAllowed = isOfOrganization(access) ? may(access) : mayAdd;
    return isAllowed ? undefined : t("Your roles do not include this.");
  };
}

function isOfOrganization(access: string): access is OrganizationPermission {
  return Object.hasOwn(organizationPermissions, access);
}
