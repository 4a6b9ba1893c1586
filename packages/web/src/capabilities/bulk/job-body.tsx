import type { BulkJob, BulkOutcomeName } from "@rollcall/contract/bulk";
import { useEffect } from "react";
import { announce } from "../../shell/announcer.tsx";
import { refusalText } from "../../texts/refusal-text.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Progress } from "../../ui/progress.tsx";
import { WhatGoes } from "../../ui/what-goes.tsx";
import { ColumnsRead } from "./columns-read.tsx";
import { ItemsList } from "./items-list.tsx";
import { OutcomeTiles } from "./outcome-tiles.tsx";
import { countsOf, doneOf, isMoving, percentOf } from "./progress-of.ts";
import { useTaken } from "./use-taken.ts";
import { stateName } from "./words.ts";

type Props = {
  job: BulkJob;
  /** The outcome that the list is narrowed to. */
  outcome: BulkOutcomeName | undefined;
  onOutcome: (outcome: BulkOutcomeName | undefined) => void;
  /** It has a page of its own, from which the names lead to the members. */
  isPage?: boolean;
};

/** How far a bulk change is, what it takes away, how many it changes, and every one of them. */
export function JobBody({ job, outcome, onOutcome, isPage = false }: Props) {
  const t = useText();
  const taken = useTaken(job.action);
  return (
    <div className="flex flex-col gap-4">
      {job.stopped_because && (
        <Banner tone="danger" title={t("It stopped, since whoever confirmed it may no longer do it.")}>
          {refusalText(job.stopped_because, t)}
        </Banner>
      )}
      <Tell job={job} />
      {isMoving(job.state) && <HowFar job={job} />}
      <ColumnsRead file={job.file} />
      {job.state === "ready" && job.preview.changed > 0 && <WhatGoes {...taken} />}
      <OutcomeTiles job={job} outcome={outcome} onOutcome={onOutcome} />
      {!isMoving(job.state) && <ItemsList job={job} outcome={outcome} isLinked={isPage} />}
    </div>
  );
}

function HowFar({ job }: { job: BulkJob }) {
  const t = useText();
  const { number } = useFormats();
  const done = doneOf(countsOf(job));
  return (
    <Progress
      label={stateName(job.state, t)}
      value={done}
      max={Math.max(job.total, 1)}
      text={t("{done} of {total} ({percent}%)", {
        done: number(done),
        total: number(job.total),
        percent: percentOf(job),
      })}
    />
  );
}

/** Reads out where it is, and each quarter of the way. */
function Tell({ job }: { job: BulkJob }) {
  const t = useText();
  const state = stateName(job.state, t);
  const quarter = isMoving(job.state) ? Math.floor(percentOf(job) / 25) * 25 : undefined;
  useEffect(() => {
    announce(quarter === undefined ? state : t("{state}: {percent}%", { state, percent: quarter }));
  }, [state, quarter, t]);
  return null;
}
