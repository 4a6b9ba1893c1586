import { getRouteApi, Outlet } from "@tanstack/react-router";
import { ScrollText } from "lucide-react";
import { DaySections } from "../../lists/day-sections.tsx";
import { ListEnd } from "../../lists/list-end.tsx";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { useRequests } from "./data.ts";
import { LogRow } from "./log-row.tsx";
import { LogToolbar } from "./log-toolbar.tsx";

const route = getRouteApi("/signed-in/o/$organizationId/access-settings/access/directory/log");

/** What directories asked for and what came of it, as a story; one request opens over it. */
export function LogPage() {
  const t = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const requests = useRequests(search);
  const isNarrowed = search.outcome !== undefined || search.subject_id !== undefined;
  return (
    <>
      <LogToolbar
        search={search}
        subject={requests.rows[0]?.subject?.name}
        onChange={(change) => void navigate({ search: { ...search, ...change }, resetScroll: false })}
      />
      {requests.isRefetchError && (
        <div className="px-4 pb-3 sm:px-8">
          <StaleNotice read={requests} />
        </div>
      )}
      {requests.isPending && <LoadingRows />}
      {requests.data === undefined && requests.error && (
        <FailedState error={requests.error} onRetry={() => void requests.refetch()} pending={requests.isFetching} />
      )}
      {requests.data && requests.rows.length === 0 && (
        <EmptyState
          icon={ScrollText}
          title={isNarrowed ? t("Nothing of this kind") : t("Nothing has happened yet")}
          action={isNarrowed && <Button onClick={() => void navigate({ search: {} })}>{t("Show everything")}</Button>}
        >
          {isNarrowed
            ? t("In the last 30 days no directory did this.")
            : t("Once a directory connects, each of its requests stands here: what it did, to whom, and why not.")}
        </EmptyState>
      )}
      <DaySections rows={requests.rows}>{(request) => <LogRow key={request.id} request={request} />}</DaySections>
      <ListEnd list={requests} />
      <Outlet />
    </>
  );
}
