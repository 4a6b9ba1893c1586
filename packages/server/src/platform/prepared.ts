import { sql } from "kysely";
import type pg from "pg";

const MARK = "/* prepared */";

/**
 * Stands in a statement that almost every request sends: each connection then plans it once. Only for statements of one
 * text, which names its columns, whose plan is the same for a small Organization and a large one.
 */
export const PREPARED = sql.raw<never>(MARK);

const names = new Map<string, string>();

/** Gives the marked statements of a connection a name, by which PostgreSQL keeps their plans. */
export function keepPrepared(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const named = (text: unknown, values: unknown, ...others: unknown[]) =>
    typeof text === "string" && text.includes(MARK)
      ? query({ name: nameOf(text), text, values }, ...others)
      : query(text, values, ...others);
  // The cast is sound: it takes and gives back what `query` does.
  client.query = named as typeof client.query;
}

function nameOf(text: string): string {
  const name = names.get(text) ?? `prepared_${names.size}`;
  names.set(text, name);
  return name;
}
