import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { standInForCitus } from "../../../testing/citus-stand-in.ts";
import { createTestDatabase, type TestDatabase } from "../../../testing/database.ts";
import { connect, type OpenDatabase } from "../../platform/database.ts";
import { MIGRATION_LOCK } from "../../platform/migrate.ts";
import type { Platform } from "../../platform/transact.ts";
import { operatorCommands } from "../commands.ts";

/** Every table that belongs to no Organization. A new one has to be thought about: is it joined with theirs, or alone? */
const BESIDE_ORGANIZATIONS = [
  "accounts",
  "half_sign_ins",
  "passkey_challenges",
  "passkeys",
  "plans",
  "products",
].concat(["recovery_codes", "sessions", "totp_apps", "users"]);
const ALONE = ["kept_mails", "rate_limits", "schema_migrations", "user_events", "verifications", "verified_domains"];

type Citus = Awaited<ReturnType<typeof standInForCitus>>;
type Answer = { done: string[]; distributed: string[]; reference: string[]; local: string[] };

let database: TestDatabase;
let opened: OpenDatabase;
let citus: Citus | undefined;

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await opened?.close();
  await citus?.end();
  citus = undefined;
  await database.drop();
});

/** As whoever types the command: its options are read, and it runs as the owner of the tables. */
async function distribute(options: Record<string, string> = {}): Promise<Answer> {
  const command = operatorCommands["database distribute"];
  if (command === undefined) throw new Error("the command is there");
  await opened?.close();
  opened = connect(database.ownerUrl, { max: 1 });
  // The casts are sound: the command uses nothing else of a platform, and answers so.
  return command.run({ database: opened.database } as Platform, command.options.parse(options)) as Promise<Answer>;
}

async function withCitus(): Promise<Citus> {
  citus = await standInForCitus(database);
  return citus;
}

const placed = async ({ query }: Citus) =>
  (await query<{ count: number }>("select count(*)::integer as count from pg_dist_partition")).rows[0]?.count;

const unforced = async ({ query }: Citus) =>
  (
    await query<{ name: string }>(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and a.attname = 'organization_id' and not c.relforcerowsecurity`)
  ).rows.map(({ name }) => name);

test("a PostgreSQL without Citus is refused with what to do", async () => {
  await expect(distribute()).rejects.toThrow(
    /^This PostgreSQL has no Citus.* Install it on every machine.*docs\/distributing\.md/,
  );
});

test("what does not run over shards is named, and nothing is changed", async () => {
  const standIn = await withCitus();
  await expect(distribute()).rejects.toThrow(/held_roles_of\(.*Nothing was changed\..*--trial yes/s);
  expect(await placed(standIn)).toBe(0);
});

test("every table finds its place, with row-level security forced", async () => {
  const standIn = await withCitus();
  const { distributed, reference, local, done } = await distribute({ trial: "yes", shards: "48" });
  expect([...reference].sort()).toEqual([...BESIDE_ORGANIZATIONS].sort());
  expect([...local].sort()).toEqual(ALONE);
  const { rows } = await standIn.query<{ name: string }>(`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'organization_id' order by 1`);
  expect([...distributed].sort()).toEqual(rows.map(({ name }) => name).sort());
  expect(await placed(standIn)).toBe(distributed.length + reference.length);
  expect(await unforced(standIn)).toEqual([]);
  expect(done.filter((statement) => statement.includes("colocate_with => 'none', shard_count => 48"))).toHaveLength(1);
  expect(done.filter((statement) => statement.includes("create_distributed_function"))).not.toEqual([]);
});

test("asked again it does nothing", async () => {
  await withCitus();
  await distribute({ trial: "yes" });
  expect((await distribute({ trial: "yes" })).done).toEqual([]);
});

test("where it stopped it goes on, and leaves no table open", async () => {
  const standIn = await withCitus();
  await standIn.query("insert into broken values ('members')");
  await expect(distribute({ trial: "yes" })).rejects.toThrow(
    /^It stopped at members: a machine is away\n.*run it again/,
  );
  expect(await unforced(standIn)).toEqual([]);
  const before = (await placed(standIn)) ?? 0;
  expect(before).toBeGreaterThan(BESIDE_ORGANIZATIONS.length);
  await standIn.query("delete from broken");
  const { done, distributed } = await distribute({ trial: "yes" });
  expect(done.filter((statement) => statement.includes("create_distributed_table"))).toHaveLength(
    distributed.length + BESIDE_ORGANIZATIONS.length - before,
  );
});

test.each<[string, (client: pg.Client) => Promise<unknown>, RegExp]>([
  ["a process is there", async () => {}, /Rollcall is running on this database/],
  [
    "another process migrates",
    async (client) => {
      await client.query("set application_name = 'psql'");
      await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    },
    /being migrated or distributed by another process/,
  ],
])("it does not begin while %s", async (_, act, sentence) => {
  await withCitus();
  const client = new pg.Client({ connectionString: database.appUrl, application_name: "rollcall" });
  await client.connect();
  await act(client);
  await expect(distribute({ trial: "yes" })).rejects.toThrow(sentence);
  await client.end();
});

test("a table that Citus would refuse stops it before anything moves", async () => {
  const standIn = await withCitus();
  await standIn.query("create unique index one_name_for_all on members (sort_name)");
  await expect(distribute({ trial: "yes" })).rejects.toThrow(
    "Citus would refuse these tables:\n  members: the unique index one_name_for_all must hold organization_id.\nNothing was changed.",
  );
  expect(await placed(standIn)).toBe(0);
});
