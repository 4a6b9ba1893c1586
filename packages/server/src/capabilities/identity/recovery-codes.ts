import { randomInt } from "node:crypto";
import type { Secrets } from "../../platform/secrets.ts";

const HOW_MANY = 10;
// Crockford's base 32, in small letters: nothing in it looks like something else in it.
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const CHARACTERS = 12;

/** Ten new codes of 60 random bits, as people read them: `4x7p-…`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, newCode);
}

function newCode(): string {
  const code = Array.from({ length: CHARACTERS }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** The form in which a code is stored. Case, spaces and hyphens do not count; what is easily misread is read as it was meant. */
export function recoveryCodeHash(secrets: Secrets, userId: string, code: string): string {
  const read = code
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replaceAll("o", "0")
    .replace(/[il]/g, "1");
  return secrets.mac("recovery-code", userId, read);
}
