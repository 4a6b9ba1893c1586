import type { OpenApiDocument } from "@rollcall/contract/openapi";
import type { JsonSchema } from "@rollcall/contract/openapi-schemas";
import type { AnyOperation } from "@rollcall/contract/operation";
import type { Ask } from "../asking.ts";
import type { Chance } from "./chance.ts";
import { hostileText, hostileValue, valueFor } from "./values.ts";

type Parameter = { name: string; in: string; schema: JsonSchema };
type Described = {
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
};
export type FuzzRequest = {
  method: string;
  address: string;
  headers: Record<string, string>;
  body: string | undefined;
};

const MAX_ADDRESS = 12_000;

/** Makes requests of an operation from the document: some as they should be, most of them not quite. */
export function requestMaker(document: OpenApiDocument, known: readonly string[]) {
  const { schemas: components } = document.components;
  return ({ method, path }: AnyOperation, good: Ask, chance: Chance): FuzzRequest => {
    const described = document.paths[path]?.[method.toLowerCase()] as unknown as Described;
    const making = { chance, components, known };
    const inPlace = (name: string) => {
      const own = good.params?.[name];
      if (own !== undefined && !chance.once(8)) return own;
      if (chance.once(3)) return hostileText(chance);
      const parameter = described.parameters.find((each) => each.name === name);
      return String(valueFor(parameter?.schema ?? {}, making));
    };
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encoded(inPlace(name)));
    const query = queryOf(described.parameters, making);
    const schema = described.requestBody?.content["application/json"]?.schema;
    const body = schema === undefined ? undefined : bodyOf(schema, good.body, making);
    return {
      method,
      // Past 16 KiB an HTTP server answers by itself, before anybody has looked.
      address: `${address}${query === "" ? "" : `?${query}`}`.slice(0, MAX_ADDRESS).replace(/%[0-9A-F]?$/, ""),
      headers: headersOf(body, chance),
      body,
    };
  };
}

type Making = { chance: Chance; components: Record<string, JsonSchema>; known: readonly string[] };

function queryOf(parameters: readonly Parameter[], making: Making): string {
  const { chance } = making;
  const pairs = parameters
    .filter((each) => each.in === "query" && chance.once(3))
    .flatMap(({ name, schema }) => {
      const value = chance.once(6) ? hostileText(chance) : valueFor(schema, making);
      const all = Array.isArray(value) ? value : chance.once(12) ? [value, value] : [value];
      return all.map((each) => `${encoded(name)}=${encoded(typeof each === "string" ? each : JSON.stringify(each))}`);
    });
  if (chance.once(40)) pairs.push(`unexpected=${encoded(hostileText(chance))}`);
  return pairs.join("&");
}

/** Half of an emoji is no text that an address can hold. */
function encoded(text: string): string {
  return encodeURIComponent((text ?? "null").toWellFormed());
}

function bodyOf(schema: JsonSchema, good: unknown, making: Making): string {
  const { chance } = making;
  if (chance.once(50)) return chance.oneOf(["", "{", "null", "[]", '{"a":1,"a":2}', '"text"', `${"[".repeat(2_000)}`]);
  const isGood = good !== undefined && chance.once(3);
  const value = isGood ? good : valueFor(schema, making);
  if (typeof value !== "object" || value === null || Array.isArray(value) || !chance.once(3))
    return JSON.stringify(value);
  const names = Object.keys(value);
  if (names.length === 0) return JSON.stringify(value);
  return JSON.stringify({ ...value, [chance.oneOf(names)]: hostileValue(chance) });
}

function headersOf(body: string | undefined, chance: Chance): Record<string, string> {
  const headers: Record<string, string> = {};
  if (body !== undefined && !chance.once(60)) headers["content-type"] = "application/json";
  if (chance.once(5))
    headers["idempotency-key"] = chance.oneOf([
      "again",
      "again",
      `k${chance.below(50)}`,
      "with space",
      "x".repeat(300),
    ]);
  if (chance.once(8)) headers["if-match"] = chance.oneOf(["*", '"0"', 'W/"0"', "nonsense", '""']);
  if (chance.once(80)) headers["origin"] = "https://evil.example";
  return headers;
}
