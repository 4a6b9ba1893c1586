import type { Invitation } from "@rollcall/contract/invitations";
import { CircleAlert, CircleCheck, Clock } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Time } from "../../ui/time.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import { statusName, statusTones } from "./words.ts";

/** The state of an invitation as a word and a colour. */
export function InvitationStatusBadge({ invitation: { status } }: { invitation: Invitation }) {
  const t = useText();
  return <Badge tone={statusTones[status]}>{statusName(status, t)}</Badge>;
}

/** Until when it can be accepted, or since when it cannot, as a distance: "in 3 days", "2 days ago". */
export function InvitationEnd({ invitation: { status, expires_at, answered_at } }: { invitation: Invitation }) {
  const t = useText();
  if (status === "pending")
    return (
      <>
        {t("Expires")} <Time at={expires_at} format="relative" />
      </>
    );
  if (status === "expired")
    return (
      <span className="text-warning-soft-ink">
        {t("Expired")} <Time at={expires_at} format="relative" />
      </span>
    );
  return <>{answered_at && <Time at={answered_at} format="relative" />}</>;
}

/** What became of the latest mail; a failure says the mail server's reason. */
export function InvitationMail({ invitation: { mail } }: { invitation: Invitation }) {
  const t = useText();
  if (mail.status === "sent")
    return (
      <span className="flex items-center gap-1.5 text-muted">
        <CircleCheck aria-hidden="true" className="size-3.5 shrink-0 text-success" />
        {t("Sent")}
      </span>
    );
  if (mail.status === "queued")
    return (
      <span className="flex items-center gap-1.5 text-muted">
        <Clock aria-hidden="true" className="size-3.5 shrink-0" />
        {t("Waiting to be sent")}
      </span>
    );
  return (
    <Tooltip text={mail.error}>
      <button
        type="button"
        aria-description={mail.error ?? undefined}
        className="flex max-w-full items-center gap-1.5 rounded-sm text-left text-danger-text"
      >
        <CircleAlert aria-hidden="true" className="size-3.5 shrink-0" />
        <span className="truncate">
          {t("Mail failed")}
          {mail.error && <span className="text-subtle"> · {mail.error}</span>}
        </span>
      </button>
    </Tooltip>
  );
}
