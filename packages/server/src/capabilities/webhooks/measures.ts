import type { Measure } from "../../platform/metrics.ts";
import { inTransaction } from "../../platform/transact.ts";
import { COUNTING, countWaiting } from "./delivery-store.ts";

/** Row-level security lets this count what waits of every tenant, and nothing else. */
export const webhookMeasures: readonly Measure[] = [
  {
    name: "rollcall_webhook_deliveries_waiting",
    help: "Webhook deliveries that wait for their first or next try.",
    count: (platform) => inTransaction(platform, COUNTING, countWaiting),
  },
];
