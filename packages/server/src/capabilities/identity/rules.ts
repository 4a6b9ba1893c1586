import { minutesAfter } from "../../platform/clock.ts";
import { Refusal } from "../../platform/refusal.ts";

export const SESSION_VALID_FOR_DAYS = 30;
const TOUCHED_EVERY_MINUTES = 5;
const FEWEST_DIFFERENT_CHARACTERS = 5;

/** What a mailed link is for, and for how long it works. */
export const linkMinutes = { sign_in: 15, password_reset: 60, email_verification: 24 * 60 } as const;
export type LinkPurpose = keyof typeof linkMinutes;

/** Whether a session's last use was written down long enough ago to write it down again. */
export function isDueForTouch(lastUsedAt: Date, now: Date): boolean {
  return minutesAfter(lastUsedAt, TOUCHED_EVERY_MINUTES) <= now;
}

/**
 * Decides whether a password may be chosen. Its length the contract has checked; what anybody would try first is refused:
 * few characters over and over, or the own address.
 */
export function choosePassword(password: string, email: string, field = "password"): string | Refusal {
  const typed = password.normalize("NFKC").toLowerCase();
  if (new Set(typed).size < FEWEST_DIFFERENT_CHARACTERS)
    return new Refusal("password_too_weak", { field, detail: "Use more than a few different characters." });
  if (typed.trim() === email)
    return new Refusal("password_too_weak", { field, detail: "Choose something else than your e-mail address." });
  return password;
}

/**
 * Decides where a sign-in link leads afterwards: only to an address of our own pages. Browsers read a second slash, a
 * backslash, and control characters that they drop, as the beginning of another site's address.
 */
export function returnPath(path: string): string | Refusal {
  const isOurs = /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) && path.isWellFormed();
  return isOurs ? path : new Refusal("invalid_input", { field: "return_to", detail: "return_to: must be a path here" });
}

export type PasswordFacts = { hasPassword: boolean; emailVerified: boolean; isCurrentRight: boolean };

/** Decides whether the own password may be changed; a first one only where the address is proven. */
export function changePassword({ hasPassword, emailVerified, isCurrentRight }: PasswordFacts): true | Refusal {
  if (!hasPassword) return emailVerified || new Refusal("email_not_verified");
  return isCurrentRight || new Refusal("password_wrong", { field: "current_password" });
}

/**
 * Whether everything that opens the account so far has to go when somebody reads its mail: until the address is proven,
 * whoever made the account need not be whose address it is (pre-account takeover).
 */
export function endsEarlierAccess(user: { emailVerified: boolean }): boolean {
  return !user.emailVerified;
}
