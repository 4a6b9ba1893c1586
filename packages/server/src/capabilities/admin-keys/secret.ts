import { randomInt } from "node:crypto";
import { isWellFormedAdminKey, organizationOfAdminKey } from "@rollcall/contract/admin-keys";
import { checksumOf } from "@rollcall/contract/api-key-format";
import { hashOf } from "../../platform/secrets.ts";
import type { PresentedKey } from "../../platform/transact.ts";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
// 43 digits in base 62 are 256 bits.
const RANDOM_DIGITS = 43;

/** A secret that is shown once, with what is kept of it. */
export type NewSecret = { secret: string; hash: string; mask: string };

export function newSecret(organizationId: string): NewSecret {
  const random = Array.from({ length: RANDOM_DIGITS }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  const body = `rca_${organizationId.slice("org_".length)}_${random}`;
  const secret = `${body}_${checksumOf(body)}`;
  return { secret, hash: hashOf(secret), mask: `rca_…${random.slice(-4)}` };
}

/** A key as it was sent; what has not its form belongs to no Organization. */
export function presented(text: string): PresentedKey {
  const organizationId = isWellFormedAdminKey(text) ? organizationOfAdminKey(text) : undefined;
  return { kind: "presented_key", organizationId, hash: hashOf(text) };
}
