import { PASSWORD_MIN_CHARACTERS } from "@rollcall/contract/people";

export type Strength = "none" | "short" | "good" | "strong";

const STRONG_FROM_CHARACTERS = 18;

/** How strong a password is, by what counts: its length. Whether it may be chosen, the contract decides. */
export function strengthOf({ length }: string): Strength {
  if (length === 0) return "none";
  if (length < PASSWORD_MIN_CHARACTERS) return "short";
  return length < STRONG_FROM_CHARACTERS ? "good" : "strong";
}
