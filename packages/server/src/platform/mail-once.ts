import type { JobContext } from "./jobs.ts";
import { describeMailError, type Mail, PermanentMailError, UnconfirmedMailError } from "./mail.ts";

type Means = Pick<JobContext, "platform" | "mailer">;

/**
 * Sends a mail whose second copy would be worse than none: another try, by throwing, only where it cannot have arrived.
 * Otherwise it is given up, and the log says so in the words of `lost`, with what `about` names.
 */
export async function sendOnce(
  { platform, mailer }: Means,
  mail: Mail,
  { lost, about = {} }: { lost: string; about?: Record<string, string> },
): Promise<void> {
  await mailer.send(mail).catch((error: unknown) => {
    const isFinal = error instanceof PermanentMailError || error instanceof UnconfirmedMailError;
    if (!isFinal) throw error;
    platform.log.warn({ reason: describeMailError(error), ...about }, lost);
  });
}
