import { type StdioOptions, spawn } from "node:child_process";
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedDatabase } from "../src/platform/embedded-database.ts";
import { migrate } from "../src/platform/migrate.ts";

/** Where the tests' PostgreSQL is: `adminUrl` makes databases, `ownerUrl` owns what is in them. */
export type TestCluster = { adminUrl: string; ownerUrl: string; template: string };

declare module "vitest" {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

/** One PostgreSQL for the whole run, with one migrated database that every test database is copied from. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, ownerUrl, stop } = await openCluster();
  const template = `rollcall_template_${process.pid}`;
  const owner = new URL(ownerUrl).username;
  await run(adminUrl, `drop database if exists ${template}`, `create database ${template} owner "${owner}"`);
  await migrate(urlOf(ownerUrl, template));
  provide("cluster", { adminUrl, ownerUrl, template });
  return async () => {
    await dropAll(adminUrl, template);
    await stop();
  };
}

type Cluster = { adminUrl: string; ownerUrl: string; stop(): Promise<void> };

async function openCluster(): Promise<Cluster> {
  const given = process.env["DATABASE_URL"];
  if (given) return { adminUrl: given, ownerUrl: given, stop: async () => {} };
  const dataDir = mkdtempSync(join(tmpdir(), "rollcall-test-"));
  // PostgreSQL may run as another user, who has to pass.
  chmodSync(dataDir, 0o711);
  const endWatch = cleanUpWhenWeAreGone(dataDir);
  const shelf = join(dataDir, "shelf");
  const database = await startEmbeddedDatabase({ dataDir, shelf, isDurable: false, maxConnections: 300 });
  const stop = async () => {
    await database.stop();
    await endWatch();
  };
  return { adminUrl: database.superuserUrl, ownerUrl: database.ownerUrl, stop };
}

/** Until the folder is gone: end the PostgreSQL in it, which may only just be starting, and take the folder away. */
const CLEAN_UP = `read -r _
while [ -e "$1" ]; do
  pid=$(cat "$1/postgres/postmaster.pid" "$1/shelf/postgres/postmaster.pid" 2>/dev/null | head -n 1)
  if [ -n "$pid" ]; then kill -QUIT "$pid" 2>/dev/null; while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done; fi
  rm -rf -- "$1" 2>/dev/null || sleep 0.2
done`;

/** A shell that waits for our end, however it comes. */
function cleanUpWhenWeAreGone(folder: string): () => Promise<void> {
  const stdio: StdioOptions = ["pipe", "ignore", "ignore"];
  const watch = spawn("/bin/sh", ["-c", CLEAN_UP, "sh", folder], { detached: true, stdio });
  const ended = new Promise<void>((resolve) => watch.once("close", () => resolve()));
  watch.unref();
  return () => {
    watch.ref();
    watch.stdin?.end();
    return ended;
  };
}

async function dropAll(adminUrl: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "select datname as name from pg_database where datname like $1 || '%'",
    [template],
  );
  for (const { name } of rows) await client.query(`drop database "${name}" with (force)`);
  await client.end();
}

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

export function urlOf(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}
