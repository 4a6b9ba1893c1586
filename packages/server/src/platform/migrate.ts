import { readdirSync, readFileSync } from "node:fs";
import { runMigrations } from "graphile-worker";
import pg from "pg";

const FOLDER = new URL("../../migrations/", import.meta.url);
// Any fixed number: every process that migrates asks for the same lock.
const LOCK = 7_203_115;
export const APPLICATION_ROLE = "rollcall_app";

/** The database is not one that this program can work with; `message` says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/**
 * Brings the database to this program's schema: forward only, each file once, in a transaction of its own, under a
 * lock that other processes wait for. Throws `MigrationError` when the schema is newer than the program.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${LOCK})`);
    await ensureRole(client);
    await applyFiles(client);
    await ensureJobs(client, ownerUrl);
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [APPLICATION_ROLE]);
  if (rowCount === 0) await client.query(`create role ${APPLICATION_ROLE} nologin nosuperuser nobypassrls`);
  const { rows } = await client.query("select pg_has_role(current_user, $1, 'member') as is_member", [
    APPLICATION_ROLE,
  ]);
  if (rows[0]?.is_member !== true) await client.query(`grant ${APPLICATION_ROLE} to current_user`);
}

async function applyFiles(client: pg.Client): Promise<void> {
  await client.query(`
    create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now());
    comment on table schema_migrations is 'The migrations that this database has seen.';
    comment on column schema_migrations.name is 'The name of the file.';
    comment on column schema_migrations.applied_at is 'When it was applied.';`);
  const { rows } = await client.query<{ name: string }>("select name from schema_migrations order by name");
  const applied = new Set(rows.map(({ name }) => name));
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".sql"))
    .sort();

  const unknown = [...applied].filter((name) => !files.includes(name));
  if (unknown.length > 0)
    throw new MigrationError(
      `The database is newer than this program (it has seen ${unknown.join(", ")}). Start the newer version.`,
    );

  for (const name of files.filter((each) => !applied.has(each))) await applyFile(client, name);
}

async function applyFile(client: pg.Client, name: string): Promise<void> {
  await client.query("begin");
  try {
    await client.query(readFileSync(new URL(name, FOLDER), "utf8"));
    await client.query("insert into schema_migrations (name) values ($1)", [name]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/** The job queue belongs to the application's role, so that a command can add a job in its own transaction. */
async function ensureJobs(client: pg.Client, ownerUrl: string): Promise<void> {
  const { rows } = await client.query("select quote_ident(current_database()) as name");
  const database: string = rows[0].name;
  const url = new URL(ownerUrl);
  url.searchParams.set("options", `${url.searchParams.get("options") ?? ""} -c role=${APPLICATION_ROLE}`.trim());
  await client.query(`grant create on database ${database} to ${APPLICATION_ROLE}`);
  try {
    await runMigrations({ connectionString: url.href });
  } finally {
    await client.query(`revoke create on database ${database} from ${APPLICATION_ROLE}`);
  }
}
