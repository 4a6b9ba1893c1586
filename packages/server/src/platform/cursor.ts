import { Refusal } from "./refusal.ts";
import { isSameSecret, type Secrets } from "./secrets.ts";

export type CursorValue = string | number | null;

/** Reads the place that a cursor of this list names; a cursor of another list is refused with `invalid_cursor`. */
export function decodeCursor(secrets: Secrets, list: string, cursor: string): CursorValue[] {
  const [encoded = "", mac = ""] = cursor.split(".");
  const place = Buffer.from(encoded, "base64url").toString("utf8");
  const isOurs = isSameSecret(mac, secrets.mac("cursor", list, place).slice(0, 22));
  if (!isOurs) throw new Refusal("invalid_cursor", { field: "cursor" });
  // The code proves that we wrote it, so it is the list of values that `encodeCursor` was given.
  return JSON.parse(place) as CursorValue[];
}

type Asked<Row> = { secrets: Secrets; list: string; limit: number; placeOf: (row: Row) => readonly CursorValue[] };

/** The page of `limit` rows out of rows that were read one further, and how its list goes on after it. */
export function cutPage<Row>(
  rows: readonly Row[],
  { secrets, list, limit, placeOf }: Asked<Row>,
): { page: Row[]; end: { next_cursor: string | null; has_more: boolean } } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  const next_cursor = hasMore ? encodeCursor(secrets, list, placeOf(last)) : null;
  return { page, end: { next_cursor, has_more: hasMore } };
}

/**
 * The place in a list after which the next page begins. `list` names the list with everything that shapes it:
 * Organization, filters, sort.
 */
export function encodeCursor(secrets: Secrets, list: string, values: readonly CursorValue[]): string {
  const place = JSON.stringify(values);
  return `${Buffer.from(place).toString("base64url")}.${secrets.mac("cursor", list, place).slice(0, 22)}`;
}
