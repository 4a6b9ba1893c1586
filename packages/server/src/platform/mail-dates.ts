import type { Language } from "@rollcall/contract/people";

/** A moment as a date and time in UTC, in the language of the mail. */
export function dateIn(language: Language, at: Date): string {
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  const text = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short", timeZone: "UTC" }).format(at);
  return `${language === "fr" ? text.replace(/^(\p{L}+ )1 /u, "$11er ") : text} UTC`;
}
