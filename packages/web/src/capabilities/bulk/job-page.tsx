import type { BulkJob, BulkOutcomeName } from "@rollcall/contract/bulk";
import { getRouteApi } from "@tanstack/react-router";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { CrumbLink } from "../../ui/crumb-link.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { PageBody, PageHeader } from "../../ui/page-header.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useJob } from "./data.ts";
import { JobActions } from "./job-actions.tsx";
import { JobBody } from "./job-body.tsx";
import { useJobLine } from "./job-line.ts";
import { useEnd } from "./use-end.ts";
import { useJobTitle } from "./use-job-title.ts";
import { stateName, stateTones } from "./words.ts";

const route = getRouteApi("/signed-in/o/$organizationId/bulk/$jobId");

/** One bulk change by its address, where a reload or a link leads. */
export function JobPage() {
  const t = useText();
  const may = usePermits();
  const { jobId } = route.useParams();
  const read = useJob(jobId);
  const title = useJobTitle(read.data);
  useEnd(read.data);
  if (!may("members:read"))
    return (
      <>
        <Head title={t("Bulk change")} />
        <RefusedState>{t("You need the Admin role to manage members.")}</RefusedState>
      </>
    );
  if (read.data !== undefined) return <Job key={jobId} job={read.data} title={title} />;
  return (
    <>
      <Head title={t("Bulk change")} />
      {read.isError ? (
        <FailedState error={read.error} onRetry={() => void read.refetch()} pending={read.isFetching} />
      ) : (
        <PageBody narrow>
          <Skeleton className="h-40 w-full" />
        </PageBody>
      )}
    </>
  );
}

function Head({ title, job }: { title: string; job?: BulkJob }) {
  const t = useText();
  const { organizationId } = route.useParams();
  const navigate = route.useNavigate();
  const line = useJobLine(job);
  const open = ({ id }: BulkJob) => void navigate({ to: "/o/$organizationId/bulk/$jobId", params: { jobId: id } });
  return (
    <PageHeader
      narrow
      section={
        <CrumbLink to="/o/$organizationId/bulk" params={{ organizationId }}>
          {t("Bulk changes")}
        </CrumbLink>
      }
      title={title}
      description={
        job && (
          <>
            <Badge tone={stateTones[job.state]}>{stateName(job.state, t)}</Badge> {line}
          </>
        )
      }
      actions={job && <JobActions job={job} onBegun={open} />}
    />
  );
}

function Job({ job, title }: { job: BulkJob; title: string }) {
  const { outcome } = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = (next: BulkOutcomeName | undefined) =>
    void navigate({ search: { outcome: next }, replace: true, resetScroll: false });
  return (
    <>
      <Head title={title} job={job} />
      <PageBody narrow>
        <JobBody job={job} outcome={outcome} onOutcome={narrow} isPage />
      </PageBody>
    </>
  );
}
