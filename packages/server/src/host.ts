import { join } from "node:path";
import { sealAll } from "./capabilities/audit/sealing.ts";
import { isUntouched, renewSetupToken } from "./capabilities/setup/store.ts";
import type { Config } from "./platform/config.ts";
import { connect } from "./platform/database.ts";
import { type Resolver, systemResolver } from "./platform/dns.ts";
import { ensureFree } from "./platform/listen.ts";
import { createLog, type Log, standardOutput } from "./platform/log.ts";
import { applicationUrl, migrate } from "./platform/migrate.ts";
import { holdDatabase, type OwnerDatabase } from "./platform/owner-database.ts";
import { keepProcesses } from "./platform/processes/keeping.ts";
import { type Stopping, stopping } from "./platform/stopping.ts";
import { inTransaction, type Platform } from "./platform/transact.ts";
import { type DemoLogin, findDemoLogins, seedDemo } from "./seed/demo.ts";
import { type Briefing, createPlatform, serve } from "./serving.ts";

// As long as requests and jobs at work have, and a little more.
const END_WITHIN_MS = 14_000;

/** A running server. */
export type Host = {
  /** The one-time link of an empty database, by which the first Organization is made. */
  setupUrl: string | undefined;
  /** Who can sign in to the demo; nobody where there is none. */
  demoLogins: readonly DemoLogin[];
  /** Where the database is, to be shown. */
  database: string;
  /** Ends everything in order: requests, jobs, connections, an embedded PostgreSQL. */
  stop(): Promise<void>;
  /** Settles when the server cannot go on. */
  failed: Promise<string>;
};

/**
 * Starts the whole product: database, migrations, jobs, HTTP, in this process or in several. It listens once `ready` is there as
 * well. What was started ends again when a later step fails.
 */
export async function startHost(
  config: Config,
  ready: Promise<void> = Promise.resolve(),
  resolver: Resolver = systemResolver(),
): Promise<Host> {
  const running = stopping();
  try {
    return config.processes === 1
      ? await startOne(config, running, ready, resolver)
      : await startMany(config, running, ready);
  } catch (error) {
    await running.stop();
    throw error;
  }
}

async function startOne(config: Config, running: Stopping, ready: Promise<void>, resolver: Resolver): Promise<Host> {
  const log = createLog(config.logLevel, standardOutput());
  const held = await holdGround(config, running, log);
  const before = async (platform: Platform) => {
    if (config.isDemo) await seedDemo(platform);
  };
  const platform = await serve(config, applicationUrl(held.ownerUrl), { running, log, resolver, before, ready });
  return { ...(await welcome(config, platform, held)), stop: () => running.stop(log) };
}

/** This process holds the database and what happens once; the others serve. */
async function startMany(config: Config, running: Stopping, ready: Promise<void>): Promise<Host> {
  const log = createLog(config.logLevel, standardOutput(), 0);
  const held = await holdGround(config, running, log);
  const url = applicationUrl(held.ownerUrl);
  const { database, close } = connect(url, { max: 5 });
  const platform = createPlatform(config, database, log);
  const greeting = await prepare(config, platform, held).finally(close);
  await ready;
  await ensureFree(config);
  const { stop } = await keepProcesses({
    count: config.processes,
    program: join(import.meta.dirname, "one-of-many.ts"),
    briefing: { config, url } satisfies Briefing,
    endWithinMs: END_WITHIN_MS + config.drainSeconds * 1_000,
    log,
  });
  running.after("processes", stop);
  return { ...greeting, stop: () => running.stop(log) };
}

async function prepare(config: Config, platform: Platform, held: OwnerDatabase): Promise<Omit<Host, "stop">> {
  if (config.isDemo) await seedDemo(platform);
  await sealAll(platform);
  return welcome(config, platform, held);
}

/** The database, at the schema of this program. */
async function holdGround(config: Config, running: Stopping, log: Log): Promise<OwnerDatabase> {
  const held = await holdDatabase(config, {
    onLine: (line) => log.debug({ postgresql: line }, "database"),
    onTrouble: (sentence) => log.error(sentence),
  });
  running.after("database", held.close);
  await migrate(held.ownerUrl);
  return held;
}

async function welcome(config: Config, platform: Platform, held: OwnerDatabase): Promise<Omit<Host, "stop">> {
  return {
    setupUrl: await setupUrlOf(platform),
    demoLogins: config.isDemo ? await findDemoLogins(platform) : [],
    database: held.place,
    failed: held.ended.then(() => "The database has ended."),
  };
}

/** Each start of an untouched database prints a link of its own; the one before stops working. */
async function setupUrlOf(platform: Platform): Promise<string | undefined> {
  if (!(await isUntouched(platform.database))) return undefined;
  const token = await inTransaction(platform, "", (tx) => renewSetupToken(tx, platform.clock()));
  return `${platform.publicUrl}/setup#${token}`;
}
