import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { type Mailer, PermanentMailError } from "./mail.ts";
import type { Colleagues } from "./processes/colleagues.ts";
import { countJobs } from "./queue-counts.ts";
import type { Replica } from "./replica.ts";
import type { Platform } from "./transact.ts";

/** A number about the whole product that a capability knows how to count. */
export type Measure = { name: string; help: string; count(platform: Platform): Promise<number> };

/** What the processes of a server count, for Prometheus. Every label has few values: names of ours, never what was sent. */
export type Metrics = {
  /** Counts a request from here to the call of what it gives back. */
  request(): (answered: { operation: string; status: number }) => void;
  /** The same mailer, with what it sends counted. */
  counting(mailer: Mailer): Mailer;
  /** Everything in the text format of Prometheus. What is in the database is counted now. */
  page(): Promise<{ type: string; text: string }>;
};

type Measured = {
  platform: Platform;
  pool: Pick<pg.Pool, "totalCount" | "idleCount" | "waitingCount">;
  /** The names of the jobs that this program knows; others are counted together. */
  jobNames: readonly string[];
  measures: readonly Measure[];
  /** The other processes of this server, which are counted together with this one. */
  colleagues?: Colleagues | undefined;
};

const BUCKETS_SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const PATIENCE_MS = 3_000;

export function createMetrics(measured: Measured): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const durations = new Histogram({
    name: "rollcall_request_duration_seconds",
    help: "How long requests took until their answer began, by operation and class of status.",
    labelNames: ["operation", "status"],
    buckets: BUCKETS_SECONDS,
    registers,
  });
  const inFlight = new Gauge({ name: "rollcall_requests_in_flight", help: "Requests at work.", registers });
  const mails = new Counter({
    name: "rollcall_mails_total",
    help: "Tries to send a mail, by outcome: sent, refused for good, failed for now.",
    labelNames: ["outcome"],
    registers,
  });
  measurePool(registry, measured.pool);
  measureReplica(registry, measured.platform.replica);
  new Gauge({ name: "rollcall_processes", help: "Processes of this server that answer.", registers }).set(1);
  // What is in the database is the same for all of them, so it is not counted together.
  const common = new Registry();
  const measureDatabase = databaseMeasures(common, measured);
  const { colleagues } = measured;
  colleagues?.answer(COUNTED, () => registry.getMetricsAsJSON());

  return {
    request() {
      const startedAt = performance.now();
      inFlight.inc();
      return ({ operation, status }) => {
        inFlight.dec();
        const seconds = (performance.now() - startedAt) / 1_000;
        durations.observe({ operation, status: `${Math.floor(status / 100)}xx` }, seconds);
      };
    },
    counting: ({ send, close }) => ({
      close,
      async send(mail) {
        try {
          await send(mail);
          mails.inc({ outcome: "sent" });
        } catch (error) {
          mails.inc({ outcome: error instanceof PermanentMailError ? "refused" : "failed" });
          throw error;
        }
      },
    }),
    async page() {
      const [counted] = await Promise.all([together(registry, colleagues), measureDatabase()]);
      return { type: registry.contentType, text: await Registry.merge([counted, common]).metrics() };
    },
  };
}

const COUNTED = "counted";

/** What each process has counted, as one. */
async function together(own: Registry, colleagues: Colleagues | undefined): Promise<Registry> {
  if (colleagues === undefined) return own;
  const others = await colleagues.ask(COUNTED);
  // The cast is sound: processes of one program speak to each other.
  return AggregatorRegistry.aggregate([await own.getMetricsAsJSON(), ...(others as object[])]);
}

function measurePool(registry: Registry, pool: Measured["pool"]): void {
  new Gauge({
    name: "rollcall_database_connections",
    help: "Connections of this process to the database, by state; waiting are those who wait for one.",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      this.set({ state: "used" }, pool.totalCount - pool.idleCount);
      this.set({ state: "idle" }, pool.idleCount);
      this.set({ state: "waiting" }, pool.waitingCount);
    },
  });
}

/** How many lists came from a replica, where there is one. */
function measureReplica(registry: Registry, replica: Replica | undefined): void {
  if (replica === undefined) return;
  new Gauge({
    name: "rollcall_replica_usable",
    help: "Processes that read from the replica: it is there, and not far behind.",
    registers: [registry],
    collect() {
      this.set(replica.isUsable() ? 1 : 0);
    },
  });
  new Counter({
    name: "rollcall_replica_reads_total",
    help: "Lists asked of the replica: served by it, or by the primary as it was behind or failed.",
    labelNames: ["outcome"],
    registers: [registry],
    collect() {
      this.reset();
      for (const [outcome, number] of Object.entries(replica.counted)) this.inc({ outcome }, number);
    },
  });
}

/** What is counted in the database when somebody asks, once for all who ask at the same time. */
function databaseMeasures(registry: Registry, { platform, jobNames, measures }: Measured): () => Promise<void> {
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const up = gauge("rollcall_database_up", "1 while the database answers.");
  const labelNames = ["job", "state"];
  const help = "Jobs by name and state: waiting, running, failed for good.";
  const jobs = new Gauge({ name: "rollcall_jobs", help, labelNames, registers });
  const oldest = gauge("rollcall_jobs_oldest_due_seconds", "For how long the oldest job that is due has waited.");
  const counted = measures.map((measure) => ({ gauge: gauge(measure.name, measure.help), measure }));
  const known = new Set(jobNames);

  async function count(): Promise<void> {
    const queue = await countJobs(platform.database);
    for (const { job, ...states } of queue.jobs)
      for (const [state, number] of Object.entries(states))
        jobs.inc({ job: known.has(job) ? job : "other", state }, number);
    oldest.set(queue.oldestDueSeconds);
    for (const each of counted) each.gauge.set(await each.measure.count(platform));
  }

  async function measureAnew(): Promise<void> {
    // What cannot be counted now is left out, rather than told as it was.
    for (const each of [jobs, oldest, ...counted.map((one) => one.gauge)]) each.reset();
    const isThere = await Promise.race([
      count().then(
        () => true,
        () => false,
      ),
      pause(PATIENCE_MS, false, { ref: false }),
    ]);
    up.set(isThere ? 1 : 0);
  }

  let measuring: Promise<void> | undefined;
  return () => {
    measuring ??= measureAnew().finally(() => {
      measuring = undefined;
    });
    return measuring;
  };
}
