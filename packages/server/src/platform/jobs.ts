import type { Mailer } from "./mail.ts";
import type { Platform } from "./transact.ts";

export type JobContext = {
  platform: Platform;
  mailer: Mailer;
  /** Whether a failure now is final. */
  isLastTry: boolean;
};

/**
 * Work that a command plans with `addJobs`, done after its commit and tried again until it works. `name` is the
 * identifier of the job; `run` parses the payload, which may be one that an older version of the program wrote.
 */
export type JobHandler = { name: string; run(context: JobContext, payload: unknown): Promise<void> };
