import { noting, timeIn } from "../../platform/noting.ts";
import type { Platform } from "../../platform/transact.ts";

/** Notes that a key was used. Whoever verifies it does not wait for that. */
export function keyPresence(platform: Platform): (organizationId: string, keyId: string) => void {
  return noting(platform, "use of a key", timeIn("api_keys", "last_used_at"));
}
