import { readdirSync, readFileSync } from "node:fs";
import { runMigrations } from "graphile-worker";
import pg from "pg";

const FOLDER = new URL("../../migrations/", import.meta.url);
/** Any fixed number: every process that changes the schema asks for the same lock. */
export const MIGRATION_LOCK = 7_203_115;
const OLDEST_POSTGRESQL = 15;
export const APPLICATION_ROLE = "rollcall_app";

/** The database is not one that this program can work with; `message` says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/** The migrations of this program, in their order. */
export function migrationFiles(folder: URL = FOLDER): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
}

/**
 * The owner's address as the application uses it: every connection acts as the role that owns nothing. Statements are not compiled:
 * where PostgreSQL can do that (as most packages of it, unlike the embedded one), compiling a list took seconds, and answering it milliseconds.
 */
export function applicationUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const options = `${url.searchParams.get("options") ?? ""} -c role=${APPLICATION_ROLE} -c jit=off`.trim();
  url.searchParams.set("options", options);
  return url.href;
}

/**
 * Brings the database to this program's schema: forward only, each file once, in a transaction of its own, under a
 * lock that other processes wait for. Throws `MigrationError` when the schema is newer than the program.
 */
export async function migrate(ownerUrl: string, folder: URL = FOLDER): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "rollcall migrations" });
  await client.connect();
  try {
    await refuseOldPostgresql(client);
    await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await ensureRole(client);
    await applyFiles(client, folder);
    await ensureJobs(client, ownerUrl);
  } finally {
    // Ending the connection frees the lock.
    await client.end();
  }
}

async function refuseOldPostgresql(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
  const version = rows[0]?.version ?? "";
  if (Number.parseInt(version, 10) < OLDEST_POSTGRESQL)
    throw new MigrationError(`This is PostgreSQL ${version}; Rollcall needs ${OLDEST_POSTGRESQL} or newer.`);
}

async function ensureRole(client: pg.Client): Promise<void> {
  if (await canActAsApplication(client)) return;
  await tolerating(["42710", "23505"], () =>
    client.query(`create role ${APPLICATION_ROLE} nologin nosuperuser nobypassrls`),
  );
  await client.query(`grant ${APPLICATION_ROLE} to current_user`);
}

/** Being a member is not enough since PostgreSQL 16, where who makes a role may not become it without a grant. */
async function canActAsApplication(client: pg.Client): Promise<boolean> {
  return client.query(`set role ${APPLICATION_ROLE}; reset role`).then(
    () => true,
    () => false,
  );
}

/** Roles belong to all databases of a server: another one may be making the same role at this moment. */
async function tolerating(codes: readonly string[], work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && codes.includes(error.code ?? ""))) throw error;
  }
}

async function applyFiles(client: pg.Client, folder: URL): Promise<void> {
  await client.query(`
    create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now());
    comment on table schema_migrations is 'The migrations that this database has seen.';
    comment on column schema_migrations.name is 'The name of the file.';
    comment on column schema_migrations.applied_at is 'When it was applied.';`);
  const { rows } = await client.query<{ name: string }>("select name from schema_migrations order by name");
  const applied = new Set(rows.map(({ name }) => name));
  const files = migrationFiles(folder);

  const unknown = [...applied].filter((name) => !files.includes(name));
  if (unknown.length > 0)
    throw new MigrationError(
      `The database is newer than this program (it has seen ${unknown.join(", ")}). Start the newer version.`,
    );

  for (const name of files.filter((each) => !applied.has(each))) await applyFile(client, folder, name);
}

async function applyFile(client: pg.Client, folder: URL, name: string): Promise<void> {
  await client.query("begin");
  try {
    await client.query(readFileSync(new URL(name, folder), "utf8"));
    await client.query("insert into schema_migrations (name) values ($1)", [name]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/** The job queue belongs to the application's role, so that a command can add a job in its own transaction. */
async function ensureJobs(client: pg.Client, ownerUrl: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>("select quote_ident(current_database()) as name");
  const database = rows[0]?.name;
  await client.query(`grant create on database ${database} to ${APPLICATION_ROLE}`);
  try {
    await runMigrations({ connectionString: applicationUrl(ownerUrl) });
    // The library's view would read past row-level security, as whoever owns it.
    await client.query("alter view graphile_worker.jobs set (security_invoker = true)");
  } finally {
    await client.query(`revoke create on database ${database} from ${APPLICATION_ROLE}`);
  }
}
