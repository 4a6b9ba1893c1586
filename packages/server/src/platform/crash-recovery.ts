import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";

/**
 * The queue gives the jobs of a process that was killed to others only after four hours. So each worker holds an
 * advisory lock under its name, on a connection of its own: PostgreSQL lets go of it as soon as the process is gone,
 * and whose lock can be had is dead.
 */
export type Place = { release(): void };

// Any fixed number: keeps these locks apart from other advisory locks.
const SPACE = 7_203_116;
const RETRY_MS = 1_000;

/** Takes the place of a worker, and takes it again whenever its connection breaks. */
export async function holdPlace(pool: pg.Pool, workerId: string): Promise<Place> {
  let isReleased = false;
  let held: pg.PoolClient | undefined;

  async function hold(): Promise<void> {
    while (!isReleased && held === undefined) {
      held = await lockUnder(pool, workerId).catch(() => undefined);
      if (isReleased) return leave();
      held?.once("error", lost);
      if (held === undefined) await wait(RETRY_MS, undefined, { ref: false });
    }
  }

  function lost(error: Error): void {
    held?.release(error);
    held = undefined;
    void hold();
  }

  function leave(): void {
    held?.removeListener("error", lost);
    // Closing the connection is what lets go of the lock.
    held?.release(true);
    held = undefined;
  }

  await hold();
  return {
    release() {
      // It may be taking its place again at this moment, and then leaves by itself.
      isReleased = true;
      leave();
    },
  };
}

async function lockUnder(pool: pg.Pool, workerId: string): Promise<pg.PoolClient> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended($1, $2))", [workerId, SPACE]);
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Gives back the jobs that dead workers were at. */
export async function freeJobsOfTheDead(pool: pg.Pool): Promise<void> {
  await pool.query(
    `with dead as materialized (
       select locked_by
       from (select distinct locked_by from graphile_worker._private_jobs where locked_by is not null) as holders
       where pg_try_advisory_xact_lock(hashtextextended(locked_by, $1)))
     select graphile_worker.force_unlock_workers(coalesce(array_agg(locked_by), '{}')) from dead`,
    [SPACE],
  );
  await pool.query(REPLACED);
}

/**
 * A job that another took the place of while it ran keeps its last try and loses its key. When its worker was killed, nobody
 * runs it again, and it has not failed: it is of no use.
 */
const REPLACED = `delete from graphile_worker._private_jobs
  where locked_by is null and key is null and attempts >= max_attempts and last_error is null`;
