import type { Translate } from "../../texts/use-text.ts";
import { type PermissionGroup, permissionGroups } from "../roles/permission-groups.ts";

/** These permissions in the groups of the catalogue. */
export function groupsOf(permissions: readonly string[], t: Translate): PermissionGroup[] {
  return permissionGroups("organization", t)
    .map(({ title, permissions: all }) => ({ title, permissions: all.filter(({ id }) => permissions.includes(id)) }))
    .filter((group) => group.permissions.length > 0);
}

/** What these permissions are about, a few words each. */
export function areasOf(permissions: readonly string[], t: Translate): string[] {
  return groupsOf(permissions, t).map(({ title }) => title);
}
