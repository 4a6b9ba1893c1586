import { appendFileSync, chmodSync, chownSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { ensureCluster } from "../src/platform/embedded/cluster.ts";
import { type Place, preparePlace } from "../src/platform/embedded/place.ts";
import { type Postmaster, startPostmaster } from "../src/platform/embedded/postmaster.ts";
import { ensureDatabase, openSession, ownerUrl, superuserUrl } from "../src/platform/embedded/session.ts";
import { applicationUrl, migrate } from "../src/platform/migrate.ts";
import type { TestDatabase } from "./database.ts";

/** A PostgreSQL of its own, and another that follows it by streaming replication. */
export type Replicated = {
  primary: TestDatabase;
  replicaUrl: string;
  /** The replica goes on receiving what happens, and shows nothing of it until it is resumed. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends the replica, as when its machine is away. */
  endReplica(): Promise<void>;
  startReplica(): Promise<void>;
  close(): Promise<void>;
};

const settings = { fsync: "off", max_connections: "60", hot_standby: "on" };

export async function startReplicated(): Promise<Replicated> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-replicated-"));
  // PostgreSQL may run as another user, who has to pass.
  chmodSync(folder, 0o711);
  const place = preparePlace(join(folder, "primary"), join(folder, "shelf"));
  await ensureCluster(place, { isDurable: false });
  const begun = await run(place);
  const session = await openSession(place, begun.port);
  await ensureDatabase(session, place);
  await migrate(ownerUrl(place, begun.port));
  await everybodyLeft(session);
  await session.end();
  await begun.stop();

  const copy = copyOf(place);
  const primary = await run(place, begun.port);
  follow(copy, superuserUrl(place, primary.port));
  let replica = await run(copy);
  const replicaPort = replica.port;
  const admin = inDatabase(superuserUrl(place, primary.port));
  const onReplica = () => new pg.Client(superuserUrl(copy, replicaPort));
  const url = ownerUrl(place, primary.port);
  return {
    primary: { ownerUrl: url, appUrl: applicationUrl(url), adminUrl: admin, drop: async () => {} },
    replicaUrl: applicationUrl(ownerUrl(copy, replicaPort)),
    pause: () => say(onReplica(), "select pg_wal_replay_pause()"),
    resume: () => say(onReplica(), "select pg_wal_replay_resume()"),
    endReplica: () => replica.stop(),
    async startReplica() {
      replica = await run(copy, replicaPort);
    },
    async close() {
      await replica.stop();
      await primary.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a library closes without waiting would hear that PostgreSQL ends, and nobody would listen. */
async function everybodyLeft(session: pg.Client): Promise<void> {
  const others = "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
  while ((await session.query(others)).rowCount !== 0);
}

function run(place: Place, port?: number): Promise<Postmaster> {
  return startPostmaster(place, { settings, onLine: () => {}, ...(port !== undefined && { port }) });
}

/** What lies beside it, where the primary is at rest. */
function copyOf(place: Place): Place {
  const copy = { ...place, dataFolder: `${place.dataFolder}-replica` };
  cpSync(place.dataFolder, copy.dataFolder, { recursive: true, preserveTimestamps: true });
  chmodSync(copy.dataFolder, 0o700);
  return copy;
}

function follow({ dataFolder, account }: Place, primaryUrl: string): void {
  appendFileSync(join(dataFolder, "postgresql.auto.conf"), `primary_conninfo = '${primaryUrl}'\n`);
  writeFileSync(join(dataFolder, "standby.signal"), "");
  if (account !== undefined) chownAll(dataFolder, account);
}

function chownAll(folder: string, { uid, gid }: { uid: number; gid: number }): void {
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    chownSync(join(entry.parentPath, entry.name), uid, gid);
}

async function say(client: pg.Client, statement: string): Promise<void> {
  await client.connect();
  await client.query(statement);
  await client.end();
}

function inDatabase(url: string): string {
  return Object.assign(new URL(url), { pathname: "/rollcall" }).href;
}
