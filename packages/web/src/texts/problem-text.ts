import { ConnectionError, ProblemError } from "@rollcall/sdk";
import { i18n } from "./texts.ts";
import type { Translate } from "./use-text.ts";

/**
 * The sentence that a person reads when something did not work. The server's own detail says most, in English;
 * in other languages the catalogue's sentence for the code is what they can read.
 */
export function problemText(error: unknown, t: Translate, language: string = i18n.locale): string {
  if (error instanceof ProblemError) {
    if (error.code === "rate_limited" && error.retryAfter !== undefined) return waitText(error.retryAfter, t);
    const { detail, title } = error.problem;
    // The title is the catalogue's sentence for the code, which the translations know.
    return language === "en" && detail ? detail : t(title);
  }
  if (error instanceof ConnectionError) return t("Rollcall cannot be reached. Check the connection and try again.");
  return t("Something went wrong on this page. Try again.");
}

function waitText(seconds: number, t: Translate): string {
  if (seconds < 60)
    return t("Too many tries. Try again in {seconds, plural, one {# second} other {# seconds}}.", { seconds });
  const minutes = Math.ceil(seconds / 60);
  return t("Too many tries. Try again in {minutes, plural, one {# minute} other {# minutes}}.", { minutes });
}
