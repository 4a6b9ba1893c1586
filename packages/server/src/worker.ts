import { EventEmitter } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { type CronItem, parseCronItems, run, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import { freeJobsOfTheDead, holdPlace, type Place } from "./platform/crash-recovery.ts";
import { type FlagLimit, limitFlags, SLOW } from "./platform/flag-limits.ts";
import { tidying } from "./platform/housekeeping.ts";
import { describeFailure, type JobHandler } from "./platform/jobs.ts";
import type { Mailer } from "./platform/mail.ts";
import type { Reaction } from "./platform/reactions.ts";
import { handlerOf, queueLogger, taskOf } from "./platform/tasks.ts";
import type { Platform } from "./platform/transact.ts";

export type WorkerOptions = {
  platform: Platform;
  mailer: Mailer;
  /** Connections of the application's role; two are held for each lane for as long as the worker runs. */
  pool: pg.Pool;
  reactions: readonly Reaction[];
  jobs: readonly JobHandler[];
};

export type Worker = {
  /** Takes no more jobs and waits a while for those at work; what is cut off starts again elsewhere. Can be asked again. */
  stop(): Promise<void>;
};

/** What runs at once, apart from the other lane. */
type Lane = { handlers: readonly JobHandler[]; concurrency: number; pollMs: number; limitOf: FlagLimit };

const CONCURRENCY = 5;
// Work outside waits most of its time. All of it may want a connection in the same moment, so there is never more than those.
const OUTSIDE_CONCURRENCY = 20;
const OUTSIDE_POLL_MS = 5_000;
// Of what any flag names at most so many at once, and half of them all that answer slowly: the rest always finds a place.
const MAX_OF_A_FLAG = 4;
const RESTART_MS = 1_000;
const STOP_WITHIN_MS = 10_000;
const LOOK_FOR_DEAD_MS = 10_000;

/** Works off what commands planned: reactions to events and jobs, each tried again until it works. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { platform, pool } = options;
  const rounds = setInterval(() => void freeJobsOfTheDead(pool).catch(unheard(platform)), LOOK_FOR_DEAD_MS).unref();
  const lanes: Worker[] = [];
  for (const lane of lanesOf(options)) lanes.push(await startLane(options, lane));
  let stopped: Promise<unknown> | undefined;
  return {
    async stop() {
      clearInterval(rounds);
      stopped ??= Promise.all(lanes.map((lane) => lane.stop()));
      await stopped;
    },
  };
}

function lanesOf(options: WorkerOptions): Lane[] {
  const handlers = handlersOf(options);
  const outside = handlers.filter(({ isOutside }) => isOutside);
  const inside = handlers.filter(({ isOutside }) => !isOutside);
  const lanes: Lane[] = [{ handlers: inside, concurrency: CONCURRENCY, pollMs: 2_000, limitOf: () => CONCURRENCY }];
  if (outside.length === 0) return lanes;
  const concurrency = Math.min(OUTSIDE_CONCURRENCY, options.pool.options.max);
  const limitOf: FlagLimit = (flag) => (flag === SLOW ? concurrency / 2 : MAX_OF_A_FLAG);
  return [...lanes, { handlers: outside, concurrency, pollMs: OUTSIDE_POLL_MS, limitOf }];
}

async function startLane(options: WorkerOptions, lane: Lane): Promise<Worker> {
  const { platform } = options;
  const stopping = new AbortController();
  let running = await startRunning(options, lane);
  void keepRunning();

  async function keepRunning(): Promise<void> {
    await running.ended;
    while (!stopping.signal.aborted) {
      await wait(RESTART_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      if (stopping.signal.aborted) return;
      running = await startRunning(options, lane).catch((error: unknown) => {
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
      running.end();
      await Promise.race([running.ended, wait(STOP_WITHIN_MS, undefined, { ref: false })]);
      running.place.release();
    },
  };
}

type Running = { end(): void; ended: Promise<void>; place: Place };

async function startRunning({ platform, mailer, pool }: WorkerOptions, lane: Lane): Promise<Running> {
  const { handlers, concurrency, pollMs, limitOf } = lane;
  await freeJobsOfTheDead(pool);
  const events: WorkerEvents = new EventEmitter();
  const forbiddenFlags = limitFlags(events, limitOf);
  const placed = Promise.withResolvers<Place>();
  events.once("pool:create", ({ workerPool }) => placed.resolve(holdPlace(pool, workerPool.id)));
  const runner = await run({
    pgPool: pool,
    taskList: Object.fromEntries(handlers.map((handler) => [handler.name, taskOf(handler, { platform, mailer })])),
    parsedCronItems: parseCronItems(handlers.flatMap(cronItemsOf)),
    concurrency,
    pollInterval: pollMs,
    noHandleSignals: true,
    events,
    logger: queueLogger(platform.log),
    // Asked before every job, so that none is taken by a worker that others would think dead.
    forbiddenFlags: () => placed.promise.then(forbiddenFlags),
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
function handlersOf({ reactions, jobs }: WorkerOptions): JobHandler[] {
  return [...jobs, ...reactions.map(handlerOf), tidying];
}

function cronItemsOf({ name, cron }: JobHandler): CronItem[] {
  return cron === undefined ? [] : [{ task: name, match: cron, options: { maxAttempts: 2 } }];
}
