import * as z from "zod";
import { modules } from "./operations.ts";

/** A schema as OpenAPI 3.1 writes it: JSON Schema 2020-12. */
export type JsonSchema = { [keyword: string]: unknown };

const PREFIX = "#/components/schemas/";

/** The entities of the contract by name, so that the document says each of them once. */
function entities() {
  const registry = z.registry<{ id: string }>();
  const named = new Set<string>();
  for (const [name, schema] of modules.flatMap((module) => Object.entries(module))) {
    const isEntity = schema instanceof z.ZodObject || schema instanceof z.ZodDiscriminatedUnion;
    if (!isEntity || !/^[A-Z][A-Za-z]+$/.test(name) || named.has(name) || registry.has(schema)) continue;
    named.add(name);
    registry.add(schema, { id: name });
  }
  return registry;
}

/** Writes schemas, and keeps the entities that they mention. */
export function schemaWriter() {
  const registry = entities();
  const components: Record<string, JsonSchema> = {};
  return {
    components,
    /** What is sent. */
    input: (schema: z.ZodType): JsonSchema => tidied(written(schema, { io: "input" })),
    /** What is answered. */
    output(schema: z.ZodType): JsonSchema {
      const { $defs = {}, ...own } = written(schema, { io: "output", metadata: registry });
      for (const [name, definition] of Object.entries($defs as Record<string, JsonSchema>))
        components[name] ??= tidied(definition);
      const name = registry.get(schema)?.id;
      if (name === undefined) return tidied(own);
      components[name] ??= tidied(own);
      return { $ref: `${PREFIX}${name}` };
    },
  };
}

function written(schema: z.ZodType, options: Parameters<typeof z.toJSONSchema>[1]): JsonSchema {
  return z.toJSONSchema(schema, {
    unrepresentable: "any",
    ...options,
    override({ zodSchema, jsonSchema }) {
      // Dates say it by their format, and true and false in a query by their type.
      if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
      if (zodSchema._zod.def.type === "pipe" && isBoolean(zodSchema)) Object.assign(jsonSchema, { type: "boolean" });
    },
  }) as JsonSchema;
}

function isBoolean(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodCodec && schema.out instanceof z.ZodBoolean;
}

/** Without what only JSON Schema's own documents say, and with links into the components. */
function tidied(schema: unknown): JsonSchema {
  // The cast is sound: what comes out is as what went in, which is a schema.
  return JSON.parse(
    JSON.stringify(schema, (key, value) => {
      if (key === "$schema" || key === "id") return typeof value === "string" ? undefined : value;
      if ((key === "minimum" || key === "maximum") && Math.abs(value) === Number.MAX_SAFE_INTEGER) return undefined;
      if (key === "$ref" && typeof value === "string") return value.replace("#/$defs/", PREFIX);
      return value;
    }),
  ) as JsonSchema;
}
