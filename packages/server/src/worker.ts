import { EventEmitter } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { parseCronItems, type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import { freeForgottenJobs, freeJobsOfTheDead, holdPlace, type Place } from "./platform/crash-recovery.ts";
import { tidy } from "./platform/housekeeping.ts";
import { describeFailure, type JobHandler } from "./platform/jobs.ts";
import type { Mailer } from "./platform/mail.ts";
import type { Reaction } from "./platform/reactions.ts";
import { handlerOf, queueLogger, taskOf } from "./platform/tasks.ts";
import type { Platform } from "./platform/transact.ts";

export type WorkerOptions = {
  platform: Platform;
  mailer: Mailer;
  /** Connections of the application's role; two are held for as long as the worker runs. */
  pool: pg.Pool;
  reactions: readonly Reaction[];
  jobs: readonly JobHandler[];
};

export type Worker = {
  /** Takes no more jobs and waits a while for those at work; what is cut off starts again elsewhere. */
  stop(): Promise<void>;
};

const CONCURRENCY = 5;
const RESTART_MS = 1_000;
const STOP_WITHIN_MS = 10_000;

/** Works off what commands planned: reactions to events and jobs, each tried again until it works. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const stopping = new AbortController();
  let running = await startRunner(options);
  void keepRunning();

  /** The queue gives up when it cannot tell the database what became of a job; then it begins again. */
  async function keepRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await running.runner.promise;
        running.place.release();
        await wait(RESTART_MS, undefined, { signal: stopping.signal });
        running = await startRunner(options);
      } catch (error) {
        if (stopping.signal.aborted) return;
        options.platform.log.error({ reason: describeFailure(error) }, "the worker stopped and begins again");
        await wait(RESTART_MS);
      }
    }
  }

  return {
    async stop() {
      stopping.abort();
      const stopped = running.runner.stop().catch(() => {});
      await Promise.race([stopped, wait(STOP_WITHIN_MS, undefined, { ref: false })]);
      running.place.release();
    },
  };
}

async function startRunner(options: WorkerOptions): Promise<{ runner: Runner; place: Place }> {
  const { platform, pool } = options;
  await freeJobsOfTheDead(pool);
  const events: WorkerEvents = new EventEmitter();
  const placed = Promise.withResolvers<Place>();
  events.once("pool:create", ({ workerPool }) => {
    placed.resolve(holdPlace(pool, workerPool.id));
    recoverForgotten(options, workerPool.id, events);
  });
  const runner = await run({
    pgPool: pool,
    taskList: tasksOf(options),
    parsedCronItems: parseCronItems(
      chores.map(({ name, match }) => ({ task: name, match, options: { maxAttempts: 2 } })),
    ),
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    events,
    logger: queueLogger(platform.log),
    // Asked before every job, so that none is taken by a worker that others would think dead. No job has a flag.
    forbiddenFlags: () => placed.promise.then(() => []),
    // In batches, a result that the database did not take is sent again; one by one it would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  return { runner, place: await placed.promise };
}

/** What the worker does by the clock. */
const chores: readonly { name: string; match: string; run(options: WorkerOptions): Promise<void> }[] = [
  { name: "free_jobs_of_the_dead", match: "* * * * *", run: ({ pool }) => freeJobsOfTheDead(pool) },
  { name: "tidy", match: "23 * * * *", run: ({ platform }) => tidy(platform) },
];

/** Every kind of job that this program knows. Others stay in the queue for a program that does. */
function tasksOf(options: WorkerOptions): TaskList {
  const { platform, mailer, reactions, jobs } = options;
  const handlers: JobHandler[] = [
    ...jobs,
    ...reactions.map(handlerOf),
    ...chores.map(({ name, run }) => ({ name, run: () => run(options) })),
  ];
  return Object.fromEntries(handlers.map((handler) => [handler.name, taskOf(handler, { platform, mailer })]));
}

const LOOK_AFTER_MS = 60_000;

/** After a broken connection, looks for jobs that this worker was given without hearing of it. */
function recoverForgotten({ platform, pool }: WorkerOptions, workerId: string, events: WorkerEvents): void {
  const working = new Set<string>();
  let isPlanned = false;
  events.on("job:start", ({ job }) => working.add(job.id));
  events.on("job:complete", ({ job }) => working.delete(job.id));
  events.on("worker:getJob:error", async () => {
    if (isPlanned) return;
    isPlanned = true;
    await wait(LOOK_AFTER_MS, undefined, { ref: false });
    isPlanned = false;
    await freeForgottenJobs(pool, workerId, working).catch((error: unknown) => {
      platform.log.warn({ reason: describeFailure(error) }, "forgotten jobs wait for the next look");
    });
  });
}
