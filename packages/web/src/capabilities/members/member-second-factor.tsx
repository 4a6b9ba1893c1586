import { ShieldCheck, ShieldOff } from "lucide-react";
import { useState } from "react";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { later } from "../../ui/later.tsx";
import { Time } from "../../ui/time.tsx";
import { useOrganizationParams } from "./data.ts";
import type { ShownMember } from "./details-data.ts";
import { readAgain } from "./member-cache.ts";
import { Section } from "./section.tsx";

const ResetFactorDialog = later(() =>
  import("../second-factor/reset-factor-dialog.tsx").then((file) => file.ResetFactorDialog),
);

/** Whether a member has a second factor, until when they need one, and the way back for who lost theirs. */
export function MemberSecondFactor({ member }: { member: ShownMember }) {
  const t = useText();
  const may = usePermits();
  const [isAsking, setAsking] = useState(false);
  const { organization_id } = useOrganizationParams();
  const { has_second_factor: hasOne, second_factor_due_at: dueAt } = member;
  const Icon = hasOne ? ShieldCheck : ShieldOff;
  return (
    <Section title={t("Second factor")}>
      <div className="flex flex-wrap items-center gap-3">
        <Icon aria-hidden="true" className="size-5 shrink-0 text-subtle" strokeWidth={1.75} />
        <div className="min-w-40 flex-1">
          {hasOne ? <Badge tone="success">{t("In use")}</Badge> : <Badge>{t("None")}</Badge>}
          {dueAt != null && (
            <p className="mt-1 text-pretty text-muted">
              {t("Without one, they get in until:")} <Time at={dueAt} />
            </p>
          )}
        </div>
        {hasOne && (
          <Button
            onClick={() => setAsking(true)}
            disabledReason={may("members.second_factor:reset") ? undefined : t("Your roles do not include this.")}
          >
            {t("Reset…")}
          </Button>
        )}
      </div>
      <ResetFactorDialog
        organizationId={organization_id}
        member={member}
        open={isAsking}
        onClose={() => setAsking(false)}
        onDone={() => void readAgain({ lists: true })}
      />
    </Section>
  );
}
