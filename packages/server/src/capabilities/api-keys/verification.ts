import { isWellFormedKey, organizationOfKey } from "@rollcall/contract/api-key-format";
import type { VerifiedKey } from "@rollcall/contract/api-keys";
import { hashOf } from "../../platform/secrets.ts";
import type { Platform } from "../../platform/transact.ts";
import { keyPresence } from "./presence.ts";
import { verdict } from "./rules.ts";
import { findShown } from "./store.ts";

/**
 * Tells whether a key is good and what it may do (SPEC R9.3). What is no key at all asks no database; everything else
 * asks once, every time, so that a key stops with the commit that stops it.
 */
export function keyVerifier(platform: Platform): (key: string) => Promise<VerifiedKey> {
  const noteUse = keyPresence(platform);
  return async (key) => {
    if (!isWellFormedKey(key)) return { valid: false, reason: "malformed" };
    const organizationId = organizationOfKey(key);
    const now = platform.clock();
    const verified = verdict(organizationId, await findShown(platform.database, organizationId, hashOf(key), now), now);
    if (verified.valid) noteUse(organizationId, verified.key_id);
    return verified;
  };
}
