import { testWebhookEndpoint, type WebhookEndpoint } from "@rollcall/contract/webhooks";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Send } from "lucide-react";
import { api } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { readDeliveriesAgain, useEndpointParams } from "./data.ts";
import { useOffReason } from "./use-off-reason.ts";

/** Sends the event `webhook.test` and opens its delivery, to see what comes of it. */
export function TestButton({ endpoint }: { endpoint: WebhookEndpoint }) {
  const t = useText();
  const navigate = useNavigate();
  const params = useEndpointParams();
  const { organization_id: organizationId, endpoint_id: endpointId } = params;
  const test = useMutation({
    mutationFn: () => api.call(testWebhookEndpoint, { params }),
    onSuccess: ({ id: deliveryId }) => {
      void readDeliveriesAgain();
      return navigate({
        to: "/o/$organizationId/webhooks/$endpointId/deliveries/$deliveryId",
        params: { organizationId, endpointId, deliveryId },
      });
    },
  });
  return (
    <Button icon={Send} pending={test.isPending} disabledReason={useOffReason(endpoint)} onClick={() => test.mutate()}>
      {t("Send test event")}
    </Button>
  );
}
