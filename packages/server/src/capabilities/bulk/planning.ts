import type { Writer } from "../../platform/database.ts";
import { addJobs } from "../../platform/outbox.ts";

/** The job that does the items of a bulk change. */
export const WORKING = "bulk.work";

/** Plans the next turn of a bulk change. Those of one Organization take turns, so that they leave room for all others. */
export async function planSteps(tx: Writer, organizationId: string, jobId: string): Promise<void> {
  const payload = { organization_id: organizationId, bulk_job_id: jobId };
  await addJobs(tx, [{ identifier: WORKING, payload, queueName: `bulk:${organizationId}` }]);
}
