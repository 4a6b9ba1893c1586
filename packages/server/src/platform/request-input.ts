import type { Operation } from "@rollcall/contract/operation";
import type { Context } from "hono";
import type * as z from "zod";
import { sentenceFor } from "./input-sentences.ts";
import { parseJson } from "./json.ts";
import { invalidInput } from "./problem.ts";
import { Refusal } from "./refusal.ts";

/** What a request holds, as its operation describes it. */
export type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
};

/** The same as it was sent. */
export type Sent = {
  params: Record<string, string>;
  query: Record<string, string | string[]>;
  bodyText: string | undefined;
};

/** Reads what a request holds, and judges none of it but its media type. */
export async function received(c: Context, { body }: Operation): Promise<Sent> {
  const takesBody = body.type !== "undefined";
  const bodyText = takesBody ? await c.req.text() : undefined;
  const mediaType = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (takesBody && mediaType !== "application/json") throw new Refusal("unsupported_media_type");
  return { params: c.req.param(), query: queryOf(c.req.url), bodyText };
}

/** In one go: asking for the values of each key anew would take the square of their number in time. */
function queryOf(url: string): Sent["query"] {
  if (!url.includes("?")) return {};
  const sent = Map.groupBy(new URL(url).searchParams, ([key]) => key);
  return Object.fromEntries([...sent].map(([key, pairs]) => [key, oneOrMany(pairs.map(([, value]) => value))]));
}

function oneOrMany(values: string[]): string | string[] {
  const [one, another] = values;
  return one !== undefined && another === undefined ? one : values;
}

/** Parses what was sent. Refuses with `invalid_input`, and with `not_found` where the address itself is wrong. */
export function parsed<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  operation: Operation<P, Q, B>,
  { params, query, bodyText }: Sent,
): Input<P, Q, B> {
  const isNothing = (schema: z.ZodType) => schema.type === "undefined";
  const path = operation.params.safeParse(isNothing(operation.params) ? undefined : params);
  if (!path.success) throw new Refusal("not_found");
  return {
    params: path.data,
    query: checked(operation.query, isNothing(operation.query) && Object.keys(query).length === 0 ? undefined : query),
    body: checked(operation.body, bodyText === undefined ? undefined : parseJson(bodyText)),
  };
}

function checked<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value, { error: sentenceFor });
  if (!result.success) throw invalidInput(result.error);
  return result.data;
}
