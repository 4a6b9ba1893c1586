import { sql } from "kysely";
import type { JobHandler } from "../../platform/jobs.ts";
import { inTransaction } from "../../platform/transact.ts";

const SETTING = "select set_config('rollcall.clearing_directory', 'on', true)";

export const directoryJobs: readonly JobHandler[] = [
  {
    name: "directory.clear_up",
    cron: "37 * * * *",
    // Row-level security lets this see what is old of every tenant, and nothing else.
    run: ({ platform }) =>
      inTransaction(platform, SETTING, async (tx) => {
        await sql`delete from directory_requests`.execute(tx);
      }),
  },
];
