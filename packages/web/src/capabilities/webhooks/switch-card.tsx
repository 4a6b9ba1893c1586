import type { WebhookEndpoint } from "@rollcall/contract/webhooks";
import { Power } from "lucide-react";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { later } from "../../ui/later.tsx";
import { TurnOnButton } from "./standing-banner.tsx";

const TurnOffDialog = later(() => import("./turn-off-dialog.tsx").then((file) => file.TurnOffDialog));

/** Stops and starts what is sent to an endpoint. */
export function SwitchCard({ endpoint }: { endpoint: WebhookEndpoint }) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const isOn = endpoint.status === "enabled";
  return (
    <Card
      title={isOn ? t("This endpoint is on") : t("This endpoint is off")}
      description={
        isOn
          ? t("Turn it off for a while, such as when the receiver moves.")
          : t("Nothing is sent until it is turned on.")
      }
      action={
        isOn ? (
          <Button size="sm" icon={Power} onClick={() => setAsking(true)}>
            {t("Turn off…")}
          </Button>
        ) : (
          <TurnOnButton />
        )
      }
    >
      {isAsking && <TurnOffDialog endpoint={endpoint} onClose={() => setAsking(false)} />}
    </Card>
  );
}
