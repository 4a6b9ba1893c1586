import { sql } from "kysely";
import type pg from "pg";
import type { Reader } from "./database.ts";

const MARK = "/* prepared */";

/**
 * Stands in a statement that almost every request sends: each connection then plans it once. Only for statements of one
 * text, which names its columns, whose plan is the same for a small Organization and a large one.
 */
export const PREPARED = sql.raw<never>(MARK);

/**
 * Reads by an index, row for row, and by a plan that is kept. Row-level security and the query both name the Organization; the
 * planner takes that for two conditions, and so for few rows: quick to collect and sort, and cheap to plan for anew each time.
 * `read` asks at once, by statements that are marked as `PREPARED`.
 */
export async function byIndex<T>(db: Reader, read: () => Promise<T>): Promise<T> {
  const [, answer] = await Promise.all([setPlanning(db, "off"), read(), setPlanning(db, "on")]);
  return answer;
}

function setPlanning(db: Reader, anything: "on" | "off"): Promise<unknown> {
  const plans = anything === "on" ? "auto" : "force_generic_plan";
  return sql`select ${PREPARED} set_config('enable_sort', ${anything}, true),
    set_config('enable_bitmapscan', ${anything}, true), set_config('plan_cache_mode', ${plans}, true)`.execute(db);
}

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
