import type { InvitationStatus } from "@rollcall/contract/invitations";
import type { Translate } from "../../texts/use-text.ts";
import type { BadgeTone } from "../../ui/badge.tsx";

export function statusName(status: InvitationStatus, t: Translate): string {
  return {
    pending: t("Pending"),
    expired: t("Expired"),
    accepted: t("Accepted"),
    declined: t("Declined"),
    revoked: t("Revoked"),
  }[status];
}

export const statusTones = {
  pending: "accent",
  expired: "warning",
  accepted: "success",
  declined: "neutral",
  revoked: "neutral",
} as const satisfies Record<InvitationStatus, BadgeTone>;
