import { type Filter as Parsed, parse } from "scim2-parse-filter";
import { bad } from "./error.ts";
import { type Attribute, attributeNamed, type ResourceType } from "./schema.ts";
import { findTarget, locationOf } from "./target.ts";

export type Comparison = "eq" | "ne" | "co" | "sw" | "ew" | "gt" | "ge" | "lt" | "le";
export type Value = string | number | boolean | null;

/** Where a condition looks: the keys that lead there, and what stands there. `list` is the attribute of many values, if any. */
export type Place = { location: readonly string[]; leaf: Attribute; list: Attribute | undefined };

/** A filter whose every attribute is one of the resource. In `some`, places are those inside one value of the list. */
export type Filter =
  | { kind: "and" | "or"; filters: readonly Filter[] }
  | { kind: "not"; filter: Filter }
  | { kind: "present"; place: Place }
  | { kind: "compare"; place: Place; op: Comparison; value: Value }
  | { kind: "some"; place: Place; filter: Filter };

const MAX_CHARACTERS = 4_000;
const MAX_DEPTH = 16;
const MAX_CONDITIONS = 100;
// Stands at the end of a sub-attribute that followed a value path, which the parser would otherwise forget.
const SAME = "%";

/** Reads a filter (RFC 7644, section 3.4.2.2). Refuses with `invalidFilter`. */
export function parseFilter(type: ResourceType, text: string): Filter {
  return resolved(parsed(text), (path) => placeOf(type, path));
}

/** Reads the filter of a value path, whose attributes are those of one value. */
export function parseValueFilter(list: Attribute, text: string): Filter {
  return resolved(parsed(text), (path) => placeInside(list, path));
}

type Literals = { filter: Parsed; literals: readonly string[] };

function parsed(text: string): Literals {
  if (text.length > MAX_CHARACTERS) throw invalid(`A filter has at most ${MAX_CHARACTERS} characters.`);
  const literals: string[] = [];
  // Texts are taken out before the parser sees them: it knows fewer escapes than JSON has.
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, (literal) => {
    literals.push(textOf(literal));
    return `"${literals.length - 1}"`;
  });
  if (bare.includes(SAME)) throw invalid("There is a character in it that no filter has.");
  guardDepth(bare);
  try {
    return { filter: parse(bare.replace(/\]\s*\.\s*([\w$-]+)/g, `].$1${SAME}`)), literals };
  } catch {
    throw invalid("The filter cannot be read.");
  }
}

function textOf(literal: string): string {
  try {
    const text: unknown = JSON.parse(literal);
    if (typeof text === "string" && text.isWellFormed() && !text.includes("\u0000")) return text;
  } catch {
    // Said below.
  }
  throw invalid("A text in the filter is none that JSON has.");
}

/** The parser goes one step deeper for each bracket and each `not`. */
function guardDepth(bare: string): void {
  let depth = 0;
  for (const [token] of bare.matchAll(/[()[\]]|\bnot\b/gi)) {
    depth += token === ")" || token === "]" ? -1 : 1;
    if (depth > MAX_DEPTH) throw invalid(`A filter is nested at most ${MAX_DEPTH} deep.`);
  }
  const conditions = bare.match(/\b(?:and|or)\b/gi)?.length ?? 0;
  if (conditions >= MAX_CONDITIONS) throw invalid(`A filter has at most ${MAX_CONDITIONS} conditions.`);
}

type FindPlace = (path: string) => Place;

function resolved({ filter, literals }: Literals, find: FindPlace): Filter {
  switch (filter.op) {
    case "and":
      return sameValue(filter.filters, literals, find) ?? both("and", filter.filters, literals, find);
    case "or":
      return both("or", filter.filters, literals, find);
    case "not":
      return { kind: "not", filter: resolved({ filter: filter.filter, literals }, find) };
    case "pr":
      return { kind: "present", place: find(filter.attrPath) };
    case "[]": {
      const place = listPlace(find(filter.attrPath));
      const inside = resolved({ filter: filter.valFilter, literals }, (path) => placeInside(place.leaf, path));
      return { kind: "some", place, filter: inside };
    }
    default:
      return compared(find(filter.attrPath), filter.op, literalOf(filter.compValue, literals));
  }
}

