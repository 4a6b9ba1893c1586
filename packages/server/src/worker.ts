import { EventEmitter } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Logger, parseCronItems, type Runner, run, type Task, type TaskList, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import * as z from "zod";
import { freeJobsOfTheDead, holdPlace, type Place } from "./platform/crash-recovery.ts";
import { tidy } from "./platform/housekeeping.ts";
import { describeFailure, type JobContext, type JobHandler } from "./platform/jobs.ts";
import type { Log } from "./platform/log.ts";
import type { Mailer } from "./platform/mail.ts";
import { eventOfJob, type Reaction } from "./platform/reactions.ts";
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
  events.once("pool:create", ({ workerPool }) => placed.resolve(holdPlace(pool, workerPool.id)));
  const runner = await run({
    pgPool: pool,
    taskList: tasksOf(options),
    parsedCronItems: parseCronItems(
      chores.map(({ name, match }) => ({ task: name, match, options: { maxAttempts: 2 } })),
    ),
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    events,
    logger: new Logger(() => (level, message, meta) => passOn(platform.log, level, message, meta)),
    // Asked before every job, so that none is taken by a worker that others would think dead. No job has a flag.
    forbiddenFlags: () => placed.promise.then(() => []),
    // In batches, a result that the database did not take is sent again; one by one it would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  return { runner, place: await placed.promise };
}

/** What the worker does by the clock. */
const chores: readonly { name: string; match: string; run(options: WorkerOptions): Promise<unknown> }[] = [
  { name: "free_jobs_of_the_dead", match: "* * * * *", run: ({ pool }) => freeJobsOfTheDead(pool) },
  { name: "tidy", match: "23 * * * *", run: ({ platform }) => tidy(platform) },
];

/** Every kind of job that this program knows. Others stay in the queue for a program that does. */
function tasksOf(options: WorkerOptions): TaskList {
  const { platform, mailer, reactions, jobs } = options;
  const handlers: JobHandler[] = [
    ...jobs,
    ...reactions.map((each) => ({
      name: each.name,
      run: (context: JobContext, payload: unknown) => react(each, context, payload),
    })),
    ...chores.map(({ name, run }) => ({ name, run: async () => void (await run(options)) })),
  ];
  return Object.fromEntries(handlers.map((handler) => [handler.name, taskOf(handler, { platform, mailer })]));
}

function taskOf({ name, run }: JobHandler, surroundings: Pick<WorkerOptions, "platform" | "mailer">): Task {
  return async (payload, { job }) => {
    const isLastTry = job.attempts >= job.max_attempts;
    try {
      await run({ ...surroundings, isLastTry }, payload);
    } catch (error) {
      const reason = describeFailure(error);
      const about = { job: name, job_id: job.id, attempt: job.attempts, reason };
      surroundings.platform.log[isLastTry ? "error" : "warn"](
        about,
        isLastTry ? "job failed" : "job failed, is tried again",
      );
      // The queue keeps the message, and whatever comes with an error may hold what it was given.
      throw new Error(reason);
    }
  };
}

const EventJob = z.object({ event_id: z.string(), organization_id: z.string() });

async function react(reaction: Reaction, context: JobContext, payload: unknown): Promise<void> {
  const { event_id: eventId, organization_id: organizationId } = EventJob.parse(payload);
  const event = await eventOfJob(context.platform, organizationId, eventId);
  if (event === undefined) throw new Error(`the outbox has no event ${eventId}`);
  await reaction.run({ ...context, organizationId, eventId }, event);
}

/** The queue's own messages, without what comes with them: that may be a job and its payload. */
function passOn(log: Log, level: string, message: string, { failure }: { failure?: unknown }): void {
  // `taskOf` has said it already.
  if (failure === true) return;
  if (level === "error") log.error({ queue: message }, "job queue");
  else if (level === "warning") log.warn({ queue: message }, "job queue");
  else log.debug({ queue: message }, "job queue");
}
