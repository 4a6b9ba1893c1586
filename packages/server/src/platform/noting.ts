import { minutesAfter } from "./clock.ts";
import type { Writer } from "./database.ts";
import { inTransaction, organizationSetting, type Platform, unhurried } from "./transact.ts";

/** How often it is written down at most. */
export const NOTED_EVERY_MINUTES = 5;
const REMEMBERED = 10_000;

type Noting = (tx: Writer, organizationId: string, id: string, now: Date) => Promise<unknown>;

/**
 * Notes that somebody or something was in use, to a few minutes. It is no change that anybody made, so it has no audit
 * event, and a request does not wait for it.
 */
export function noting(platform: Platform, what: string, note: Noting): (organizationId: string, id: string) => void {
  const notedAt = new Map<string, Date>();
  return (organizationId, id) => {
    const now = platform.clock();
    const last = notedAt.get(id);
    if (last !== undefined && now < minutesAfter(last, NOTED_EVERY_MINUTES)) return;
    if (notedAt.size >= REMEMBERED) notedAt.clear();
    notedAt.set(id, now);
    inTransaction(platform, unhurried(organizationSetting(organizationId)), (tx) =>
      note(tx, organizationId, id, now),
    ).catch((error: unknown) => platform.log.warn(error, what));
  };
}
