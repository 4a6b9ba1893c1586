import type { JoinRequestStatus } from "@rollcall/contract/join-requests";
import type { Translate } from "../../texts/use-text.ts";

export function requestStatusName(status: JoinRequestStatus, t: Translate): string {
  return {
    pending: t("Waiting for an answer"),
    granted: t("Let in"),
    declined: t("Declined"),
    withdrawn: t("Withdrawn by themselves"),
  }[status];
}
