import type { Operation } from "@rollcall/contract/operation";
import type { CallOptions, Client, InputOf, OutputOf } from "./client.ts";

type Page = { data: readonly unknown[]; next_cursor: string | null };
type RowOf<O> = OutputOf<O> extends { data: readonly (infer Row)[] } ? Row : never;

// biome-ignore lint/suspicious/noExplicitAny: as in client.ts, the four schemas are inferred back.
type Any = Operation<any, any, any, any>;

/** Every row of a list, page after page as they are asked for: `for await (const member of each(client, listMembers, { params }))`. */
export async function* each<O extends Any>(
  client: Client,
  operation: O,
  input: OutputOf<O> extends Page ? InputOf<O> : never,
  options?: CallOptions,
): AsyncGenerator<RowOf<O>, void, undefined> {
  let cursor: string | undefined;
  do {
    const page = await client.call(operation, at(input, cursor), options);
    // The type of `input` lets only operations in that answer pages.
    const { data, next_cursor } = page as Page;
    yield* data as readonly RowOf<O>[];
    cursor = next_cursor ?? undefined;
  } while (cursor !== undefined);
}

function at<Input>(input: Input, cursor: string | undefined): Input {
  const { query } = input as { query?: Record<string, unknown> };
  return cursor === undefined ? input : { ...input, query: { ...query, cursor } };
}
