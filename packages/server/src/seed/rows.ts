import { sql } from "kysely";
import type { Writer } from "../platform/database.ts";
import type { Tables } from "../platform/tables.ts";

const ROWS_AT_ONCE = 5_000;

/** Writes many rows in few statements. Every row has the same columns. */
export async function insertRows<Table extends keyof Tables>(
  tx: Writer,
  table: Table,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const some = rows.slice(start, start + ROWS_AT_ONCE);
    const columns = sql.join(Object.keys(some[0] ?? {}).map((name) => sql.ref(name)));
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(some)}::json)`.execute(
      tx,
    );
  }
}

/** Counts seats that were written as rows, as whoever takes one would have. */
export async function countSeats(tx: Writer, organizationId: string): Promise<void> {
  await sql`
    update subscriptions set seats_used = counted.used, seats_reserved = counted.reserved
    from (select product_id, count(member_id) as used, count(invitation_id) as reserved
      from seats where organization_id = ${organizationId} group by product_id) as counted
    where subscriptions.organization_id = ${organizationId} and subscriptions.product_id = counted.product_id`.execute(
    tx,
  );
}
