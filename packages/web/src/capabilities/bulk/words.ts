import type { BulkActionType, BulkJob, BulkOutcomeName, BulkState } from "@rollcall/contract/bulk";
import type { Translate } from "../../texts/use-text.ts";
import type { BadgeTone } from "../../ui/badge.tsx";

export function actionName(type: BulkActionType, t: Translate): string {
  return actionNames(t)[type];
}

function actionNames(t: Translate): Record<BulkActionType, string> {
  return {
    "roles.add": t("Add roles"),
    "roles.remove": t("Take roles away"),
    "roles.set": t("Set the roles"),
    "seat.grant": t("Turn a seat on"),
    "seat.release": t("Turn a seat off"),
    "workspace.add": t("Add to a Workspace"),
    "workspace.remove": t("Remove from a Workspace"),
    "group.add": t("Add to a Group"),
    "group.remove": t("Remove from a Group"),
    suspend: t("Suspend members"),
    reactivate: t("Reactivate members"),
    remove: t("Remove members"),
  };
}

/** What a bulk change does, as events tell it; the name that they use for one that this version does not know. */
export function deedName(action: string, t: Translate): string {
  if (action === "invite") return t("Invite people from a CSV");
  return new Map(Object.entries(actionNames(t))).get(action) ?? action;
}

/** What confirming it says: the deed, and to how many. */
export function confirmName({ action, preview: { changed: count } }: BulkJob, t: Translate): string {
  if (action === null) return t("{count, plural, one {Invite # person} other {Invite # people}}", { count });
  if (action.type === "suspend")
    return t("{count, plural, one {Suspend # member} other {Suspend # members}}", { count });
  if (action.type === "remove") return t("{count, plural, one {Remove # member} other {Remove # members}}", { count });
  return t("{count, plural, one {Change # member} other {Change # members}}", { count });
}

export function stateName(state: BulkState, t: Translate): string {
  return {
    previewing: t("Being worked out"),
    ready: t("Waits to be confirmed"),
    running: t("Running"),
    finished: t("Finished"),
    cancelled: t("Cancelled"),
    stopped: t("Stopped"),
  }[state];
}

export const stateTones: Record<BulkState, BadgeTone> = {
  previewing: "accent",
  ready: "warning",
  running: "accent",
  finished: "success",
  cancelled: "neutral",
  stopped: "danger",
};

/** What becomes of a part of the members or lines: before it runs, and after. */
export function outcomeName(outcome: BulkOutcomeName, { kind, isDone }: Told, t: Translate): string {
  if (outcome === "refused") return isDone ? t("Refused") : t("Would be refused");
  if (kind === "invitations") {
    if (outcome === "unchanged") return t("Left as they are");
    return isDone ? t("Invited") : t("Would be invited");
  }
  if (outcome === "unchanged") return isDone ? t("Were so already") : t("Are so already");
  return isDone ? t("Changed") : t("Would change");
}

export type Told = { kind: BulkJob["kind"]; isDone: boolean };
