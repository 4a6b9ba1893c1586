import { getRouteApi, Outlet } from "@tanstack/react-router";
import { Send } from "lucide-react";
import { DaySections } from "../../lists/day-sections.tsx";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { MoreInSight } from "../../lists/more-in-sight.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { useListAddress } from "../../lists/use-list-address.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { useDeliveries } from "./data.ts";
import { DeliveriesToolbar } from "./deliveries-toolbar.tsx";
import { DeliveryRow } from "./delivery-row.tsx";
import { ReplayProgress } from "./replay-progress.tsx";

const route = getRouteApi("/signed-in/o/$organizationId/webhooks/$endpointId/deliveries");

/** What the endpoint was told in the last days, the latest first; one delivery opens over it. */
export function DeliveriesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const deliveries = useDeliveries(search);
  const { onSearch } = useListAddress(search);
  const clear = () => void navigate({ to: ".", search: {}, resetScroll: false });
  const isNarrowed = Object.values(search).some((each) => each !== undefined);
  return (
    <>
      <ReplayProgress />
      <DeliveriesToolbar
        search={search}
        isNarrowed={isNarrowed}
        onChange={onSearch}
        onClear={clear}
        busy={deliveries.isPlaceholderData}
      />
      <Log deliveries={deliveries} isNarrowed={isNarrowed} onClear={clear} />
      <Outlet />
    </>
  );
}

type LogProps = { deliveries: ReturnType<typeof useDeliveries>; isNarrowed: boolean; onClear: () => void };

function Log({ deliveries, isNarrowed, onClear }: LogProps) {
  const t = useText();
  if (deliveries.isPending) return <LoadingRows />;
  if (deliveries.data === undefined)
    return (
      <FailedState error={deliveries.error} onRetry={() => void deliveries.refetch()} pending={deliveries.isFetching} />
    );
  return (
    <>
      {(deliveries.isRefetchError || deliveries.fetchStatus === "paused") && (
        <div className="px-4 pb-3 sm:px-8">
          <StaleNotice read={deliveries} />
        </div>
      )}
      {deliveries.rows.length === 0 && <NoDeliveries isNarrowed={isNarrowed} onClear={onClear} />}
      <DaySections rows={deliveries.rows}>{(line) => <DeliveryRow key={line.id} line={line} />}</DaySections>
      <MoreInSight list={deliveries} end={deliveries.rows.length > 0 && t("Deliveries are kept for 30 days.")} />
    </>
  );
}

function NoDeliveries({ isNarrowed, onClear }: Omit<LogProps, "deliveries">) {
  const t = useText();
  return (
    <EmptyState
      icon={Send}
      title={isNarrowed ? t("No delivery fits") : t("Nothing was sent yet")}
      action={isNarrowed && <Button onClick={onClear}>{t("Clear the filters")}</Button>}
    >
      {isNarrowed
        ? t("Nothing of the last 30 days fits all of these filters together.")
        : t(
            "The next event is sent within seconds and stands here, with what was answered. Send a test event to see it work now.",
          )}
    </EmptyState>
  );
}
