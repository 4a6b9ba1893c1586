import type { BulkJob } from "@rollcall/contract/bulk";
import { useEffect, useEffectEvent, useRef } from "react";
import { readChangedAgain } from "./data.ts";
import { hasEnded } from "./progress-of.ts";

/** Runs once when a bulk change ends while one looks, after what it may have moved is read again. */
export function useEnd(job: BulkJob | undefined, onEnd?: (job: BulkJob) => void): void {
  const wasOpen = useRef(false);
  const end = useEffectEvent((ended: BulkJob) => {
    void readChangedAgain();
    onEnd?.(ended);
  });
  useEffect(() => {
    if (job === undefined) return;
    if (!hasEnded(job.state)) wasOpen.current = true;
    else if (wasOpen.current) {
      wasOpen.current = false;
      end(job);
    }
  }, [job]);
}
