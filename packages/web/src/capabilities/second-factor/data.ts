import { getMe, listMySessions } from "@rollcall/contract/identity";
import { getMySecondFactor } from "@rollcall/contract/second-factor";
import { read, refresh } from "../../api.ts";

/** What one set up besides the password, and how one can prove again who one is. */
export const mySecondFactor = read(getMySecondFactor, {});

/** After a second factor came or went: the first one also ends the other sessions and opens Organizations again. */
export function readSecondFactorAgain(): Promise<void> {
  return refresh(getMySecondFactor, getMe, listMySessions);
}
