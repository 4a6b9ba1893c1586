import type { Group } from "@rollcall/contract/groups";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";

/** Marks a Group whose name and members directory sync owns. */
export function ManagedBadge() {
  const t = useText();
  return <Badge tone="accent">{t("Externally managed")}</Badge>;
}

/** Why name, members and Groups inside cannot be changed here, and why grants cannot; nothing when they can. */
export function useGroupReasons(group: Pick<Group, "is_externally_managed"> | undefined) {
  const t = useText();
  const may = usePermits();
  const grants = may("groups:write") ? undefined : t("Your roles do not include this.");
  const managed = group?.is_externally_managed
    ? t("Directory sync decides who is in this Group. Change it in your identity provider.")
    : undefined;
  return { grants, members: grants ?? managed };
}
