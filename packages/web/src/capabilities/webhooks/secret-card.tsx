import type { WebhookEndpoint } from "@rollcall/contract/webhooks";
import { RotateCw } from "lucide-react";
import { useState } from "react";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { useNow } from "../../ui/clock.ts";
import { later } from "../../ui/later.tsx";
import { Time } from "../../ui/time.tsx";

const RotateSecretDialog = later(() => import("./rotate-secret-dialog.tsx").then((file) => file.RotateSecretDialog));

/** Which secrets sign now, and the way to a new one. */
export function SecretCard({ endpoint }: { endpoint: WebhookEndpoint }) {
  const t = useText();
  const now = useNow();
  const [isRotating, setRotating] = useState(false);
  const until = endpoint.overlap_until;
  const isOverlapping = until !== null && Date.parse(until) > now;
  return (
    <Card
      title={t("Signing secret")}
      description={t("Nothing can show it again. If it is lost or has leaked, make a new one.")}
      action={
        <Button size="sm" icon={RotateCw} onClick={() => setRotating(true)}>
          {t("Rotate secret…")}
        </Button>
      }
    >
      <ul aria-label={t("Secrets that sign")} className="flex flex-col gap-2">
        <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">{isOverlapping ? t("New secret") : t("Secret")}</span>
          <Badge tone="success">{t("Signs")}</Badge>
        </li>
        {isOverlapping && (
          <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium">{t("Previous secret")}</span>
            <Badge tone="warning">{t("Signs as well")}</Badge>
            <span className="text-muted">
              <RichText message="stops {date}" values={{ date: <Time at={until} format="relative" /> }} />
            </span>
          </li>
        )}
      </ul>
      {isRotating && <RotateSecretDialog isOverlapping={isOverlapping} onClose={() => setRotating(false)} />}
    </Card>
  );
}
