import type { JsonSchema } from "./openapi-schemas.ts";

const TIME = "2030-01-31T12:00:00.000Z";
const HEX = "01944c6b5f1e7a3d9c2b8e4f60718293";

/** What fields of these names hold, where the schema alone would say "text". */
const byName: Record<string, unknown> = {
  name: "Research",
  organization_name: "Acme",
  email: "ada@example.com",
  first_name: "Ada",
  last_name: "Lovelace",
  description: "",
  note: "Welcome",
  code: "123456",
  reason: "For the new project",
  url: "https://hooks.example.com/rollcall",
  domain: "example.com",
  mask: "rca_…a1b2",
  secret: "shown-once",
  next_cursor: null,
  has_more: false,
  request_id: `req_${HEX}`,
  ip_address: "203.0.113.7",
  user_agent: "curl/8.5.0",
};

/** What fits most patterns. */
const texts = ["text", "member", "https://idp.example.com/rollcall", "123456", "member.removed", "ada@example.com"];

/** Bodies of which the schema alone does not say that one field excludes another. */
export const bodyExamples: Readonly<Record<string, unknown>> = {
  "sso.connections.metadata.import": { url: "https://idp.example.com/metadata.xml" },
  "sign_in.second_step.take": { code: "123456" },
  "me.confirm": { password: "correct horse battery" },
  "sign_in.sso.begin": { email: "ada@example.com", return_to: "/" },
};

/** An example of what a schema describes. */
export function exampleOf(schema: JsonSchema, components: Record<string, JsonSchema>, name = ""): unknown {
  return made(schema, { components, name, depth: 0 });
}

type Making = { components: Record<string, JsonSchema>; name: string; depth: number };

function made(schema: JsonSchema, making: Making): unknown {
  const { const: constant, enum: values, default: preset, $ref, type } = schema as Record<string, unknown>;
  if (constant !== undefined) return constant;
  if (Array.isArray(values)) return values[0];
  if (typeof $ref === "string") return made(making.components[$ref.split("/").at(-1) ?? ""] ?? {}, deeper(making));
  const options = (schema["anyOf"] ?? schema["oneOf"]) as JsonSchema[] | undefined;
  if (options !== undefined) return madeOf(options, making);
  if (type === "object") return madeObject(schema, making);
  if (type === "array") return madeArray(schema, making);
  if (preset !== undefined && preset !== null) return preset;
  if (type === "string") return madeText(schema, making);
  if (type === "integer" || type === "number") return schema["minimum"] ?? 1;
  if (type === "boolean") return byName[making.name] ?? true;
  return null;
}

/** Of several, the first that fits its name, and nothing only where there is nothing else. */
function madeOf(options: readonly JsonSchema[], making: Making): unknown {
  const isNullable = options.some(({ type }) => type === "null");
  if (isNullable && (byName[making.name] === null || making.depth > 4)) return null;
  return made(options.find(({ type }) => type !== "null") ?? {}, making);
}

function madeObject(schema: JsonSchema, making: Making): unknown {
  const properties = (schema["properties"] ?? {}) as Record<string, JsonSchema>;
  return Object.fromEntries(
    Object.entries(properties).map(([name, each]) => [name, made(each, { ...deeper(making), name })]),
  );
}

function madeArray(schema: JsonSchema, making: Making): unknown[] {
  if (making.depth > 5 && !schema["minItems"]) return [];
  const items = (schema["items"] ?? {}) as JsonSchema;
  return [made(items, { ...deeper(making), name: making.name.replace(/s$/, "") })];
}

function madeText(schema: JsonSchema, { name }: Making): string {
  const { pattern, format, minLength } = schema as { pattern?: string; format?: string; minLength?: number };
  const [, prefix] = /^\^(\w+_)\[0-9a-f\]\{32\}\$$/.exec(pattern ?? "") ?? [];
  if (prefix !== undefined) return `${prefix}${HEX}`;
  if (format === "date-time") return TIME;
  if (format === "email") return "ada@example.com";
  const fits = (some: unknown): some is string =>
    typeof some === "string" &&
    some.length >= (minLength ?? 0) &&
    (pattern === undefined || new RegExp(pattern).test(some));
  const isTime = /(^|_)(at|until|since)$/.test(name);
  const candidates = [
    byName[name],
    ...(isTime ? [TIME] : []),
    ...(name.startsWith("product") ? ["vibe"] : []),
    ...texts,
  ];
  return candidates.find(fits) ?? "text".padEnd(minLength ?? 0, "…");
}

function deeper(making: Making): Making {
  return { ...making, depth: making.depth + 1 };
}
