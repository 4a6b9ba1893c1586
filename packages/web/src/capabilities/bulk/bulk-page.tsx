import { BULK_KEPT_DAYS, bulkStates } from "@rollcall/contract/bulk";
import { getRouteApi } from "@tanstack/react-router";
import { ListChecks } from "lucide-react";
import { ListEnd } from "../../lists/list-end.tsx";
import { ListState } from "../../lists/list-state.tsx";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { useListAddress } from "../../lists/use-list-address.ts";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { CrumbLink } from "../../ui/crumb-link.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { FilterChip } from "../../ui/filter-chip.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { useJobs } from "./data.ts";
import { JobRow } from "./job-row.tsx";
import { stateName } from "./words.ts";

const route = getRouteApi("/signed-in/o/$organizationId/bulk");

/** What was done to many at once in the last 30 days, and what goes on now. */
export function BulkPage() {
  const t = useText();
  const may = usePermits();
  const { organizationId } = route.useParams();
  return (
    <>
      <PageHeader
        section={
          <CrumbLink to="/o/$organizationId/members" params={{ organizationId }}>
            {t("Members")}
          </CrumbLink>
        }
        title={t("Bulk changes")}
        description={t("What was done to many at once. Each is kept for {days} days with its result.", {
          days: BULK_KEPT_DAYS,
        })}
      />
      {may("members:read") ? <Jobs /> : <RefusedState>{t("You need the Admin role to manage members.")}</RefusedState>}
    </>
  );
}

function Jobs() {
  const t = useText();
  const search = route.useSearch();
  const { onSearch, onClear } = useListAddress(search);
  const jobs = useJobs(search.state);
  const isNarrowed = search.state !== undefined;
  return (
    <div className="flex shrink-0 grow flex-col">
      <search aria-label={t("Bulk changes")} className="flex flex-wrap items-center gap-2 px-4 pb-2.5 sm:px-8">
        <FilterChip
          label={t("Status")}
          choices={bulkStates.map((value) => ({ value, label: stateName(value, t) }))}
          values={search.state ?? []}
          onChange={(state) => onSearch({ state: state.length === 0 ? undefined : state })}
        />
        <ListState isNarrowed={isNarrowed} onClear={onClear} busy={jobs.isPlaceholderData && jobs.isFetching} />
      </search>
      <List jobs={jobs} isNarrowed={isNarrowed} />
    </div>
  );
}

function List({ jobs, isNarrowed }: { jobs: ReturnType<typeof useJobs>; isNarrowed: boolean }) {
  const t = useText();
  const { organizationId } = route.useParams();
  if (jobs.isPending) return <LoadingRows />;
  if (jobs.data === undefined)
    return <FailedState error={jobs.error} onRetry={() => void jobs.refetch()} pending={jobs.isFetching} />;
  if (jobs.rows.length === 0)
    return (
      <EmptyState
        icon={ListChecks}
        title={isNarrowed ? t("No bulk change is like that") : t("No bulk changes yet")}
        action={
          !isNarrowed && (
            <LinkButton to="/o/$organizationId/members" params={{ organizationId }}>
              {t("Open Members")}
            </LinkButton>
          )
        }
      >
        {!isNarrowed && t("Select members in the list and choose what to do. What would change is shown first.")}
      </EmptyState>
    );
  return (
    <>
      <ul aria-label={t("Bulk changes")} aria-busy={jobs.isPlaceholderData || undefined}>
        {jobs.rows.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
      <ListEnd list={jobs} />
    </>
  );
}
