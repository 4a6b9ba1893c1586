import { Webhook } from "lucide-react";
import type { ReactNode } from "react";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { useText } from "../../texts/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import type { useEndpoints } from "./data.ts";
import { EndpointRow } from "./endpoint-row.tsx";

type Props = {
  endpoints: ReturnType<typeof useEndpoints>;
  /** The button that adds one. */
  create: ReactNode;
};

/** The endpoints in each state of the list. */
export function EndpointsList({ endpoints, create }: Props) {
  const t = useText();
  if (endpoints.isPending) return <LoadingRows />;
  if (endpoints.data === undefined)
    return (
      <FailedState error={endpoints.error} onRetry={() => void endpoints.refetch()} pending={endpoints.isFetching} />
    );
  const { data } = endpoints.data;
  return (
    <>
      {(endpoints.isRefetchError || endpoints.fetchStatus === "paused") && (
        <div className="px-4 py-3 sm:px-8">
          <StaleNotice read={endpoints} />
        </div>
      )}
      {data.length === 0 ? (
        <EmptyState icon={Webhook} title={t("No webhooks yet")} action={create}>
          {t(
            "Let your systems know the moment somebody joins, leaves or changes roles: Rollcall sends each event to an address of yours, and tries again until it arrives.",
          )}
        </EmptyState>
      ) : (
        <ul aria-label={t("Endpoints")} className="border-y">
          {data.map((endpoint) => (
            <EndpointRow key={endpoint.id} endpoint={endpoint} />
          ))}
        </ul>
      )}
    </>
  );
}
