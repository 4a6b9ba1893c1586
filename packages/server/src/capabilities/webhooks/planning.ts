import type { Writer } from "../../platform/database.ts";
import { SLOW } from "../../platform/flag-limits.ts";
import { addJobs } from "../../platform/outbox.ts";
import type { StoredEndpoint } from "./store.ts";

/** The job that makes deliveries of the events of an Organization. */
export const TELLING = "webhooks.tell";
/** The job that sends what is due to one endpoint. */
export const DELIVERING = "webhooks.deliver";
/** The job that sends deliveries again, step by step. */
export const REPLAYING = "webhooks.replay";
/** The job that clears up what a deleted endpoint leaves. */
export const CLEARING_ENDPOINT = "webhooks.clear_endpoint";

/**
 * Plans the next look at what is due to an endpoint, in the place of one that was planned before. The endpoint has to be
 * held: a look that begins in this moment then waits, and sees what was written here.
 */
export async function planLook(
  tx: Writer,
  organizationId: string,
  { id, isSlow }: Pick<StoredEndpoint, "id" | "isSlow">,
  runAt: Date,
): Promise<void> {
  const payload = { organization_id: organizationId, endpoint_id: id };
  const line = `webhooks:${id}`;
  // By these a worker keeps places free for those that answer quickly, and for other Organizations.
  const flags = isSlow ? [SLOW, `slow:${organizationId}`] : [`quick:${organizationId}`];
  await addJobs(tx, [{ identifier: DELIVERING, payload, runAt, queueName: line, jobKey: line, flags }]);
}
