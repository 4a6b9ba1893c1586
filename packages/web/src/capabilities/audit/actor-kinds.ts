import type { ActorKind } from "@rollcall/contract/audit";
import type { Translate } from "../../texts/use-text.ts";

/** Who can act, as a filter of the audit log says it. */
export function actorKindName(kind: ActorKind, t: Translate): string {
  return {
    member: t("Members"),
    admin_key: t("Admin API keys"),
    directory: t("Directories"),
    operator: t("Operators of this server"),
    system: t("Rollcall itself"),
    user: t("Users who are not members"),
    anonymous: t("Whoever held a link"),
  }[kind];
}

/** What one of them is, where their name does not say it already. */
export function oneActorKind(kind: ActorKind, t: Translate): string | undefined {
  const known: Partial<Record<ActorKind, string>> = {
    member: t("Member"),
    admin_key: t("Admin API key"),
    directory: t("Directory"),
    user: t("User"),
  };
  return known[kind];
}
