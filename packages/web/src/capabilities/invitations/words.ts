import type { InvitationOutcome, InvitationStatus } from "@rollcall/contract/invitations";
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

/** What became of an address. */
export function outcomeInWords(outcome: InvitationOutcome["outcome"], t: Translate): string {
  return {
    invited: t("Invited"),
    already_member: t("Is a member already"),
    already_invited: t("Has a pending invitation: resend it instead"),
    member_suspended: t("Is suspended: reactivate them instead"),
    invalid_email: t("Is not an e-mail address"),
    mailed_too_often: t("Was sent several invitations lately: try again later"),
    no_seat: t("No seat was left"),
    sso_required: t("Joins through single sign-on"),
    duplicate: t("Stands in the form twice"),
  }[outcome];
}
