import type { CappedCount } from "@rollcall/contract/paging";
import { type Expression, sql } from "kysely";
import type { Reader } from "./database.ts";

const EXACT_UP_TO = 10_000;

/** Counts rows exactly up to 10,000 and stops there, so that counting costs the same however many there are (SPEC R3.6). */
export async function cappedCount(db: Reader, rows: Expression<unknown>): Promise<CappedCount> {
  const result = await sql<{ count: number }>`
    select count(*) as count from (select from (${rows}) as found limit ${sql.lit(EXACT_UP_TO + 1)}) as counted`.execute(
    db,
  );
  const count = result.rows[0]?.count ?? 0;
  return { count: Math.min(count, EXACT_UP_TO), exact: count <= EXACT_UP_TO };
}
