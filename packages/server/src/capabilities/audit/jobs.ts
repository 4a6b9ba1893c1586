import type { JobHandler } from "../../platform/jobs.ts";
import { sealAll } from "./sealing.ts";
import { shortenAll } from "./shortening.ts";

export const auditJobs: readonly JobHandler[] = [
  { name: "audit.seal", cron: "* * * * *", run: ({ platform }) => sealAll(platform) },
  { name: "audit.shorten", cron: "17 3 * * *", run: ({ platform }) => shortenAll(platform) },
];
