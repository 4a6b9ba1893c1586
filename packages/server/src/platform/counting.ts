import type { CappedCount } from "@rollcall/contract/paging";
import { type Expression, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Reader } from "./database.ts";

const EXACT_UP_TO = 10_000;

/** Counts rows exactly up to 10,000 and stops there, so that counting costs the same however many there are (SPEC R3.6). */
export async function cappedCount(db: Reader, rows: Expression<unknown>): Promise<CappedCount> {
  const result = await sql<{ count: number }>`
    select count(*) as count from (${cappedRows(rows)}) as counted`.execute(db);
  return capped(result.rows[0]?.count ?? 0);
}

/** As many rows as are counted, and one further. */
export function cappedRows(rows: Expression<unknown>): RawBuilder<unknown> {
  return sql`select * from (${rows}) as found limit ${sql.lit(EXACT_UP_TO + 1)}`;
}

/** A count of capped rows as it is told: exact up to 10,000. */
export function capped(count: number): CappedCount {
  return { count: Math.min(count, EXACT_UP_TO), exact: count <= EXACT_UP_TO };
}

/** Whether that many capped rows are all there are. */
export function isExact(count: Expression<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`${count} <= ${sql.lit(EXACT_UP_TO)}`;
}
