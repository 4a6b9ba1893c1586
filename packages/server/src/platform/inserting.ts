import { type Insertable, sql } from "kysely";
import type { Writer } from "./database.ts";
import { PREPARED } from "./prepared.ts";
import type { Tables } from "./tables.ts";

type Row<T extends keyof Tables> = Insertable<Tables[T]>;

/**
 * Inserts rows, all with the columns of the first one, by a statement of one text however many there are, whose plan is kept. What
 * stands in a column of JSON is given as it is, not as text.
 */
export function insertRows<T extends keyof Tables & string>(
  tx: Writer,
  table: T,
  rows: readonly [Row<T>, ...Row<T>[]],
) {
  // The casts are sound: the keys of a row are columns of its table, as `Insertable` says.
  const columns = Object.keys(rows[0]) as (keyof Tables[T] & string)[];
  const values = sql`select ${PREPARED} ${sql.join(columns.map((column) => sql.ref(column)))}
    from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`;
  return tx
    .insertInto(table)
    .columns(columns as never)
    .expression(values);
}
