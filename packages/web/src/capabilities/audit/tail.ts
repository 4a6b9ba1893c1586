import type { AuditEvent } from "@rollcall/contract/audit";
import type { InfiniteData } from "@tanstack/react-query";

export type EventPage = { data: AuditEvent[]; next_cursor: string | null; has_more: boolean };
export type EventPages = InfiniteData<EventPage, string | undefined>;

/** What is in the latest page and not in the list yet. Who commits late may belong between lines that are there already. */
export function freshIn(rows: readonly AuditEvent[], latest: EventPage | undefined, isWhole: boolean): AuditEvent[] {
  if (latest === undefined) return [];
  const known = new Set(rows.map(({ id }) => id));
  const oldest = rows.at(-1);
  // What is older than the last line comes with the next page.
  const belongs = (event: AuditEvent) => isWhole || oldest === undefined || isLater(event, oldest);
  return latest.data.filter((event) => !known.has(event.id) && belongs(event));
}

/** Whether more has happened than a page holds, so that something between it and the list is missing. */
export function isTorn(rows: readonly AuditEvent[], latest: EventPage): boolean {
  const known = new Set(rows.map(({ id }) => id));
  return latest.has_more && rows.length > 0 && latest.data.every(({ id }) => !known.has(id));
}

/** The list with the latest page in it. Where something is missing between them the list begins anew. */
export function withLatest(pages: EventPages, latest: EventPage): EventPages {
  const rows = pages.pages.flatMap(({ data }) => data);
  const [first, ...others] = pages.pages;
  if (first === undefined || isTorn(rows, latest)) return { pages: [latest], pageParams: [undefined] };
  const fresh = freshIn(rows, latest, !pages.pages.at(-1)?.has_more);
  const data = [...fresh, ...first.data].sort((one, other) => (isLater(one, other) ? -1 : 1));
  return { ...pages, pages: [{ ...first, data }, ...others] };
}

function isLater(one: AuditEvent, other: AuditEvent): boolean {
  return one.at === other.at ? one.id > other.id : one.at > other.at;
}
