import type { SecondStepMethod } from "@rollcall/contract/identity";
import type { ConfirmationMethod } from "@rollcall/contract/second-factor";
import { minutesAfter } from "../../platform/clock.ts";
import { Refusal } from "../../platform/refusal.ts";

export const SESSION_VALID_FOR_DAYS = 30;
const TOUCHED_EVERY_MINUTES = 5;
const FEWEST_DIFFERENT_CHARACTERS = 5;

/** What a mailed link is for, and for how long it works. */
export const linkMinutes = { sign_in: 15, password_reset: 60, email_verification: 24 * 60 } as const;
export type LinkPurpose = keyof typeof linkMinutes;

/** The domain of who has no address of their own. Nothing is ever reached there (RFC 2606). */
const NOWHERE = "directory.invalid";

/** What stands for the address of a User who must not have the one that they go by: somebody else has an account with it. */
export function addressOfNobody(id: string): string {
  return `${id}@${NOWHERE}`;
}

/** Whether a User has an address of their own, which mail reaches. */
export function hasAddress({ email }: { email: string }): boolean {
  return !email.endsWith(`@${NOWHERE}`);
}

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

export type FactorFacts = { hasTotp: boolean; passkeys: number; recoveryCodes: number };

/** With what the second step can be taken: nothing where no second factor is set up, for then there is no such step. */
export function secondStepMethods({ hasTotp, passkeys, recoveryCodes }: FactorFacts): SecondStepMethod[] {
  if (!hasTotp && passkeys === 0) return [];
  return [
    ...(hasTotp ? ["totp" as const] : []),
    ...(passkeys > 0 ? ["passkey" as const] : []),
    ...(recoveryCodes > 0 ? ["recovery_code" as const] : []),
  ];
}

/** With what somebody proves again who they are. Who has a second factor needs it; a password alone is less than they gave. */
export function confirmationMethods(facts: FactorFacts & { hasPassword: boolean }): ConfirmationMethod[] {
  const methods = secondStepMethods(facts);
  if (methods.length > 0) return methods;
  return facts.hasPassword ? ["password", "link"] : ["link"];
}

/** Decides whether a password proves again who somebody is: not where there is a second factor, which is more. */
export function confirmByPassword({
  isRight,
  hasSecondFactor,
}: {
  isRight: boolean;
  hasSecondFactor: boolean;
}): true | Refusal {
  if (!isRight) return new Refusal("password_wrong", { field: "password" });
  if (!hasSecondFactor) return true;
  return new Refusal("invalid_input", {
    field: "password",
    detail: "Use your second factor: a password is not enough.",
  });
}

/** Whether the counter of a passkey betrays a copy of it. Many authenticators do not count and always say zero. */
export function countsBackwards(stored: number, answered: number): boolean {
  return (stored > 0 || answered > 0) && answered <= stored;
}

export type RemovalFacts = {
  hasPassword: boolean;
  emailVerified: boolean;
  /** What is left after the removal. */
  left: Omit<FactorFacts, "recoveryCodes">;
  /** Organizations of this User that require a second factor, by name. */
  requiredBy: readonly string[];
};

/** Decides whether somebody may remove an authenticator app or a passkey of their own. */
export function removeFactor({ hasPassword, emailVerified, left, requiredBy }: RemovalFacts): true | Refusal {
  const [organization] = requiredBy;
  if (!left.hasTotp && left.passkeys === 0 && organization !== undefined)
    return new Refusal("second_factor_needed_here", {
      detail: `${organization} requires a second factor. Set up another one before you remove this.`,
    });
  if (!hasPassword && !emailVerified && left.passkeys === 0) return new Refusal("last_sign_in_method");
  return true;
}
