import { type IdKind, idPattern } from "@rollcall/contract/ids";

// The first page has to read its address before anything else: without zod, which only forms need. What is asked for is
// checked by the server's own schemas.

/** Reads one search parameter: its value, or nothing where it does not fit. */
export type Field<Value> = (raw: unknown) => Value | undefined;

/** Any text: a search, an address to return to. */
export function text(max: number): Field<string> {
  return (raw) => (typeof raw === "string" && raw.length <= max && !raw.includes("\u0000") ? raw : undefined);
}

export function matching(pattern: RegExp): Field<string> {
  return (raw) => (typeof raw === "string" && pattern.test(raw) ? raw : undefined);
}

export function oneOf<const Value extends string>(values: readonly Value[]): Field<Value> {
  return (raw) => values.find((value) => value === raw);
}

/** A repeated key: `?role=a&role=b` means either. */
export function anyOf<Value>(field: Field<Value>): Field<Value[]> {
  return (raw) => {
    const read = (Array.isArray(raw) ? raw : [raw]).map(field).filter((value) => value !== undefined);
    return read.length > 0 && read.length <= 50 ? read : undefined;
  };
}

export function idOf(kind: IdKind): Field<string> {
  return matching(idPattern(kind));
}

/** What one searches lists for. */
export const searched = text(500);
/** An id of any kind, or the short name of a role, a product or a kind of event. */
export const word = matching(/^[a-z][a-z0-9_-]{0,79}$/);
/** A day of the reader's calendar. */
export const day: Field<string> = (raw) =>
  typeof raw === "string" && /^\d{4}-\d\d-\d\d$/.test(raw) && !Number.isNaN(Date.parse(raw)) ? raw : undefined;
