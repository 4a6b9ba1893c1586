import { BULK_KEPT_DAYS } from "@rollcall/contract/bulk";
import * as z from "zod";
import { daysAfter } from "../../platform/clock.ts";
import type { JobHandler } from "../../platform/jobs.ts";
import { inTransaction, type Platform } from "../../platform/transact.ts";
import { WORKING } from "./planning.ts";
import { work } from "./stepping.ts";
import { CLEARING, deleteOld } from "./store.ts";

const JOBS_AT_ONCE = 20;

const OfJob = z.object({ organization_id: z.string(), bulk_job_id: z.string() });

export const bulkJobs: readonly JobHandler[] = [
  {
    name: WORKING,
    run({ platform }, payload) {
      const { organization_id, bulk_job_id } = OfJob.parse(payload);
      return work(platform, organization_id, bulk_job_id);
    },
  },
  { name: "bulk.clear_up", cron: "51 * * * *", run: ({ platform }) => clearUp(platform) },
];

/** Deletes what has served. Row-level security lets this see what is old of every tenant, and nothing else. */
async function clearUp(platform: Platform): Promise<void> {
  const before = daysAfter(platform.clock(), -BULK_KEPT_DAYS);
  let deleted: number;
  do {
    deleted = await inTransaction(platform, CLEARING, (tx) => deleteOld(tx, before, JOBS_AT_ONCE));
  } while (deleted === JOBS_AT_ONCE);
}
