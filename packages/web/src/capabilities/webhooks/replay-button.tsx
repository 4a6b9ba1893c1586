import { replayWebhookDelivery, type WebhookDelivery } from "@rollcall/contract/webhooks";
import { useMutation } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { api } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { useToast } from "../../ui/toast.tsx";
import { readDeliveriesAgain, useEndpoint, useEndpointParams } from "./data.ts";
import { useOffReason } from "./use-off-reason.ts";

/** Sends a delivery again, or now when it waits. */
export function ReplayButton({ delivery: { id, status, tries } }: { delivery: WebhookDelivery }) {
  const t = useText();
  const toast = useToast();
  const params = { ...useEndpointParams(), delivery_id: id };
  const reason = useOffReason(useEndpoint().data ?? { status: "enabled" });
  const replay = useMutation({
    mutationFn: () => api.call(replayWebhookDelivery, { params }),
    onSuccess: () => toast.success(t("It is sent now, before everything else.")),
    onSettled: () => readDeliveriesAgain(),
  });
  return (
    <Button
      size="sm"
      icon={RotateCw}
      pending={replay.isPending}
      disabledReason={status === "waiting" && tries === 0 ? t("It is on its way.") : reason}
      onClick={() => replay.mutate()}
    >
      {status === "waiting" ? t("Try now") : t("Send again")}
    </Button>
  );
}
