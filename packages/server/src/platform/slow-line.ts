import type { Task } from "graphile-worker";

/** The flag of jobs that are expected to take long. */
export const SLOW = "slow";

/** Keeps slow jobs from taking every place of a lane. */
export type SlowLine = {
  /** A task that is counted while it is at a slow job. */
  counting(task: Task): Task;
  /** The flags of the jobs that a worker must not take now. */
  forbidden(): string[];
};

// Workers that ask in the same moment would each take a slow job before the first is counted.
const ONE_EACH_MS = 20;

export function slowLine(most: number): SlowLine {
  let running = 0;
  let lastAllowed = Number.NEGATIVE_INFINITY;
  return {
    counting: (task) => async (payload, tools) => {
      const isSlow = tools.job.flags?.[SLOW] === true;
      if (isSlow) running += 1;
      try {
        return await task(payload, tools);
      } finally {
        if (isSlow) running -= 1;
      }
    },
    forbidden() {
      const now = performance.now();
      if (running >= most || now - lastAllowed < ONE_EACH_MS) return [SLOW];
      lastAllowed = now;
      return [];
    },
  };
}
