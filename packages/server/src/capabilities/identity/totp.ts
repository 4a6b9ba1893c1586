import { Secret, TOTP } from "otpauth";
import type { Secrets } from "../../platform/secrets.ts";

// What every authenticator app takes for granted (RFC 6238): SHA-1, six digits, thirty seconds.
const STEP_SECONDS = 30;
const STEPS_OF_DRIFT = 1;
const SEAL = "identity.totp";

function totpOf(secret: string, label = ""): TOTP {
  return new TOTP({ issuer: "Rollcall", label, secret: Secret.fromBase32(secret), period: STEP_SECONDS });
}

/** A new secret, in base 32, and the address that a QR code holds. */
export function newTotp(email: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 }).base32;
  return { secret, uri: totpOf(secret, email).toString() };
}

/** The time step whose code this is, now or one step before or after; undefined when it is none of these. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  // The library throws for digits of other scripts.
  if (!/^[0-9]{6}$/.test(code)) return undefined;
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: STEPS_OF_DRIFT });
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta;
}

/** A secret as it is stored: of use only to this server, and only for this User. */
export function sealTotp(secrets: Secrets, userId: string, secret: string): string {
  return secrets.seal(SEAL, `${userId} ${secret}`);
}

/** Gives back what `sealTotp` took; throws when it is another User's. */
export function unsealTotp(secrets: Secrets, userId: string, sealed: string): string {
  const [owner, secret = ""] = secrets.unseal(SEAL, sealed).split(" ");
  if (owner !== userId) throw new Error("the secret of an authenticator app stands at another User");
  return secret;
}
