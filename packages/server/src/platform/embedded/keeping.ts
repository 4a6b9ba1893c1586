import type pg from "pg";
import type { Postmaster } from "./postmaster.ts";

/** A PostgreSQL that takes connections, with the session that keeps it ours. */
export type Running = { postmaster: Postmaster; session: pg.Client };

export type Kept = {
  pid(): number;
  stop(): Promise<void>;
  /** Settles when it has ended for good. */
  ended: Promise<void>;
};

/** One that ends again and again so soon after its start does not get well by starting it. */
const RAN_WELL_MS = 60_000;
const MAX_STARTS = 5;

/** Starts PostgreSQL again whenever it ends without having been asked to, so that the server need not end with it. */
export function keepRunning(first: Running, again: () => Promise<Running>, say: (line: string) => void): Kept {
  let running = first;
  let isStopping = false;

  async function keep(): Promise<void> {
    for (let starts = 1; starts <= MAX_STARTS; starts += 1) {
      const startedAt = performance.now();
      await running.postmaster.exited;
      if (isStopping) return;
      if (performance.now() - startedAt > RAN_WELL_MS) starts = 1;
      say("PostgreSQL has ended, and is started again");
      running = await again();
      // It was asked to end while it was starting.
      if (isStopping) return end();
    }
  }

  async function end(): Promise<void> {
    await running.session.end().catch(() => {});
    await running.postmaster.stop();
  }

  const ended = keep().catch((error: unknown) => say(`PostgreSQL could not be started again: ${error}`));
  return {
    pid: () => running.postmaster.pid,
    ended,
    async stop() {
      isStopping = true;
      await end();
      await ended;
    },
  };
}
