import { minutesAfter } from "../../platform/clock.ts";
import { inTransaction, organizationSetting, type Platform } from "../../platform/transact.ts";
import { setUsed } from "./store.ts";

const NOTED_EVERY_MINUTES = 5;
const REMEMBERED = 10_000;

/** Notes that a key was used, to a few minutes. Whoever verifies it does not wait for that. */
export function keyPresence(platform: Platform): (organizationId: string, keyId: string) => void {
  const notedAt = new Map<string, Date>();
  return (organizationId, keyId) => {
    const now = platform.clock();
    const last = notedAt.get(keyId);
    if (last !== undefined && now < minutesAfter(last, NOTED_EVERY_MINUTES)) return;
    if (notedAt.size >= REMEMBERED) notedAt.clear();
    notedAt.set(keyId, now);
    inTransaction(platform, organizationSetting(organizationId), (tx) =>
      setUsed(tx, organizationId, keyId, { now, everyMinutes: NOTED_EVERY_MINUTES }),
    ).catch((error: unknown) => platform.log.warn(error, "use of a key"));
  };
}
