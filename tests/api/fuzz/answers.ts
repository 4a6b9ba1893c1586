import type { OpenApiDocument } from "@rollcall/contract/openapi";
import type { AnyOperation } from "@rollcall/contract/operation";
import * as z from "zod";

type Media = { schema: Record<string, unknown> };
type Response = { content?: Record<string, Media> };
export type Answer = { status: number; type: string; text: string };

/**
 * Says what is wrong with an answer by the document alone: its status, its type, or its shape. Whatever the document says,
 * no status from 500 on is right, but one that is expected.
 */
export function answerChecker(document: OpenApiDocument, { expected }: { expected?: number } = {}) {
  const inside = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll("#/components/schemas/", "#/$defs/"));
  const $defs = inside(document.components.schemas);
  const schemas = new Map<string, z.ZodType>();
  const schemaOf = (key: string, { schema }: Media): z.ZodType => {
    const known = schemas.get(key) ?? z.fromJSONSchema({ ...inside(schema), $defs });
    schemas.set(key, known);
    return known;
  };

  return ({ name, method, path }: AnyOperation, { status, type, text }: Answer): string | undefined => {
    if (status >= 500 && status !== expected) return `it broke: ${status}`;
    const described = document.paths[path]?.[method.toLowerCase()] as { responses: Record<string, Response> };
    const response = described.responses[status];
    if (response === undefined) return `status ${status} is not documented`;
    if (response.content === undefined) return text === "" ? undefined : "there should be no body";
    const media = response.content[type];
    if (media === undefined) return `type ${type} is not documented for ${status}`;
    if (!type.endsWith("json")) return undefined;
    const result = schemaOf(`${name} ${status}`, media).safeParse(JSON.parse(text));
    return result.success
      ? undefined
      : `${status} is not as documented: ${z.prettifyError(result.error).slice(0, 400)}`;
  };
}
