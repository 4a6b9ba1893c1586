import { Refusal } from "./refusal.ts";
import type { Secrets } from "./secrets.ts";
import { isSameSecret } from "./secrets.ts";

export type CursorValue = string | number | null;

/**
 * The place in a list after which the next page begins. `list` names the list with everything that shapes it:
 * Organization, filters, sort. A cursor of another list is refused with `invalid_cursor`.
 */
export function encodeCursor(secrets: Secrets, list: string, values: readonly CursorValue[]): string {
  const place = JSON.stringify(values);
  return `${Buffer.from(place).toString("base64url")}.${secrets.mac("cursor", list, place).slice(0, 22)}`;
}

export function decodeCursor(secrets: Secrets, list: string, cursor: string): CursorValue[] {
  const [encoded = "", mac = ""] = cursor.split(".");
  const place = Buffer.from(encoded, "base64url").toString("utf8");
  const isOurs = isSameSecret(mac, secrets.mac("cursor", list, place).slice(0, 22));
  if (!isOurs) throw new Refusal("invalid_cursor", { field: "cursor" });
  // The code proves that we wrote it, so it is the list of values that encodeCursor was given.
  return JSON.parse(place) as CursorValue[];
}
