import * as z from "zod";

/** What of JSON Schema the contract uses. */
export type Schema = {
  type?: string;
  pattern?: string;
  enum?: readonly unknown[];
  default?: unknown;
  items?: Schema;
  anyOf?: readonly Schema[];
  properties?: Record<string, Schema>;
  required?: readonly string[];
};

/** The fields that a part of an operation takes, by their names. */
export function fieldsOf(part: z.ZodType): { name: string; schema: Schema; isRequired: boolean }[] {
  // The cast names what is read of the document.
  const { properties = {}, required = [] } = z.toJSONSchema(part, { io: "input", unrepresentable: "any" }) as Schema;
  return Object.entries(properties).map(([name, schema]) => ({ name, schema, isRequired: required.includes(name) }));
}

/** The schema of a value that may also be nothing. */
export function withoutNull(schema: Schema): { schema: Schema; isNullable: boolean } {
  const { anyOf = [] } = schema;
  const others = anyOf.filter(({ type }) => type !== "null");
  const [only, another] = others;
  const isNullable = others.length < anyOf.length;
  if (!isNullable) return { schema, isNullable };
  return { schema: only !== undefined && another === undefined ? only : { anyOf: others }, isNullable };
}
