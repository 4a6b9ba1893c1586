import type { AuditFilter } from "@rollcall/contract/audit";
import { momentsOf } from "../../lists/time-span.ts";
import { namesOf } from "./kinds.ts";
import type { AuditSearch } from "./search.ts";

/** The API takes at most so many names at once. */
export const MOST_NAMES = 50;

const DAY_MS = 86_400_000;

/** What an address asks the API for, of a day on which it is `now`. */
export function askedBy(search: AuditSearch, now: Date): AuditFilter {
  const { kind: _kind, name: _name, time, from, to, live: _live, ...rest } = search;
  const names = namesAsked(search).slice(0, MOST_NAMES);
  return {
    ...rest,
    ...(names.length > 0 && { name: names }),
    ...momentsOf({ time, from, to }, now),
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
