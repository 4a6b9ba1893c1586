import { MAX_ADMIN_KEYS } from "@rollcall/contract/admin-keys";
import { withWhatTheyNeed } from "@rollcall/contract/permissions";
import { holdsAll } from "@rollcall/contract/roles";
import { Refusal } from "../../platform/refusal.ts";

/** Whether one more key may work. */
export function oneMore(active: number): true | Refusal {
  return active < MAX_ADMIN_KEYS || new Refusal("too_many_admin_keys");
}

/**
 * Decides what a key may do: what was wished, with what has to be seen for it, and nothing that who makes it does not hold
 * (SPEC R2.6).
 */
export function permissionsOf(wished: readonly string[], held: ReadonlySet<string>): string[] | Refusal {
  const all = withWhatTheyNeed(wished);
  return holdsAll(held, all) ? all : new Refusal("above_your_own", { field: "permissions" });
}

/** Decides whether somebody may answer for a key, and so be shown a secret that does what it may (SPEC R2.6). */
export function answerFor(permissions: readonly string[], held: ReadonlySet<string>): true | Refusal {
  return holdsAll(held, permissions) || new Refusal("above_your_own");
}
