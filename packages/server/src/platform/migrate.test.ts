import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../testing/database.ts";
import { MigrationError, migrate } from "./migrate.ts";

const shipped = join(import.meta.dirname, "../../migrations");

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase({ isMigrated: false });
  folder = mkdtempSync(join(tmpdir(), "rollcall-migrations-"));
  for (const name of readdirSync(shipped)) copyFileSync(join(shipped, name), join(folder, name));
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const migrateBy = (ownFolder = folder) => migrate(database.ownerUrl, pathToFileURL(`${ownFolder}/`));

async function ask<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function seen(): Promise<string[]> {
  const rows = await ask<{ name: string }>("select name from schema_migrations order by name");
  return rows.map(({ name }) => name);
}

test("an empty database gets every migration, once, however many servers start together", async () => {
  await Promise.all(Array.from({ length: 4 }, () => migrateBy()));
  await migrateBy();
  expect(await seen()).toEqual(readdirSync(shipped).sort());
});

test("a later migration is added to what is there", async () => {
  await migrateBy();
  writeFileSync(join(folder, "9998-later.sql"), "create table later (word text)");
  await migrateBy();
  expect((await seen()).at(-1)).toBe("9998-later.sql");
});

test("a database that is newer than the program stops it with a sentence and stays as it is", async () => {
  writeFileSync(join(folder, "9998-later.sql"), "create table later (word text)");
  await migrateBy();
  const start = migrateBy(shipped);
  await expect(start).rejects.toThrow(MigrationError);
  await expect(start).rejects.toThrow(/newer than this program \(it has seen 9998-later\.sql\)/);
  expect((await seen()).at(-1)).toBe("9998-later.sql");
});

test("a migration that fails leaves nothing of itself behind", async () => {
  await migrateBy();
  writeFileSync(join(folder, "9999-broken.sql"), "create table half (word text); select no_such_function()");
  await expect(migrateBy()).rejects.toThrow(/no_such_function/);
  expect(await ask("select from pg_class where relname = 'half'")).toEqual([]);
  expect(await seen()).not.toContain("9999-broken.sql");
});

test("the application may not create anything in the database when all is done", async () => {
  await migrateBy();
  const rows = await ask<{ may: boolean }>(`
    select has_database_privilege('rollcall_app', current_database(), 'create')
      or has_schema_privilege('rollcall_app', 'public', 'create') as may`);
  expect(rows).toEqual([{ may: false }]);
});
