import type { WebhookExchange } from "@rollcall/contract/webhooks";
import { getRouteApi } from "@tanstack/react-router";
import { useDocumentTitle } from "../../shell/use-document-title.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Drawer } from "../../ui/drawer.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { JsonBlock } from "../../ui/json-block.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useDelivery } from "./data.ts";
import { DeliveryFacts } from "./delivery-facts.tsx";
import { DeliveryFate } from "./delivery-fate.tsx";
import { ReplayButton } from "./replay-button.tsx";
import { TryCard } from "./try-card.tsx";
import { deliveryLooks, deliveryStatusName } from "./words.ts";

const route = getRouteApi("/signed-in/o/$organizationId/webhooks/$endpointId/deliveries/deliveries/$deliveryId");

/** One delivery: what came of it, what was sent and what each try was answered. */
export function DeliveryPage() {
  const t = useText();
  const navigate = route.useNavigate();
  const { organizationId, endpointId, deliveryId } = route.useParams();
  const delivery = useDelivery(deliveryId);
  useDocumentTitle(t("Delivery"));
  const close = () =>
    void navigate({
      to: "/o/$organizationId/webhooks/$endpointId",
      params: { organizationId, endpointId },
      search: true,
      resetScroll: false,
    });
  return (
    <Drawer
      onClosed={close}
      title={delivery.data ? <span className="break-words">{delivery.data.event}</span> : t("Delivery")}
    >
      {delivery.data ? (
        <Exchange key={deliveryId} exchange={delivery.data} />
      ) : delivery.error ? (
        <FailedState error={delivery.error} onRetry={() => void delivery.refetch()} pending={delivery.isFetching} />
      ) : (
        <div aria-busy="true" className="flex flex-col gap-4">
          <Skeleton className="h-32 w-full" />
          <Skeleton className="h-48 w-full" />
        </div>
      )}
    </Drawer>
  );
}

function Exchange({ exchange }: { exchange: WebhookExchange }) {
  const t = useText();
  const { status, attempts, request_body } = exchange;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col items-start gap-3">
        <div role="status" className="flex flex-col items-start gap-2">
          <Badge tone={deliveryLooks[status].tone}>{deliveryStatusName(status, t)}</Badge>
          <p className="text-pretty break-words">
            <DeliveryFate delivery={exchange} />
          </p>
        </div>
        <ReplayButton delivery={exchange} />
      </div>
      <DeliveryFacts delivery={exchange} />
      <section>
        <h3 className="mb-1.5 font-medium">{t("Tries")}</h3>
        {attempts.length === 0 ? (
          <p className="text-muted">{t("None yet.")}</p>
        ) : (
          <ol className="flex flex-col gap-2">
            {attempts.toReversed().map((attempt, index) => (
              <TryCard key={attempt.number} attempt={attempt} isLatest={index === 0} />
            ))}
          </ol>
        )}
      </section>
      <JsonBlock title={t("What is sent")} text={request_body} empty="" />
    </div>
  );
}
