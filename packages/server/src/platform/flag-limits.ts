import type { Job, WorkerEvents } from "graphile-worker";

/** The flag of jobs that are expected to take long. */
export const SLOW = "slow";

/** How many jobs with a flag may run at once. */
export type FlagLimit = (flag: string) => number;

/**
 * Keeps the jobs of one flag from taking every place. What it gives back is asked before a worker takes a job, and names
 * the flags of those that it must not take. Workers ask in turn, each once it is known what the one before has taken.
 */
export function limitFlags(events: WorkerEvents, limitOf: FlagLimit): () => Promise<string[]> {
  const running = new Map<string, number>();
  let last = Promise.resolve();
  let pass = () => {};

  function count({ flags }: Pick<Job, "flags">, by: number): void {
    for (const flag of Object.keys(flags ?? {})) running.set(flag, (running.get(flag) ?? 0) + by);
    for (const [flag, jobs] of running) if (jobs === 0) running.delete(flag);
  }

  events.on("job:start", ({ job }) => {
    count(job, 1);
    pass();
  });
  events.on("job:complete", ({ job }) => count(job, -1));
  events.on("worker:getJob:empty", () => pass());
  events.on("worker:getJob:error", () => pass());

  return async () => {
    const turn = Promise.withResolvers<void>();
    const before = last;
    last = turn.promise;
    await before;
    pass = turn.resolve;
    return [...running].flatMap(([flag, jobs]) => (jobs >= limitOf(flag) ? [flag] : []));
  };
}
