import type { Reader } from "../../platform/database.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { AdminKeyActor, PresentedKey } from "../../platform/transact.ts";
import { actAsKey } from "../access/entering.ts";
import { statusOf } from "../api-keys/rules.ts";
import { findKey, findKeyByHash, type StoredKey } from "./store.ts";

/**
 * A key as who acts in an Organization, asked of the database every time. Whatever it is worth, it learns of no other
 * Organization than its own: `not_found`. One that is not good there is refused with `admin_key_invalid`.
 */
export async function enterByKey(
  db: Reader,
  { organizationId: own, hash }: PresentedKey,
  organizationId: string,
  now: Date,
): Promise<AdminKeyActor> {
  if (own === undefined) throw refused("Send a whole Admin API key: Authorization: Bearer rca_…");
  if (own !== organizationId) throw new Refusal("not_found");
  return acting(db, organizationId, await findKeyByHash(db, organizationId, hash), now);
}

/** The same for a key whose work goes on after its request. */
export async function enterAsKey(db: Reader, organizationId: string, id: string, now: Date): Promise<AdminKeyActor> {
  return acting(db, organizationId, await findKey(db, organizationId, id), now);
}

async function acting(
  db: Reader,
  organizationId: string,
  key: StoredKey | undefined,
  now: Date,
): Promise<AdminKeyActor> {
  if (key === undefined) throw refused("There is no such key.");
  const status = statusOf(key, now);
  if (status !== "active") throw refused(status === "expired" ? "This key has expired." : "This key was revoked.");
  return actAsKey(db, { ...key, keyId: key.id }, organizationId, now);
}

function refused(detail: string): Refusal {
  return new Refusal("admin_key_invalid", { detail });
}
