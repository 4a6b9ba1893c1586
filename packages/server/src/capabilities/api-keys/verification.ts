import { isWellFormedKey, organizationOfKey } from "@rollcall/contract/api-key-format";
import type { VerifiedKey } from "@rollcall/contract/api-keys";
import { recalled } from "../../platform/memory.ts";
import { hashOf } from "../../platform/secrets.ts";
import type { Platform } from "../../platform/transact.ts";
import { keyPresence } from "./presence.ts";
import { verdict } from "./rules.ts";
import { findShown } from "./store.ts";

/**
 * Tells whether a key is good and what it may do (SPEC R9.3). What is no key at all asks no database; everything else asks
 * once, or goes by what was found a moment ago while nothing has changed in the Organization (decisions/0019). Whether a key has
 * expired is decided every time.
 */
export function keyVerifier(platform: Platform): (key: string) => Promise<VerifiedKey> {
  const { memory } = platform;
  const noteUse = keyPresence(platform);
  return async (key) => {
    if (!isWellFormedKey(key)) return { valid: false, reason: "malformed" };
    const organizationId = organizationOfKey(key);
    const hash = hashOf(key);
    const now = platform.clock();
    const ask = () => findShown(platform.database, organizationId, hash, now);
    const shown = await recalled({ memory, organizationId }, `key ${hash}`, ask);
    const verified = verdict(organizationId, shown, now);
    if (verified.valid) noteUse(organizationId, verified.key_id);
    return verified;
  };
}
