import { type Expression, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Comparison, Filter, Place, Value } from "./filter.ts";
import type { ListQuery } from "./listing.ts";

/** A column that stands for an attribute. `fold` makes of a text what the column holds, where case does not count. */
export type Column = { of: Expression<unknown>; fold?: (text: string) => string };

/** Where a kind of resource is kept: as JSON, and what of it stands in columns of its own. */
export type Kept = {
  json: Expression<unknown>;
  /** The column of an attribute, by the keys that lead to it with dots between them. */
  column(name: string): Column | undefined;
  /** The values of a list that is not kept in the JSON: one JSON object each, in a column `value`. */
  list(name: string): Expression<unknown> | undefined;
  /** Whether a list has this value, where an index answers that. */
  hasValue(name: string, value: string): Expression<SqlBool> | undefined;
};

/** Says a filter as a condition of SQL. Every value in it is a parameter. */
export function conditionOf(filter: Filter, kept: Kept): Expression<SqlBool> {
  switch (filter.kind) {
    case "and":
    case "or":
      return joined(
        filter.kind,
        filter.filters.map((each) => conditionOf(each, kept)),
      );
    case "not":
      return sql<SqlBool>`not ${conditionOf(filter.filter, kept)}`;
    case "some":
      return someValue(filter, kept);
    case "present":
      return presentAt(filter.place, kept);
    case "compare":
      return filter.op === "ne"
        ? sql<SqlBool>`not ${comparedAt({ ...filter, op: "eq" }, kept)}`
        : comparedAt(filter, kept);
  }
}

function joined(kind: "and" | "or", conditions: readonly Expression<SqlBool>[]): Expression<SqlBool> {
  return sql<SqlBool>`(${sql.join(conditions, kind === "and" ? sql` and ` : sql` or `)})`;
}

type Sort = NonNullable<ListQuery["sort"]>;
type Some = Extract<Filter, { kind: "some" }>;
type Compared = Extract<Filter, { kind: "compare" }>;

function someValue({ place, filter }: Some, kept: Kept): Expression<SqlBool> {
  const name = place.location.join(".");
  const inside = conditionOf(filter, insideValue);
  const exists = sql<SqlBool>`exists (select from ${valuesOf(place, kept)} as each(value) where ${inside})`;
  const quick = wantedValues(filter).flatMap((value) => kept.hasValue(name, value) ?? []);
  return joined("and", [...quick, exists]);
}

/** The values that one of a list must have for the filter to let it through, as far as it says so plainly. */
function wantedValues(filter: Filter): string[] {
  if (filter.kind === "and") return filter.filters.flatMap(wantedValues);
  const isWanted = filter.kind === "compare" && filter.op === "eq" && filter.place.leaf.name === "value";
  return isWanted ? [String(filter.value)] : [];
}

/** One value of a list, as `someValue` names it. */
const insideValue: Kept = {
  json: sql`each.value`,
  column: () => undefined,
  list: () => undefined,
  hasValue: () => undefined,
};

function presentAt(place: Place, kept: Kept): Expression<SqlBool> {
  const { location, list, leaf } = place;
  if (list !== undefined) {
    const inside = leaf === list ? sql<SqlBool>`true` : sql<SqlBool>`coalesce(each.value->>${leaf.name}, '') <> ''`;
    return sql<SqlBool>`exists (select from ${valuesOf(place, kept)} as each(value) where ${inside})`;
  }
  const column = kept.column(location.join("."));
  const there = column === undefined ? textAt(place, kept) : sql`${column.of}::text`;
  return sql<SqlBool>`coalesce(${there}, '') <> ''`;
}

function comparedAt({ place, op, value }: Compared, kept: Kept): Expression<SqlBool> {
  const { location, leaf, list } = place;
  if (list !== undefined) {
    const quick = op === "eq" && leaf.name === "value" ? kept.hasValue(list.name, String(value)) : undefined;
    if (quick !== undefined) return quick;
    const inside = compared(place, op, value, sql`each.value->>${leaf.name}`);
    return sql<SqlBool>`exists (select from ${valuesOf(place, kept)} as each(value) where ${inside})`;
  }
  const column = kept.column(location.join("."));
  if (column === undefined) return compared(place, op, value, textAt(place, kept));
  if (column.fold !== undefined) return text(op, column.of, sql`${column.fold(String(value))}::text`);
  return compared(place, op, value, column.of);
}

function compared({ leaf }: Place, op: Comparison, value: Value, left: Expression<unknown>): Expression<SqlBool> {
  if (leaf.type === "boolean") return sql<SqlBool>`coalesce((${left})::text = ${String(value)}, false)`;
  if (leaf.type === "dateTime") {
    const instant = new Date(String(value));
    return ordered(op, sql`(${left})::timestamptz`, sql`${instant}::timestamptz`);
  }
  const right = sql`${String(value)}::text`;
  return leaf.caseExact ? text(op, left, right) : text(op, sql`lower(${left})`, sql`lower(${right})`);
}

function text(op: Comparison, left: Expression<unknown>, right: Expression<unknown>): Expression<SqlBool> {
  if (op === "co") return sql<SqlBool>`coalesce(strpos(${left}, ${right}) > 0, false)`;
  if (op === "sw") return sql<SqlBool>`coalesce(starts_with(${left}, ${right}), false)`;
  if (op === "ew") return sql<SqlBool>`coalesce(right(${left}, length(${right})) = ${right}, false)`;
  return ordered(op, sql`${left} collate "C"`, right);
}

const operators = { gt: sql`>`, ge: sql`>=`, lt: sql`<`, le: sql`<=` };

function ordered(op: Comparison, left: Expression<unknown>, right: Expression<unknown>): Expression<SqlBool> {
  const operator = op === "gt" || op === "ge" || op === "lt" || op === "le" ? operators[op] : sql`=`;
  // What is not there compares with nothing, also where the answer is then turned round.
  return sql<SqlBool>`(${left} ${operator} ${right} and ${left} is not null)`;
}

function textAt({ location }: Place, { json }: Kept): RawBuilder<unknown> {
  return sql`${json}#>>${[...location]}::text[]`;
}

function valuesOf({ location, list }: Place, kept: Kept): Expression<unknown> {
  const name = list?.name ?? "";
  const keys = location.slice(0, location.indexOf(name) + 1);
  return kept.list(name) ?? sql`jsonb_array_elements(coalesce(${kept.json}#>${keys}::text[], '[]'))`;
}

/** How a list is ordered. What has no value comes last, or first where the order is turned round (RFC 7644, 3.4.2.3). */
export function orderBy({ place, isDescending }: Sort, kept: Kept): Expression<unknown> {
  return isDescending ? sql`${orderOf(place, kept)} desc nulls first` : sql`${orderOf(place, kept)} asc nulls last`;
}

/** Of several values the primary one counts, else the first. */
function orderOf(place: Place, kept: Kept): Expression<unknown> {
  const { location, leaf, list } = place;
  const column = kept.column(location.join("."));
  if (column !== undefined) return column.of;
  if (list === undefined) return leaf.caseExact ? textAt(place, kept) : sql`lower(${textAt(place, kept)})`;
  const value = sql`each.value->>${leaf.name}`;
  return sql`(select ${leaf.caseExact ? value : sql`lower(${value})`}
    from ${valuesOf(place, kept)} with ordinality as each(value, place)
    order by (each.value->>'primary') = 'true' desc nulls last, each.place limit 1)`;
}
