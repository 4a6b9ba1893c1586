import type { MemberSort } from "@rollcall/contract/members";

/** A column that can be left out where there is no room for it. The name, the roles, the seats and the menu always stand. */
export type OptionalColumn = "last_active" | "email" | "source" | "second_factor" | "joined";

export type Layout = { kind: "cards" } | { kind: "table"; columns: ReadonlySet<OptionalColumn> };

export const widths = {
  roles: 182,
  seat: 92,
  last_active: 126,
  email: 220,
  source: 74,
  second_factor: 40,
  joined: 106,
  menu: 58,
} as const;

const NAME = 198;
// What is needed first stands first.
const byNeed: readonly OptionalColumn[] = ["last_active", "email", "source", "second_factor", "joined"];

/** Which columns have room; where not even the needed ones do, the members stand as cards. */
export function layoutFor(width: number, products: number): Layout {
  let room = width - NAME - widths.roles - widths.menu - products * widths.seat;
  if (room < 0) return { kind: "cards" };
  const columns = new Set<OptionalColumn>();
  for (const column of byNeed) {
    room -= widths[column];
    if (room < 0) break;
    columns.add(column);
  }
  return { kind: "table", columns };
}

export type SortKey = "name" | "email" | "joined_at" | "last_active_at";

/** The order after a press on a column's head: this column, and the other way round with the next press. */
export function nextSort(now: MemberSort, key: SortKey): MemberSort {
  // What happened last is what one looks for first.
  const begins: MemberSort = key === "joined_at" || key === "last_active_at" ? `-${key}` : key;
  if (now === key) return `-${key}`;
  if (now === `-${key}`) return key;
  return begins;
}

export function sortedBy(now: MemberSort, key: SortKey): "ascending" | "descending" | "none" {
  if (now === key) return "ascending";
  return now === `-${key}` ? "descending" : "none";
}
