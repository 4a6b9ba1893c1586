import type { JsonSchema } from "@rollcall/contract/openapi-schemas";
import type { Chance } from "./chance.ts";

/** What breaks programs that take it for something else. */
const hostile: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  9_007_199_254_740_992,
  "",
  " ",
  "null",
  "undefined",
  "NaN",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\u202eevil",
  "\r\nX-Injected: 1",
  "'; drop table members; --",
  '" or ""="',
  "%00",
  "../../etc/passwd",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "=cmd|' /C calc'!A0",
  "𝒜".repeat(50),
  "x".repeat(5_000),
  "9".repeat(400),
  "2030-02-30T12:00:00Z",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999Z",
  "2030-01-31",
  "admin@example.test",
  "a@b",
  "@",
  "http://169.254.169.254/latest/meta-data",
  "https://localhost:1",
  "javascript:alert(1)",
  "organization_admin",
  [],
  {},
  [[[[[]]]]],
  { constructor: { prototype: { isAdmin: true } } },
  Array.from({ length: 600 }, () => "x"),
];

/** A value that is meant to be wrong. */
export function hostileValue(chance: Chance): unknown {
  return chance.oneOf(hostile);
}

/** Texts that are wrong in an address, as ids or in a query. */
export function hostileText(chance: Chance): string {
  const value = hostileValue(chance);
  return typeof value === "string" ? value.slice(0, 2_000) : JSON.stringify(value).slice(0, 200);
}

type Making = { chance: Chance; components: Record<string, JsonSchema>; known: readonly string[] };

/** A value that a schema allows, or nearly. `known` are ids that there are. */
export function valueFor(schema: JsonSchema, making: Making, depth = 0): unknown {
  const { chance, components } = making;
  if (chance.once(60)) return hostileValue(chance);
  if (typeof schema["$ref"] === "string")
    return valueFor(components[schema["$ref"].split("/").at(-1) ?? ""] ?? {}, making, depth + 1);
  if (schema["const"] !== undefined) return schema["const"];
  if (Array.isArray(schema["enum"])) return chance.oneOf(schema["enum"] as unknown[]);
  const options = (schema["anyOf"] ?? schema["oneOf"]) as JsonSchema[] | undefined;
  if (options !== undefined) return valueFor(chance.oneOf(options), making, depth + 1);
  switch (schema["type"]) {
    case "object":
      return objectOf(schema, making, depth);
    case "array":
      return arrayOf(schema, making, depth);
    case "string":
      return textOf(schema, making);
    case "integer":
    case "number":
      return numberOf(schema, chance);
    case "boolean":
      return chance.once(2);
    default:
      return null;
  }
}

function objectOf(schema: JsonSchema, making: Making, depth: number): Record<string, unknown> {
  const { chance } = making;
  const properties = Object.entries((schema["properties"] ?? {}) as Record<string, JsonSchema>);
  const required = (schema["required"] ?? []) as string[];
  const some = properties.filter(([name]) => (required.includes(name) ? !chance.once(40) : !chance.once(3)));
  const made: [string, unknown][] = some.map(([name, each]) => [name, valueFor(each, making, depth + 1)]);
  if (chance.once(40)) made.push([chance.oneOf(["unexpected", "__proto__", "id", "organization_id"]), 1]);
  return Object.fromEntries(made);
}

function arrayOf(schema: JsonSchema, making: Making, depth: number): unknown[] {
  const { chance } = making;
  const least = Number(schema["minItems"] ?? 0);
  const length = chance.once(30) ? 40 : Math.max(chance.once(20) ? 0 : least, chance.below(4));
  const items = (schema["items"] ?? {}) as JsonSchema;
  return Array.from({ length: depth > 6 ? least : length }, () => valueFor(items, making, depth + 1));
}

function numberOf({ minimum, maximum }: JsonSchema, chance: Chance): number {
  const [from, to] = [Number(minimum ?? -10), Number(maximum ?? 1_000)];
  const edges = [from, to, from - 1, to + 1, 0, 1];
  return chance.once(4) ? chance.oneOf(edges) : from + chance.below(Math.min(to - from + 1, 1_000_000));
}

const WORDS = ["Research", "Ops", "a", "Zoë Å.", "日本", "x y z", "member", "vibe", "New name"];

function textOf(schema: JsonSchema, { chance, known }: Making): string {
  const pattern = String(schema["pattern"] ?? "");
  const [, prefix] = /^\^(\w+_)\[0-9a-f\]\{32\}\$$/.exec(pattern) ?? [];
  if (prefix !== undefined) return idOf(prefix, chance, known);
  if (schema["format"] === "date-time")
    return new Date(Date.UTC(1990 + chance.below(100), chance.below(12), 1 + chance.below(28))).toISOString();
  if (chance.once(6)) return `${chance.oneOf(["ada", "bob", "İ", "a+b"])}${chance.below(1_000)}@example.test`;
  if (chance.once(8)) return chance.oneOf(known);
  if (chance.once(20)) return "é".repeat(Number(schema["maxLength"] ?? 300) + chance.below(2));
  return `${chance.oneOf(WORDS)}${chance.once(2) ? ` ${chance.below(10_000)}` : ""}`;
}

/** An id that there is, of that kind where there is one, or one that nothing has. */
function idOf(prefix: string, chance: Chance, known: readonly string[]): string {
  const fitting = known.filter((id) => id.startsWith(prefix));
  if (fitting.length === 0 || chance.once(8)) return `${prefix}${"0123456789abcdef".repeat(2)}`;
  return chance.oneOf(chance.once(20) ? known : fitting);
}
