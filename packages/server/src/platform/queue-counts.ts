import { sql } from "kysely";
import type { Database } from "./database.ts";

export type JobCounts = { job: string; waiting: number; running: number; failed: number };

/** How many jobs there are of each name, by how they stand, and for how long the oldest that is due has waited. */
export async function countJobs(database: Database): Promise<{ jobs: JobCounts[]; oldestDueSeconds: number }> {
  const { rows } = await sql<JobCounts & { seconds: number | null }>`
    select tasks.identifier as job,
      count(*) filter (where locked_at is null and attempts < max_attempts) as waiting,
      count(*) filter (where locked_at is not null) as running,
      count(*) filter (where locked_at is null and attempts >= max_attempts) as failed,
      extract(epoch from now() - min(run_at) filter
        (where locked_at is null and attempts < max_attempts and run_at <= now()))::float8 as seconds
    from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    group by tasks.identifier`.execute(database);
  const jobs = rows.map(({ seconds: _, ...counts }) => counts);
  return { jobs, oldestDueSeconds: Math.max(0, ...rows.map(({ seconds }) => seconds ?? 0)) };
}
