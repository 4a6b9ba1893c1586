import { sql } from "kysely";
import { daysAfter } from "./clock.ts";
import type { Writer } from "./database.ts";
import type { JobHandler } from "./jobs.ts";
import { localSetting } from "./local-setting.ts";
import { inTransaction, type Platform } from "./transact.ts";

const KEPT_FOR_DAYS = 30;
const BATCH = 5_000;

/** What every program does by the hour, whatever it is for. */
export const tidying: JobHandler = { name: "tidy", cron: "23 * * * *", run: ({ platform }) => tidy(platform) };

/** Deletes what has served: events that nothing waits for, jobs that failed for good, links and sessions that expired. */
export async function tidy(platform: Platform): Promise<void> {
  const now = platform.clock();
  const longAgo = daysAfter(now, -KEPT_FOR_DAYS);
  await tidyJobs(platform, longAgo);
  await inBatches(platform, (tx) => deleteOldEvents(tx, longAgo));
  await inBatches(platform, (tx) => deleteOldAnswers(tx, daysAfter(now, -1)));
  await tidySignIn(platform, now);
}

async function tidyJobs({ database }: Platform, longAgo: Date): Promise<void> {
  await sql`delete from graphile_worker._private_jobs
    where attempts >= max_attempts and locked_at is null and run_at < ${longAgo}`.execute(database);
}

/** An event stays as long as a job may still ask for it, also one whose handler this program does not know. */
async function deleteOldEvents(tx: Writer, longAgo: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from outbox where (organization_id, id) in (
      select organization_id, id from outbox
      where at < ${longAgo} and not exists (
        select from graphile_worker._private_jobs as jobs where jobs.payload->>'event_id' = outbox.id)
      limit ${BATCH})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** What requests were answered counts for a day, for whoever sends them again. */
async function deleteOldAnswers(tx: Writer, longAgo: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from idempotent_answers where (organization_id, caller_id, key) in (
      select organization_id, caller_id, key from idempotent_answers where at < ${longAgo} limit ${BATCH})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

async function tidySignIn({ database }: Platform, now: Date): Promise<void> {
  // A day longer, so that whoever opens a link late is told that it has expired.
  await database.deleteFrom("verifications").where("expires_at", "<", daysAfter(now, -1)).execute();
  await database.deleteFrom("sessions").where("expires_at", "<", now).execute();
  await sql`delete from rate_limits where expire < ${now.getTime()}`.execute(database);
}

async function inBatches(platform: Platform, deleteSome: (tx: Writer) => Promise<number>): Promise<void> {
  // Row-level security lets housekeeping see old events of every tenant, and nothing else.
  const setting = localSetting("housekeeping", "on");
  let deleted: number;
  do {
    deleted = await inTransaction(platform, setting, deleteSome);
  } while (deleted === BATCH);
}
