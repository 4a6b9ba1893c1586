import { type JoinRequestStatus, joinRequestStatuses } from "@rollcall/contract/join-requests";
import { getRouteApi } from "@tanstack/react-router";
import { DoorOpen } from "lucide-react";
import { ListEnd } from "../../lists/list-end.tsx";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { FilterChip } from "../../ui/filter-chip.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { useJoinRequests, waiting } from "./data.ts";
import { RequestRow } from "./request-row.tsx";
import { requestStatusName } from "./words.ts";

const route = getRouteApi("/signed-in/o/$organizationId/members/requests");

/** Who asks to join by the domain of their address. Those who wait come first; the others on request. */
export function RequestsPage() {
  const t = useText();
  const { status } = route.useSearch();
  const navigate = route.useNavigate();
  const requests = useJoinRequests(status ?? waiting);
  const filter = (next: JoinRequestStatus[]) =>
    void navigate({ search: { status: next.length === 0 ? undefined : next }, resetScroll: false });
  return (
    <>
      <div className="px-4 py-2.5 sm:px-8">
        <FilterChip
          label={t("Status")}
          choices={joinRequestStatuses.map((value) => ({ value, label: requestStatusName(value, t) }))}
          values={status ?? []}
          onChange={filter}
        />
      </div>
      {requests.isRefetchError && (
        <div className="px-4 pb-3 sm:px-8">
          <StaleNotice read={requests} />
        </div>
      )}
      {requests.isPending && <LoadingRows />}
      {requests.data === undefined && requests.error && (
        <FailedState error={requests.error} onRetry={() => void requests.refetch()} pending={requests.isFetching} />
      )}
      {requests.data && requests.rows.length === 0 && <Nobody isFiltered={status !== undefined} />}
      {requests.rows.length > 0 && (
        <ul aria-label={t("Requests")} className="border-t">
          {requests.rows.map((request) => (
            <RequestRow key={request.id} request={request} />
          ))}
        </ul>
      )}
      <ListEnd list={requests} />
    </>
  );
}

function Nobody({ isFiltered }: { isFiltered: boolean }) {
  const t = useText();
  const may = usePermits();
  const { organizationId } = route.useParams();
  if (isFiltered) return <EmptyState icon={DoorOpen} title={t("No request like that")} />;
  return (
    <EmptyState
      icon={DoorOpen}
      title={t("Nobody asks to join")}
      action={
        may("access:write") && (
          <LinkButton to="/o/$organizationId/access/domains" params={{ organizationId }}>
            {t("See the domains")}
          </LinkButton>
        )
      }
    >
      {t("People with an address in a verified domain can ask, where the domain says so.")}
    </EmptyState>
  );
}
