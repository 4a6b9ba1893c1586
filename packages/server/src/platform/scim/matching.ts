import type { Comparison, Filter, Place, Value } from "./filter.ts";
import { isObject } from "./json.ts";

/** Whether a value of a list, or a whole resource, is one that the filter lets through. */
export function matches(filter: Filter, value: unknown): boolean {
  switch (filter.kind) {
    case "and":
      return filter.filters.every((each) => matches(each, value));
    case "or":
      return filter.filters.some((each) => matches(each, value));
    case "not":
      return !matches(filter.filter, value);
    case "present":
      return valuesAt(filter.place, value).some(isPresent);
    case "some":
      return valuesAt(filter.place, value).some((each) => matches(filter.filter, each));
    case "compare": {
      const { place, op, value: wanted } = filter;
      const values = valuesAt(place, value);
      if (op === "ne") return !values.some((each) => compares(place, "eq", each, wanted));
      return values.some((each) => compares(place, op, each, wanted));
    }
  }
}

/** Every value at a place; of a list, those of each of its values. */
function valuesAt({ location }: Place, value: unknown): unknown[] {
  let found: unknown[] = [value];
  for (const key of location)
    found = found.flatMap((each) => {
      const next = isObject(each) && Object.hasOwn(each, key) ? each[key] : undefined;
      return Array.isArray(next) ? next : next === undefined ? [] : [next];
    });
  return found;
}

function isPresent(value: unknown): boolean {
  return value !== null && value !== "";
}

function compares({ leaf }: Place, op: Comparison, value: unknown, wanted: Value): boolean {
  if (leaf.type === "boolean") return value === wanted;
  if (leaf.type === "dateTime") return ordered(op, Date.parse(String(value)), Date.parse(String(wanted)));
  const fold = (text: unknown) => (leaf.caseExact ? String(text) : String(text).toLowerCase());
  const [one, other] = [fold(value), fold(wanted)];
  if (op === "co") return one.includes(other);
  if (op === "sw") return one.startsWith(other);
  if (op === "ew") return one.endsWith(other);
  return ordered(op, one, other);
}

function ordered<T extends string | number>(op: Comparison, one: T, other: T): boolean {
  switch (op) {
    case "eq":
      return one === other;
    case "gt":
      return one > other;
    case "ge":
      return one >= other;
    case "lt":
      return one < other;
    case "le":
      return one <= other;
    default:
      return false;
  }
}
