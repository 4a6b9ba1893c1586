import type { Member, MemberSource, MemberStatus } from "@rollcall/contract/members";
import type { Translate } from "../../texts/use-text.ts";

export function statusName(status: MemberStatus, t: Translate): string {
  return { active: t("Active"), suspended: t("Suspended"), removed: t("Removed") }[status];
}

export function sourceName(source: MemberSource, t: Translate): string {
  return { manual: t("Manual"), sso: t("SSO"), scim: t("SCIM"), domain: t("Domain") }[source];
}

export function factorName(isSetUp: boolean, t: Translate): string {
  return isSetUp ? t("With second factor") : t("Without second factor");
}

/** Why nobody can demote, suspend or remove this member now; nothing when they can. */
export function lastAdminReason({ is_last_admin }: Pick<Member, "is_last_admin">, t: Translate): string | undefined {
  return is_last_admin ? t("The only active Admin. Make somebody else Admin first.") : undefined;
}
