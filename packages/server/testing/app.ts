import type { Operation } from "@rollcall/contract/operation";
import type { Problem } from "@rollcall/contract/refusals";
import type * as z from "zod";
import { consequences, createApp, followers, reactionPlan } from "../src/app.ts";
import type { Budgets } from "../src/platform/budgets.ts";
import { connect } from "../src/platform/database.ts";
import { createLog, type Log } from "../src/platform/log.ts";
import { createOutbound } from "../src/platform/outbound.ts";
import { openReplica } from "../src/platform/replica.ts";
import { secretsFrom } from "../src/platform/secrets.ts";
import { noOrigin, type Platform, read } from "../src/platform/transact.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { testDns } from "./dns.ts";

/** A clock that tests move. It begins at the real time and stands still. */
export type TestClock = { now(): Date; advance(span: { days?: number; minutes?: number }): void };

function testClock(): TestClock {
  let instant = Date.now();
  return {
    now: () => new Date(instant),
    advance({ days = 0, minutes = 0 }) {
      instant += days * 86_400_000 + minutes * 60_000;
    },
  };
}

export type Caller = { cookie: string; bearer?: string | undefined };

export type Sent = {
  /** The session cookie of who sends it, or the key. */
  as?: Caller | undefined;
  body?: unknown;
  headers?: Record<string, string>;
};

const PUBLIC_URL = "http://rollcall.test";

/** Tests ask more in a minute than anybody in life. */
const ENOUGH: Budgets = { people: 1e9, admin_keys: 1e9, bulk: 1e9, directory: 1e9 };

/** The whole product on a database of its own, entered by its public door. */
export async function openApp({
  allowsLoopback = true,
  connections = 25,
  budgets = ENOUGH,
  log = createLog(process.env["LOG_LEVEL"] ?? "silent"),
  reach = async (url) => url,
  on = createTestDatabase,
  replicaUrl,
}: {
  allowsLoopback?: boolean;
  connections?: number;
  budgets?: Budgets;
  log?: Log;
  /** What stands between the product and its database. */
  reach?: (url: string) => Promise<string>;
  /** Makes the database. */
  on?: () => Promise<TestDatabase>;
  /** A copy of it to read lists from. */
  replicaUrl?: string;
} = {}) {
  const { appUrl, ownerUrl, adminUrl, drop } = await on();
  const opened = connect(await reach(appUrl), { max: connections });
  const clock = testClock();
  const dns = testDns();
  const platform: Platform = {
    database: opened.database,
    secrets: secretsFrom("a secret that only the tests know, long enough"),
    clock: clock.now,
    log,
    publicUrl: PUBLIC_URL,
    resolver: dns,
    outbound: createOutbound({ resolver: dns, allowsLoopback }),
    consequences,
    reactionPlan,
    followers,
  };
  const replica = replicaUrl === undefined ? undefined : openReplica(replicaUrl, { primary: opened.database, log });
  if (replica !== undefined) platform.replica = replica;
  const app = createApp(platform, { trustedHops: 1, showsMailbox: true, budgets });

  async function send(method: string, path: string, { as, body, headers = {} }: Sent = {}): Promise<Response> {
    const content = body === undefined ? {} : { "content-type": "application/json" };
    return app.request(`${PUBLIC_URL}${path}`, {
      method,
      headers: { ...content, ...identityOf(as), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  }

  return {
    platform,
    fetch: app.fetch,
    /** Connections of the application's role, for a worker. */
    pool: opened.pool,
    /** Connects as whoever sees every row of its database. */
    adminUrl,
    /** Connects as the owner of the tables, as the operator's command line does. */
    ownerUrl,
    clock,
    dns,
    send,
    /** Calls an operation of the contract as somebody, or as nobody. */
    async call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
      operation: Operation<P, Q, B, O>,
      input: Input<P, Q, B>,
      as?: Caller,
    ): Promise<Answer<O>> {
      const response = await send(operation.method, addressOf(operation.path, input), { as, body: input.body });
      const text = await response.text();
      // The cast is what the test asserts next: an answer of the contract, or the problem of a refusal.
      return { status: response.status, body: text === "" ? undefined : JSON.parse(text) } as Answer<O>;
    },
    /** The audit events of an Organization, oldest first. */
    async eventsOf(organizationId: string) {
      const scope = { organizationId, actor: { kind: "operator" as const }, origin: noOrigin };
      return read(platform, scope, ({ db }) =>
        db
          .selectFrom("audit_events")
          .select(["name", "subject_id", "payload", "actor_kind", "actor_id", "actor_name"])
          .where("organization_id", "=", organizationId)
          .orderBy("id")
          .execute(),
      );
    },
    async close() {
      await replica?.close();
      await opened.close();
      await drop();
    },
  };
}

export type TestApp = Awaited<ReturnType<typeof openApp>>;

type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  params?: z.input<P>;
  query?: z.input<Q>;
  body?: z.input<B>;
};

/** What came back; reading a field of the wrong one gives `undefined`, which no assertion takes for the right one. */
export type Answer<O extends z.ZodType> = {
  status: number;
  body: ([z.output<O>] extends [undefined] ? unknown : z.output<O>) & Partial<Omit<Problem, "status">>;
};

function identityOf(as: Caller | undefined): Record<string, string> {
  if (as === undefined) return {};
  return as.bearer === undefined ? { cookie: as.cookie } : { authorization: `Bearer ${as.bearer}` };
}

function addressOf(path: string, { params = {}, query = {} }: { params?: unknown; query?: unknown }): string {
  const places = params as Record<string, string>;
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query as Record<string, unknown>))
    for (const each of Array.isArray(value) ? value : [value]) search.append(key, String(each));
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(places[name] ?? ""));
  return search.size === 0 ? address : `${address}?${search}`;
}
