import { useLingui } from "@lingui/react";
import type { CappedCount } from "@rollcall/contract/paging";
import { distance } from "./distance.ts";
import { withRegion } from "./region.ts";

/** Numbers, dates and lists in the reader's language, region and time zone. */
export function useFormats() {
  const { i18n } = useLingui();
  const language = i18n.locale;
  const known = made.get(language) ?? formatsOf(withRegion(language, navigator.languages));
  made.set(language, known);
  return known;
}

// Once for a language: making them costs more than a row of a list does.
const made = new Map<string, ReturnType<typeof formatsOf>>();

function formatsOf(language: string) {
  const number = new Intl.NumberFormat(language);
  const compact = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 2 });
  const date = new Intl.DateTimeFormat(language, { dateStyle: "medium" });
  const time = new Intl.DateTimeFormat(language, { timeStyle: "medium" });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const day = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const full = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "long" });
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const either = new Intl.ListFormat(language, { type: "disjunction" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "long" });
  return {
    number: (value: number) => number.format(value),
    /** A number for a narrow place, where the whole of it is said elsewhere: `9.97M` from a hundred thousand on. */
    narrow: (value: number) => (value < 100_000 ? number : compact).format(value),
    /** A count of a list: `10,000+` where the server stopped counting. */
    count: ({ count, exact }: CappedCount) => number.format(count) + (exact ? "" : "+"),
    date: (at: string | Date) => date.format(new Date(at)),
    /** Date and time, for a sentence. */
    moment: (at: string | Date) => moment.format(new Date(at)),
    /** The time of day, to the second. */
    time: (at: string | Date) => time.format(new Date(at)),
    /** A day by its name and date, as the head of what happened on it. */
    day: (at: string | Date) => day.format(new Date(at)),
    /** Day, time and zone in full, for titles. */
    full: (at: string | Date) => full.format(new Date(at)),
    list: (entries: string[]) => list.format(entries),
    /** "a, b or c". */
    either: (entries: string[]) => either.format(entries),
    relative: (at: string | Date, now: Date) => relative.format(...distance(new Date(at), now)),
  };
}
