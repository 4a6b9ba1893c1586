import { LogOut } from "lucide-react";
import { useState } from "react";
import type { Membership } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { later } from "../../ui/later.tsx";
import { useIsLastAdmin } from "./data.ts";

const LeaveDialog = later(() => import("./leave-dialog.tsx").then((file) => file.LeaveDialog));

/** The way out of the Organization; the last Admin reads why there is none. */
export function LeaveCard({ membership }: { membership: Membership }) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const isLastAdmin = useIsLastAdmin(membership);
  const { name } = membership.organization;
  const reason = isLastAdmin
    ? t("You are the only Admin. Make somebody else Admin first, or delete the Organization.")
    : undefined;
  return (
    <>
      <Card
        flush
        tone="danger"
        title={t("Leave {organization}", { organization: name })}
        description={reason ?? t("Your access ends at once. Only an Admin can let you in again.")}
        action={
          <Button icon={LogOut} onClick={() => setAsking(true)} disabledReason={reason}>
            {t("Leave Organization")}
          </Button>
        }
      />
      <LeaveDialog membership={membership} open={isAsking} onClose={() => setAsking(false)} />
    </>
  );
}
