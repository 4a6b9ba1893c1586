import type { AuditFilter } from "@rollcall/contract/audit";
import { namesOf } from "./kinds.ts";
import type { AuditSearch, Span } from "./search.ts";

/** The API takes at most so many names at once. */
export const MOST_NAMES = 50;

const spanDays: Record<Span, number> = { today: 1, week: 7, month: 30 };
const DAY_MS = 86_400_000;

/** What an address asks the API for. The days are those of the reader's zone; `now` says which one is today. */
export function askedBy(search: AuditSearch, now: Date): AuditFilter {
  const { kind: _kind, name: _name, time, from, to, live: _live, ...rest } = search;
  const names = namesAsked(search).slice(0, MOST_NAMES);
  const begins = time === undefined ? from && startOf(from, 0) : startOfDay(now, 1 - spanDays[time]);
  const ends = time === undefined ? to && startOf(to, 1) : undefined;
  return {
    ...rest,
    ...(names.length > 0 && { name: names }),
    ...(begins && { from: begins }),
    ...(ends && { to: ends }),
  };
}

/** The names of events of the kinds and names in an address. */
export function namesAsked({ kind, name }: AuditSearch): string[] {
  return [...new Set([...namesOf(kind ?? []), ...(name ?? [])])];
}

/** Whether anything is left out. */
export function isNarrowed({ live: _live, ...rest }: AuditSearch): boolean {
  return Object.values(rest).some((each) => each !== undefined);
}

/** Over how many days a filter reaches, the first and the last one counted. */
export function daysOf({ from, to }: AuditFilter, oldestAt: string, now: Date): number {
  const begins = Math.max(Date.parse(from ?? oldestAt), Date.parse(oldestAt));
  const ends = Math.min(to === undefined ? now.getTime() : Date.parse(to) - 1, now.getTime());
  return Math.max(0, Math.round((dayOf(ends) - dayOf(begins)) / DAY_MS) + 1);
}

function dayOf(moment: number): number {
  const at = new Date(moment);
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
}

function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

function startOfDay(now: Date, later: number): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + later).toISOString();
}
