import { hashPassword as hash, verifyPassword as verify } from "better-auth/crypto";

// The one file that knows the sign-in library (decisions/0002). Hashing takes a tenth of a second on purpose: never do it
// while a transaction is open, or sign-ins hold every connection.

/** A password as it is stored: salted scrypt in the sign-in library's own form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Whether `password` is the one that was stored. Takes the same time when nothing is stored, so that it tells nothing. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  if (stored !== undefined) return verify({ hash: stored, password });
  await hash(password);
  return false;
}
