import { NewPassword } from "@rollcall/contract/people";

export type Strength = "none" | "short" | "good" | "strong";

const STRONG_FROM_CHARACTERS = 18;

/** How strong a password is, by what counts: its length. Whether it may be chosen is the contract's rule. */
export function strengthOf(password: string): Strength {
  if (password === "") return "none";
  if (!NewPassword.safeParse(password).success) return "short";
  return password.length < STRONG_FROM_CHARACTERS ? "good" : "strong";
}
