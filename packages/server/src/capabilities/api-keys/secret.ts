import { randomInt } from "node:crypto";
import { checksumOf } from "@rollcall/contract/api-key-format";
import { hashOf } from "../../platform/secrets.ts";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
// 43 digits in base 62 are 256 bits.
const RANDOM_DIGITS = 43;

/** A secret that is shown once, with what is kept of it. */
export type NewSecret = { secret: string; hash: string; mask: string };

export function newSecret(organizationId: string): NewSecret {
  const random = Array.from({ length: RANDOM_DIGITS }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  const body = `rc_${organizationId.slice("org_".length)}_${random}`;
  const secret = `${body}_${checksumOf(body)}`;
  return { secret, hash: hashOf(secret), mask: `rc_…${random.slice(-4)}` };
}
