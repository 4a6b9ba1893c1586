import { problemText } from "../../texts/problem-text.ts";
import type { Translate } from "../../texts/use-text.ts";
import { type PasskeyTrouble, troubleOf } from "./passkey-browser.ts";

/** The sentence for what went wrong with a passkey, in the browser or at the server. */
export function passkeyProblem(error: unknown, t: Translate): string {
  const trouble = troubleOf(error);
  return trouble === undefined ? problemText(error, t) : sentences(t)[trouble];
}

function sentences(t: Translate): Record<PasskeyTrouble, string> {
  return {
    cancelled: t("No passkey was chosen. Try again, or take another way."),
    there_already: t("This device has a passkey for your account already."),
    other: t("The browser could not use a passkey here. Take another way."),
  };
}
