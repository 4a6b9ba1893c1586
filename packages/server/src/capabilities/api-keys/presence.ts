import { NOTED_EVERY_MINUTES, noting } from "../../platform/noting.ts";
import type { Platform } from "../../platform/transact.ts";
import { setUsed } from "./store.ts";

/** Notes that a key was used. Whoever verifies it does not wait for that. */
export function keyPresence(platform: Platform): (organizationId: string, keyId: string) => void {
  return noting(platform, "use of a key", (tx, organizationId, keyId, now) =>
    setUsed(tx, organizationId, keyId, { now, everyMinutes: NOTED_EVERY_MINUTES }),
  );
}