function both(kind: "and" | "or", filters: readonly Parsed[], literals: readonly string[], find: FindPlace): Filter {
  return { kind, filters: filters.map((each) => resolved({ filter: each, literals }, find)) };
}

/** `emails[type eq "work"].value eq "x"` is about one value; the parser gives it back as two conditions. */
function sameValue(filters: readonly Parsed[], literals: readonly string[], find: FindPlace): Filter | undefined {
  const [some, condition, ...others] = filters;
  if (some?.op !== "[]" || condition === undefined || others.length > 0) return undefined;
  if (!("attrPath" in condition) || !condition.attrPath.endsWith(SAME)) return undefined;
  const place = listPlace(find(some.attrPath));
  const sub = condition.attrPath.slice(some.attrPath.length + 1, -SAME.length);
  const inside: FindPlace = (path) => placeInside(place.leaf, path);
  const first = resolved({ filter: some.valFilter, literals }, inside);
  const second = resolved({ filter: { ...condition, attrPath: sub }, literals }, inside);
  return { kind: "some", place, filter: { kind: "and", filters: [first, second] } };
}

function literalOf(value: Value, literals: readonly string[]): Value {
  return typeof value === "string" ? (literals[Number(value)] ?? "") : value;
}

/** The attribute that a path in a filter names; of one that is made of others its `value`. */
function placeOf(type: ResourceType, path: string): Place {
  const target = findTarget(type, path);
  if (target === undefined) throw invalid(`There is no attribute ${path.slice(0, 100)}.`);
  const { attribute, sub } = target;
  const list = attribute.multiValued ? attribute : undefined;
  return { location: locationOf(target), leaf: sub ?? attribute, list };
}

function placeInside(list: Attribute, path: string): Place {
  const leaf = attributeNamed(list.subAttributes, path);
  if (leaf === undefined) throw invalid(`There is no attribute ${path.slice(0, 100)} in ${list.name}.`);
  return { location: [leaf.name], leaf, list: undefined };
}

function listPlace(place: Place): Place {
  if (place.leaf.multiValued && place.leaf.type === "complex") return place;
  throw invalid(`${place.leaf.name} is no list of values.`);
}

const TRUE_OR_FALSE = /^(true|false)$/i;

function compared(place: Place, op: Comparison, value: Value): Filter {
  const simple = place.leaf.type === "complex" ? valuePlace(place) : place;
  const { type, name } = simple.leaf;
  if (value === null) {
    const present: Filter = { kind: "present", place: simple };
    if (op === "ne") return present;
    if (op === "eq") return { kind: "not", filter: present };
    throw invalid(`${name} cannot be compared with null that way.`);
  }
  if (type === "boolean") return { kind: "compare", place: simple, op: equality(op, name), value: truth(value, name) };
  if (type === "dateTime" && Number.isNaN(Date.parse(String(value)))) throw invalid(`${name} is compared with a time.`);
  return { kind: "compare", place: simple, op, value: String(value) };
}

function valuePlace(place: Place): Place {
  const leaf = attributeNamed(place.leaf.subAttributes, "value");
  if (leaf === undefined) throw invalid(`Say which part of ${place.leaf.name} is meant.`);
  return { ...place, location: [...place.location, leaf.name], leaf };
}

function equality(op: Comparison, name: string): "eq" | "ne" {
  if (op === "eq" || op === "ne") return op;
  throw invalid(`${name} is true or false, and compared by eq or ne.`);
}

/** Directories send `"True"` as a text as well. */
function truth(value: string | number | boolean, name: string): boolean {
  if (typeof value === "boolean") return value;
  if (TRUE_OR_FALSE.test(String(value))) return String(value).toLowerCase() === "true";
  throw invalid(`${name} is compared with true or false.`);
}

function invalid(detail: string) {
  return bad("invalidFilter", detail);
}
