import type { BulkJob } from "@rollcall/contract/bulk";
import { Link } from "@tanstack/react-router";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Time } from "../../ui/time.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { countsOf, isMoving, percentOf, phaseOf } from "./progress-of.ts";
import { useJobTitle } from "./use-job-title.ts";
import { stateName, stateTones } from "./words.ts";

/** One bulk change: what, who, when, how far. */
export function JobRow({ job }: { job: BulkJob }) {
  const t = useText();
  const title = useJobTitle(job);
  const { organization_id: organizationId } = useOrganizationParams();
  const state = stateName(job.state, t);
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-1 border-t px-4 py-3 last:border-b hover:bg-hover sm:px-8">
      <div className="min-w-60 flex-1">
        <Link
          to="/o/$organizationId/bulk/$jobId"
          params={{ organizationId, jobId: job.id }}
          className="font-medium break-words -outline-offset-1 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent-text"
        >
          {title}
        </Link>
        <p className="text-xs text-muted [&_time]:relative">
          {job.started_by ?? job.created_by ?? t("Somebody")} · <Time at={job.created_at} format="relative" /> ·{" "}
          <Counts job={job} />
        </p>
      </div>
      <Badge tone={stateTones[job.state]}>
        {isMoving(job.state) ? t("{state}: {percent}%", { state, percent: percentOf(job) }) : state}
      </Badge>
    </li>
  );
}

function Counts({ job }: { job: BulkJob }) {
  const t = useText();
  const { number } = useFormats();
  const { changed, refused } = countsOf(job);
  const values = { total: number(job.total), changed: number(changed), refused: number(refused) };
  if (phaseOf(job) === "preview")
    return job.kind === "members"
      ? t("{total} selected, {changed} would change, {refused} refused", values)
      : t("{total} lines, {changed} would be invited, {refused} refused", values);
  return job.kind === "members"
    ? t("{changed} of {total} changed, {refused} refused", values)
    : t("{changed} of {total} invited, {refused} refused", values);
}
