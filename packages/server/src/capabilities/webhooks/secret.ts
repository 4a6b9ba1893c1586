import { randomBytes } from "node:crypto";
import type { Secrets } from "../../platform/secrets.ts";

// For what the secrets of endpoints are encrypted.
const SEAL = "webhooks.secret";
const BYTES = 32;

/** A secret as Standard Webhooks writes it, with the form in which it waits in the database. */
export function newSecret(secrets: Secrets): { secret: string; sealed: string } {
  const secret = `whsec_${randomBytes(BYTES).toString("base64")}`;
  return { secret, sealed: secrets.seal(SEAL, secret) };
}

/** Nothing when it was sealed under another secret of the server. */
export function openSecret(secrets: Secrets, sealed: string): string | undefined {
  try {
    return secrets.unseal(SEAL, sealed);
  } catch {
    return undefined;
  }
}
