import { type CompiledQuery, DummyDriver, Kysely, PostgresAdapter, PostgresQueryCompiler, sql } from "kysely";
import { expect, test } from "vitest";
import type { Database } from "./database.ts";
import { statement } from "./statement.ts";
import type { Tables } from "./tables.ts";

/** A database that only notes what it is asked. */
function noting(): { db: Database; asked: CompiledQuery[] } {
  const asked: CompiledQuery[] = [];
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: () => {
        throw new Error("nobody looks into it");
      },
    },
    log: ({ query }) => {
      asked.push(query);
    },
  });
  return { db, asked };
}

test("a statement is built once, and filled in by the names of its values", async () => {
  const { db, asked } = noting();
  let built = 0;
  const find = statement((_, { id, tenant }: { tenant: string; id: string }) => {
    built += 1;
    return sql`select ${id}, ${tenant}, ${"always"}, ${id}`;
  });
  await find(db, { tenant: "org_1", id: "mem_1" });
  await find(db, { tenant: "org_2", id: "mem_2" });
  expect(built).toBe(1);
  expect(asked.map(({ parameters }) => parameters)).toEqual([
    ["mem_1", "org_1", "always", "mem_1"],
    ["mem_2", "org_2", "always", "mem_2"],
  ]);
  expect(asked[1]?.sql).toBe("select $1, $2, $3, $4");
});

test("values that are not named one by one are a mistake, which its first use shows", async () => {
  const { db } = noting();
  const find = statement((_, { id, ...rest }: { id: string; tenant: string }) => sql`select ${id}, ${rest.tenant}`);
  await expect(find(db, { id: "mem_1", tenant: "org_1" })).rejects.toThrow("by its name");
});
