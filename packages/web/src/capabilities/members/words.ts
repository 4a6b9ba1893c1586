import type { Member, MemberSource, MemberStatus } from "@rollcall/contract/members";
import { type BuiltInRoleId, builtInRoles, organizationRoleIds } from "@rollcall/contract/roles";
import type { Translate } from "../../texts/use-text.ts";

/** The name of a role as people read it. */
export function roleName(id: string, t: Translate): string {
  // The cast holds where the key is there, which is asked first.
  return Object.hasOwn(builtInRoles, id) ? t(builtInRoles[id as BuiltInRoleId].name) : id;
}

/** The names of somebody's roles, most trusted first. */
export function roleNames(ids: readonly string[], t: Translate): string[] {
  const known: readonly string[] = organizationRoleIds.filter((id) => ids.includes(id));
  return [...known, ...ids.filter((id) => !known.includes(id))].map((id) => roleName(id, t));
}

export function statusName(status: MemberStatus, t: Translate): string {
  return { active: t("Active"), suspended: t("Suspended"), removed: t("Removed") }[status];
}

export function sourceName(source: MemberSource, t: Translate): string {
  return { manual: t("Manual"), sso: t("SSO"), scim: t("SCIM"), domain: t("Domain") }[source];
}

/** Why nobody can demote, suspend or remove this member now; nothing when they can. */
export function lastAdminReason({ is_last_admin }: Pick<Member, "is_last_admin">, t: Translate): string | undefined {
  return is_last_admin ? t("The only active Admin. Make somebody else Admin first.") : undefined;
}
