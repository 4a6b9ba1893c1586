import type { SearchOf } from "../address.ts";
import { day, oneOf } from "../search-fields.ts";

/** The spans of time that end now. */
export const spans = ["today", "week", "month"] as const;
export type Span = (typeof spans)[number];

/** What an address says about when. Days are those of the reader's calendar, the last one included. */
export const timeSearch = { time: oneOf(spans), from: day, to: day };
export type TimeSearch = SearchOf<typeof timeSearch>;

const spanDays: Record<Span, number> = { today: 1, week: 7, month: 30 };

/** The moments that the API is asked for. The days are those of the reader's zone; `now` says which one is today. */
export function momentsOf({ time, from, to }: TimeSearch, now: Date): { from?: string; to?: string } {
  const begins = time === undefined ? from && startOf(from, 0) : startOfDay(now, 1 - spanDays[time]);
  const ends = time === undefined ? to && startOf(to, 1) : undefined;
  return { ...(begins && { from: begins }), ...(ends && { to: ends }) };
}

function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

function startOfDay(now: Date, later: number): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + later).toISOString();
}
