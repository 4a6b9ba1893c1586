import type { Member } from "@rollcall/contract/members";
import type { OrganizationPermission } from "@rollcall/contract/permissions";
import { ADMIN_ROLE, holdsAll, type Role } from "@rollcall/contract/roles";
import { useMembership, useOrganizationId, usePermits } from "../../session.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { lastAdminReason } from "./words.ts";

/** Why the roles of a member cannot be changed at all, and why a single one cannot. */
export function useRoleReasons(member: Member) {
  const t = useText();
  const may = usePermits();
  const held = new Set(useMembership(useOrganizationId())?.permissions);
  return {
    all: rolesLockedReason(member, may, t),
    of({ id, permissions }: Pick<Role, "id" | "permissions">): string | undefined {
      if (!holdsAll(held, permissions)) return t("You can grant only what you hold yourself.");
      if (!member.roles.includes(id)) return undefined;
      if (id === ADMIN_ROLE && member.is_last_admin) return lastAdminReason(member, t);
      return member.roles.length === 1 ? t("Everybody holds at least one role. Add another one first.") : undefined;
    },
  };
}

/** Why no role of a member can be changed. */
export function rolesLockedReason(
  { status }: Member,
  may: (wanted: OrganizationPermission) => boolean,
  t: Translate,
): string | undefined {
  if (!may("members.roles:write")) return t("You may not change roles.");
  return status === "removed" ? t("Restore this person first.") : undefined;
}
