import type { BulkCounts, BulkJob, BulkState } from "@rollcall/contract/bulk";

/** Whether it goes on by itself: its effect is being worked out, or it runs. */
export function isMoving(state: BulkState | undefined): boolean {
  return state === "previewing" || state === "running";
}

export function hasEnded(state: BulkState): boolean {
  return state === "finished" || state === "cancelled" || state === "stopped";
}

/** What there is to look at: what it would do until it begins, then what it has done. */
export function phaseOf({ started_at }: Pick<BulkJob, "started_at">): "preview" | "result" {
  return started_at === null ? "preview" : "result";
}

export function countsOf(job: BulkJob): BulkCounts {
  return job[phaseOf(job)];
}

export function doneOf({ changed, unchanged, refused }: BulkCounts): number {
  return changed + unchanged + refused;
}

/** How much of it is done, of a hundred; nobody is told that all is done before it is. */
export function percentOf(job: Pick<BulkJob, "total" | "preview" | "result" | "started_at">): number {
  if (job.total === 0) return 0;
  return Math.floor((doneOf(job[phaseOf(job)]) / job.total) * 100);
}
