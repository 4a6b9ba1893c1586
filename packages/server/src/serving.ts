import { setTimeout as pause } from "node:timers/promises";
import { consequences, createApp, followers, jobs, measures, reactionPlan, reactions } from "./app.ts";
import { createSealer } from "./capabilities/audit/sealing.ts";
import { systemClock } from "./platform/clock.ts";
import type { Config } from "./platform/config.ts";
import { connect } from "./platform/database.ts";
import { watchDatabase } from "./platform/database-watch.ts";
import { type Resolver, systemResolver } from "./platform/dns.ts";
import { tidying } from "./platform/housekeeping.ts";
import { keptMailer } from "./platform/kept-mail.ts";
import { keptSecret } from "./platform/kept-secret.ts";
import { listen } from "./platform/listen.ts";
import type { Log } from "./platform/log.ts";
import type { Mailer } from "./platform/mail.ts";
import { createMemory, hearChanges } from "./platform/memory.ts";
import { createMetrics } from "./platform/metrics.ts";
import { applicationUrl } from "./platform/migrate.ts";
import { createOutbound } from "./platform/outbound.ts";
import type { Colleagues } from "./platform/processes/colleagues.ts";
import { createReadiness } from "./platform/readiness.ts";
import { openReplica } from "./platform/replica.ts";
import { secretsFrom } from "./platform/secrets.ts";
import { smtpMailer } from "./platform/smtp.ts";
import type { Stopping } from "./platform/stopping.ts";
import { createTeller } from "./platform/telling.ts";
import type { Tracing } from "./platform/tracing.ts";
import type { Platform } from "./platform/transact.ts";
import { startWorker } from "./worker.ts";

/** What a process of several needs to know to serve. */
export type Briefing = { config: Config; url: string };

export type Serving = {
  running: Stopping;
  log: Log;
  resolver?: Resolver;
  /** The other processes of this server. */
  colleagues?: Colleagues;
  /** Happens before there are jobs and requests. */
  before?: (platform: Platform) => Promise<void>;
  /** It listens once this is there as well. */
  ready?: Promise<void>;
};

/** Serves requests and jobs in this process, with a database that is there. */
export async function serve(config: Config, url: string, serving: Serving): Promise<Platform> {
  const { running, log, resolver, colleagues, before, ready } = serving;
  const { database, pool, cut, ...connections } = connect(url, { max: config.poolSize });
  running.after("connections", connections.close);
  running.after("watch", watchDatabase(url, { cut, log }).close);
  const platform = createPlatform(config, database, log, resolver);
  platform.tracing = await tracingOf(config, log);
  running.after("traces", async () => platform.tracing?.stop());
  if (config.replicaUrl !== undefined) {
    const replica = openReplica(applicationUrl(config.replicaUrl), { primary: database, log, max: config.poolSize });
    platform.replica = replica;
    running.after("replica", replica.close);
  }
  const sealer = createSealer(platform);
  platform.afterCommit = sealer.wake;
  platform.memory = createMemory();
  running.after("hearing changes", hearChanges(url, platform.memory).stop);
  running.after("sealing", sealer.stop);
  const teller = createTeller(platform);
  platform.tellOthers = teller.tell;
  running.after("telling changes", teller.stop);

  await before?.(platform);

  const jobNames = [...jobs, ...reactions, tidying].map(({ name }) => name);
  const metrics = createMetrics({ platform, pool, jobNames, measures, colleagues });
  const mailer = metrics.counting(createMailer(config, platform));
  running.after("mail", mailer.close);
  const worker = await startWorker({ platform, mailer, pool, reactions, jobs });
  running.after("jobs", worker.stop);

  const readiness = createReadiness(database);
  const app = createApp(platform, { ...config, showsMailbox: showsMailbox(config), readiness, metrics, colleagues });
  await ready;
  const close = await listen(app, config, { isShared: colleagues !== undefined });
  running.after("requests", async () => {
    readiness.stop();
    await pause(config.drainSeconds * 1_000);
    await Promise.all([close(), worker.stop()]);
  });
  return platform;
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
