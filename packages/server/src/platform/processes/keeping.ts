import cluster, { type Worker } from "node:cluster";
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../log.ts";
import type { Order, Report, Word } from "./messages.ts";

/** One of several processes did not start; `message` is what it said. */
export class ProcessError extends Error {
  override readonly name = "ProcessError";
}

export type Wanted<B> = {
  /** How many. */
  count: number;
  /** The file that each of them runs; it begins with `beOneOfMany`. */
  program: string;
  /** What each is told as it begins. */
  briefing: B;
  /** How long they have to end in order. */
  endWithinMs: number;
  log: Log;
};

export type Processes = {
  /** Lets all of them end in order, and ends for good those that do not. */
  stop(): Promise<void>;
};

type Run = { worker: Worker; startedAt: number; up: Promise<void>; ended: Promise<string> };

/**
 * Runs a program several times. What one says to the others goes through here. One that ends is replaced; when this process ends,
 * however it does, they end at once, as `cluster` sees to. Where Linux does not spread connections over them, this process takes
 * them and hands them out in turn.
 * Throws `ProcessError` when one of them does not start at first.
 */
export async function keepProcesses<B>(wanted: Wanted<B>): Promise<Processes> {
  const { count, program, endWithinMs, log } = wanted;
  cluster.setupPrimary({ exec: program, args: [], serialization: "advanced" });
  const stopping = new AbortController();
  const running = new Map<number, Run>();

  function begin(number: number): Run {
    const run = launch(number, wanted, (word) => passOn(running, word));
    running.set(number, run);
    void run.ended.then(() => running.delete(number));
    return run;
  }

  async function keep(number: number, first: Run): Promise<void> {
    let run = first;
    for (let soon = 0; ; ) {
      const reason = await run.ended;
      if (stopping.signal.aborted) return;
      soon = performance.now() - run.startedAt < RAN_WELL_MS ? soon + 1 : 0;
      log.error({ ended: number, reason }, "a process has ended, and is replaced");
      await pause(pauseBefore(soon), undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      run = begin(number);
    }
  }

  async function stop(): Promise<void> {
    stopping.abort();
    for (const { worker } of running.values()) tell(worker, { kind: "stop" });
    const late = setTimeout(() => {
      for (const { worker } of running.values()) worker.process.kill("SIGKILL");
    }, endWithinMs);
    await Promise.all([...running.values()].map(({ ended }) => ended));
    clearTimeout(late);
  }

  const firsts = Array.from({ length: count }, (_, index) => begin(index + 1));
  try {
    await Promise.all(firsts.map(({ up }) => up));
  } catch (error) {
    await stop();
    throw error;
  }
  firsts.forEach((run, index) => void keep(index + 1, run));
  return { stop };
}

const RAN_WELL_MS = 10_000;
const LONGEST_PAUSE_MS = 30_000;

/** How long to wait before another takes the place of one that has ended, as so many before it, soon after its start. */
export function pauseBefore(soon: number): number {
  return soon === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, 250 * 2 ** soon);
}

function launch<B>(number: number, { briefing }: Wanted<B>, passWord: (word: Word) => void): Run {
  const worker = cluster.fork();
  const up = Promise.withResolvers<void>();
  // Only those of the start are waited for.
  up.promise.catch(() => {});
  let said: string | undefined;
  worker.on("message", (report: Report) => {
    if (report.kind === "hello") tell(worker, { kind: "begin", number, briefing });
    else if (report.kind === "up") up.resolve();
    else if (report.kind === "failed") said = report.sentence;
    else passWord({ ...report, from: number });
  });
  // One that dies in the middle of a word is heard of by its end.
  worker.on("error", () => {});
  const ended = new Promise<string>((resolve) => {
    worker.once("exit", (code, signal) => {
      const reason = said ?? (signal ? `It was ended by ${signal}.` : `It has ended with ${code}.`);
      up.reject(new ProcessError(reason));
      resolve(reason);
    });
  });
  return { worker, startedAt: performance.now(), up: up.promise, ended };
}

function passOn(running: ReadonlyMap<number, Run>, word: Word): void {
  for (const [number, { worker }] of running)
    if (number !== word.from && (word.to === undefined || word.to === number)) tell(worker, word);
}

function tell<B>(worker: Worker, order: Order<B>): void {
  if (worker.isConnected()) worker.send(order, () => {});
}
