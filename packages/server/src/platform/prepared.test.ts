import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, type TestApp } from "../../testing/app.ts";
import { PREPARED } from "./prepared.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app?.close());

test("a connection keeps the plan of a marked statement, once, and of no other", async () => {
  const kept = await app.platform.database.connection().execute(async (connection) => {
    for (const id of ["one", "two"]) {
      await sql`select ${PREPARED} name from products where id = ${id}`.execute(connection);
      await sql`select name from products where id = ${id}`.execute(connection);
    }
    const { rows } = await sql<{ statement: string; uses: number }>`select statement,
      generic_plans + custom_plans as uses from pg_prepared_statements`.execute(connection);
    return rows;
  });
  expect(kept).toEqual([{ statement: "select /* prepared */ name from products where id = $1", uses: 2 }]);
});
