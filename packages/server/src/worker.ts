import { EventEmitter } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { type CronItem, parseCronItems, run, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import { freeJobsOfTheDead, holdPlace, type Place } from "./platform/crash-recovery.ts";
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
const LOOK_FOR_DEAD_MS = 10_000;

/** Works off what commands planned: reactions to events and jobs, each tried again until it works. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { platform, pool } = options;
  const stopping = new AbortController();
  let running = await startRunning(options);
  void keepRunning();
  const rounds = setInterval(() => void freeJobsOfTheDead(pool).catch(unheard(platform)), LOOK_FOR_DEAD_MS).unref();

  async function keepRunning(): Promise<void> {
    await running.ended;
    while (!stopping.signal.aborted) {
      await wait(RESTART_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      if (stopping.signal.aborted) return;
      running = await startRunning(options).catch((error: unknown) => {
        unheard(platform)(error);
        return running;
      });
      if (stopping.signal.aborted) running.end();
      await running.ended;
    }
  }

  return {
    async stop() {
      stopping.abort();
      clearInterval(rounds);
      running.end();
      await Promise.race([running.ended, wait(STOP_WITHIN_MS, undefined, { ref: false })]);
      running.place.release();
    },
  };
}

type Running = { end(): void; ended: Promise<void>; place: Place };

async function startRunning(options: WorkerOptions): Promise<Running> {
  const { platform, mailer, pool } = options;
  await freeJobsOfTheDead(pool);
  const events: WorkerEvents = new EventEmitter();
  const handlers = handlersOf(options);
  const placed = Promise.withResolvers<Place>();
  events.once("pool:create", ({ workerPool }) => placed.resolve(holdPlace(pool, workerPool.id)));
  const runner = await run({
    pgPool: pool,
    taskList: Object.fromEntries(handlers.map((handler) => [handler.name, taskOf(handler, { platform, mailer })])),
    parsedCronItems: parseCronItems(handlers.flatMap(cronItemsOf)),
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    events,
    logger: queueLogger(platform.log),
    // Asked before every job, so that none is taken by a worker that others would think dead. No job has a flag.
    forbiddenFlags: () => placed.promise.then(() => []),
    // In batches, a result that the database did not take is sent again; one by one it would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  const end = () => void runner.stop().catch(() => {});
  // A job that was given just as the connection broke is lost on this worker, and so may be the names of its tasks. It
  // ends, which frees its jobs, and a new one begins.
  events.once("worker:getJob:error", end);
  const place = await placed.promise;
  const ended = runner.promise.catch(unheard(platform)).then(() => place.release());
  return { end, ended, place };
}

function unheard({ log }: Platform): (error: unknown) => void {
  return (error) => log.warn({ reason: describeFailure(error) }, "the worker lost the database for a moment");
}

/** Every kind of job that this program knows. Others stay in the queue for a program that does. */
function handlersOf({ platform, reactions, jobs }: WorkerOptions): JobHandler[] {
  const tidying: JobHandler = { name: "tidy", cron: "23 * * * *", run: () => tidy(platform) };
  return [...jobs, ...reactions.map(handlerOf), tidying];
}

function cronItemsOf({ name, cron }: JobHandler): CronItem[] {
  return cron === undefined ? [] : [{ task: name, match: cron, options: { maxAttempts: 2 } }];
}
