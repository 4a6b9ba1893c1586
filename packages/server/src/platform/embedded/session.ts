import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { passwordOf } from "./cluster.ts";
import type { Site } from "./place.ts";

/** The role that owns the product's tables. No superuser, so that row-level security holds for it as anywhere else. */
export const OWNER_ROLE = "rollcall";
export const DATABASE_NAME = "rollcall";
const APPLICATION_ROLE = "rollcall_app";
// Any fixed number: whoever serves from this folder holds it.
const SERVER_LOCK = 7_203_117;
const GRACE_MS = 3_000;

export function superuserUrl(site: Site, port: number, database = "postgres"): string {
  return `postgres://postgres:${passwordOf(site)}@127.0.0.1:${port}/${database}`;
}

export function ownerUrl(site: Site, port: number): string {
  return `postgres://${OWNER_ROLE}:${passwordOf(site)}@127.0.0.1:${port}/${DATABASE_NAME}`;
}

export async function openSession(site: Site, port: number): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: superuserUrl(site, port), connectionTimeoutMillis: 5_000 });
  // When PostgreSQL ends, its exit tells; without a listener this would end the process.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Takes the lock of the one server for as long as the session lasts; false when another server has it. */
export async function takeServerLock(session: pg.Client): Promise<boolean> {
  const { rows } = await session.query(`select pg_try_advisory_lock(${SERVER_LOCK}) as is_taken`);
  return rows[0].is_taken === true;
}

/** Whether a living server has the lock. On a busy machine PostgreSQL may need a moment to see that its holder died. */
export async function isHeldByServer(session: pg.Client): Promise<boolean> {
  for (const until = Date.now() + GRACE_MS; Date.now() < until; await pause(50))
    if (await takeServerLock(session)) return false;
  return true;
}

/** The product's roles and its empty database, made when they are missing. */
export async function ensureDatabase(session: pg.Client, site: Site): Promise<void> {
  await ensureRole(session, OWNER_ROLE, `login password ${session.escapeLiteral(passwordOf(site))}`);
  await ensureRole(session, APPLICATION_ROLE, "nologin");
  await session.query(`grant ${APPLICATION_ROLE} to ${OWNER_ROLE}`);
  const { rowCount } = await session.query("select from pg_database where datname = $1", [DATABASE_NAME]);
  if (rowCount === 0) await session.query(`create database ${DATABASE_NAME} owner ${OWNER_ROLE}`);
}

async function ensureRole(session: pg.Client, name: string, options: string): Promise<void> {
  const { rowCount } = await session.query("select from pg_roles where rolname = $1", [name]);
  if (rowCount === 0) await session.query(`create role ${name} nosuperuser nocreatedb nocreaterole ${options}`);
}
