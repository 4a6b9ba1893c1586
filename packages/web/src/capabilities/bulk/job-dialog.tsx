import type { BulkJob, BulkOutcomeName } from "@rollcall/contract/bulk";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { useDecide, useJob } from "./data.ts";
import { JobActions } from "./job-actions.tsx";
import { JobBody } from "./job-body.tsx";
import { useJobLine } from "./job-line.ts";
import { useJobTitle } from "./use-job-title.ts";

type Props = {
  id: string;
  onClose: () => void;
  /** Another one begins out of it. */
  onBegun: (job: BulkJob) => void;
  /** It runs, or has run: nobody has to be selected any more. */
  onStarted?: () => void;
};

/** One bulk change over the list that it is about: what it would do, how far it is, what it did. */
export function JobDialog({ id, onClose, onBegun, onStarted }: Props) {
  const t = useText();
  const read = useJob(id);
  const { data: job } = read;
  const { cancel } = useDecide(id);
  const title = useJobTitle(job);
  const line = useJobLine(job);
  const [outcome, setOutcome] = useState<BulkOutcomeName>();

  function close(): void {
    // Nobody waits for what was only looked at.
    if (job?.state === "previewing" || job?.state === "ready") cancel.mutate();
    if (job !== undefined && job.started_at !== null) onStarted?.();
    onClose();
  }
  return (
    <Dialog
      open
      onClose={close}
      size="lg"
      title={job === undefined ? t("Bulk change") : title}
      description={line}
      footer={job && <JobActions job={job} onClose={close} onBegun={onBegun} />}
    >
      {job ? (
        <JobBody job={job} outcome={outcome} onOutcome={setOutcome} />
      ) : read.isError ? (
        <FailedState error={read.error} onRetry={() => void read.refetch()} pending={read.isFetching} />
      ) : null}
    </Dialog>
  );
}
