import { setTimeout as pause } from "node:timers/promises";
import { consequences, createApp, followers, jobs, measures, reactionPlan, reactions } from "./app.ts";
import { createSealer } from "./capabilities/audit/sealing.ts";
import { isUntouched, renewSetupToken } from "./capabilities/setup/store.ts";
import { systemClock } from "./platform/clock.ts";
import type { Config } from "./platform/config.ts";
import { connect } from "./platform/database.ts";
import { watchDatabase } from "./platform/database-watch.ts";
import { type Resolver, systemResolver } from "./platform/dns.ts";
import { tidying } from "./platform/housekeeping.ts";
import { keptMailer } from "./platform/kept-mail.ts";
import { keptSecret } from "./platform/kept-secret.ts";
import { listen } from "./platform/listen.ts";
import { createLog, type Log, standardOutput } from "./platform/log.ts";
import type { Mailer } from "./platform/mail.ts";
import { createMemory, hearChanges } from "./platform/memory.ts";
import { createMetrics } from "./platform/metrics.ts";
import { applicationUrl, migrate } from "./platform/migrate.ts";
import { createOutbound } from "./platform/outbound.ts";
import { holdDatabase } from "./platform/owner-database.ts";
import { createReadiness } from "./platform/readiness.ts";
import { secretsFrom } from "./platform/secrets.ts";
import { smtpMailer } from "./platform/smtp.ts";
import { type Stopping, stopping } from "./platform/stopping.ts";
import { createTeller } from "./platform/telling.ts";
import type { Tracing } from "./platform/tracing.ts";
import { inTransaction, type Platform } from "./platform/transact.ts";
import { type DemoLogin, findDemoLogins, seedDemo } from "./seed/demo.ts";
import { startWorker } from "./worker.ts";

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
 * Starts the whole product: database, migrations, jobs, HTTP. It listens once `ready` is there as well. What was started
 * ends again when a later step fails.
 */
export async function startHost(
  config: Config,
  ready: Promise<void> = Promise.resolve(),
  resolver: Resolver = systemResolver(),
): Promise<Host> {
  const running = stopping();
  try {
    return await start(config, running, ready, resolver);
  } catch (error) {
    await running.stop();
    throw error;
  }
}

async function start(config: Config, running: Stopping, ready: Promise<void>, resolver: Resolver): Promise<Host> {
  const log = createLog(config.logLevel, standardOutput());
  const held = await holdDatabase(config, {
    onLine: (line) => log.debug({ postgresql: line }, "database"),
    onTrouble: (sentence) => log.error(sentence),
  });
  running.after("database", held.close);
  await migrate(held.ownerUrl);

  const url = applicationUrl(held.ownerUrl);
  const { database, pool, cut, ...connections } = connect(url, { max: config.poolSize });
  running.after("connections", connections.close);
  running.after("watch", watchDatabase(url, { cut, log }).close);
  const platform = createPlatform(config, database, log, resolver);
  platform.tracing = await tracingOf(config, log);
  running.after("traces", async () => platform.tracing?.stop());
  const sealer = createSealer(platform);
  platform.afterCommit = sealer.wake;
  platform.memory = createMemory();
  running.after("hearing changes", hearChanges(url, platform.memory).stop);
  running.after("sealing", sealer.stop);
  const teller = createTeller(platform);
  platform.tellOthers = teller.tell;
  running.after("telling changes", teller.stop);

  if (config.isDemo) await seedDemo(platform);

  const jobNames = [...jobs, ...reactions, tidying].map(({ name }) => name);
  const metrics = createMetrics({ platform, pool, jobNames, measures });
  const mailer = metrics.counting(createMailer(config, platform));
  running.after("mail", mailer.close);
  const worker = await startWorker({ platform, mailer, pool, reactions, jobs });
  running.after("jobs", worker.stop);

  const readiness = createReadiness(database);
  const app = createApp(platform, { ...config, showsMailbox: showsMailbox(config), readiness, metrics });
  await ready;
  const close = await listen(app, config.host, config.port);
  running.after("requests", async () => {
    readiness.stop();
    await pause(config.drainSeconds * 1_000);
    await Promise.all([close(), worker.stop()]);
  });
  return {
    setupUrl: await setupUrlOf(platform),
    demoLogins: config.isDemo ? await findDemoLogins(platform) : [],
    database: held.place,
    stop: () => running.stop(log),
    failed: held.ended.then(() => "The database has ended."),
  };
}

/** Mails are kept and shown only where nobody but whoever tries Rollcall can be: on their own machine. */
export function showsMailbox({ isProduction, smtpUrl, host }: Config): boolean {
  return !isProduction && smtpUrl === undefined && ["127.0.0.1", "::1", "localhost"].includes(host);
}

export function createPlatform(
  config: Config,
  database: Platform["database"],
  log: Log,
  resolver: Resolver = systemResolver(),
): Platform {
  const secrets = secretsFrom(config.secret ?? keptSecret(config.dataDir));
  const outbound = createOutbound({
    resolver,
    allowsLoopback: config.allowsLoopback,
    networks: config.allowedNetworks,
  });
  const { publicUrl } = config;
  return {
    database,
    secrets,
    clock: systemClock,
    log,
    publicUrl,
    resolver,
    outbound,
    consequences,
    reactionPlan,
    followers,
  };
}

/** What OpenTelemetry brings is loaded only where it is wanted. */
async function tracingOf({ traces }: Config, log: Log): Promise<Tracing | undefined> {
  if (traces === undefined) return undefined;
  const { openTelemetry } = await import("./platform/open-telemetry.ts");
  return openTelemetry(traces, log);
}

function createMailer({ smtpUrl, mailFrom }: Config, platform: Platform): Mailer {
  return smtpUrl === undefined ? keptMailer(platform) : smtpMailer({ url: smtpUrl, from: mailFrom });
}

/** Each start of an untouched database prints a link of its own; the one before stops working. */
async function setupUrlOf(platform: Platform): Promise<string | undefined> {
  if (!(await isUntouched(platform.database))) return undefined;
  const token = await inTransaction(platform, "", (tx) => renewSetupToken(tx, platform.clock()));
  return `${platform.publicUrl}/setup#${token}`;
}
