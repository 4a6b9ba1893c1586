import { FRESH_FOR_MINUTES } from "@rollcall/contract/operation";
import { minutesAfter } from "./clock.ts";
import { Refusal } from "./refusal.ts";
import type { Actor } from "./transact.ts";

/** Until when somebody counts as fresh who proved who they are at this time. */
export function freshUntil(provenAt: Date): Date {
  return minutesAfter(provenAt, FRESH_FOR_MINUTES);
}

/**
 * Refuses with `fresh_sign_in_required` whose session last proved who they are too long ago: an unlocked screen must not be
 * enough to make somebody Admin. A key has nobody to ask, so it is refused with
 * `person_required`; the operator and the product itself are trusted.
 */
export function requireFresh(actor: Actor, now: Date): void {
  if (actor.kind === "admin_key") throw new Refusal("person_required");
  const isStale = "proof" in actor && freshUntil(actor.proof.at) <= now;
  if (isStale) throw new Refusal("fresh_sign_in_required");
}
