import type { Mailer } from "./mail.ts";
import { withoutSecrets } from "./safe-text.ts";
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
export type JobHandler = {
  name: string;
  /** When the queue plans it by itself, as in a crontab. */
  cron?: string;
  /** Work that waits for servers of other people is done beside the rest, which it would hold up otherwise. */
  isOutside?: true;
  run(context: JobContext, payload: unknown): Promise<void>;
};

/** Why a job failed, for the log and the queue: the first line, without what could be a secret. */
export function describeFailure(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return withoutSecrets(text.split("\n")[0] ?? "").slice(0, 500);
}
