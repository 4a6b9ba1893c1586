import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database.ts";
import { testOutside } from "../testing/dns.ts";
import { WAKE_WORKERS } from "../testing/wake-workers.ts";
import { connect, type OpenDatabase } from "./platform/database.ts";
import { tidy } from "./platform/housekeeping.ts";
import { newId } from "./platform/ids.ts";
import type { JobHandler } from "./platform/jobs.ts";
import { createLog } from "./platform/log.ts";
import { addJobs } from "./platform/outbox.ts";
import { planOf, type Reaction, reaction } from "./platform/reactions.ts";
import { secretsFrom } from "./platform/secrets.ts";
import { inTransaction, noOrigin, type Platform, transact } from "./platform/transact.ts";
import { startWorker, type Worker } from "./worker.ts";

let testDatabase: TestDatabase;
let opened: OpenDatabase;
let admin: pg.Pool;
let worker: Worker | undefined;
const mailer = { send: async () => {}, close: async () => {} };

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  opened = connect(testDatabase.appUrl);
  admin = new pg.Pool({ connectionString: testDatabase.adminUrl, max: 2 });
  admin.on("error", () => {});
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await admin.query("delete from graphile_worker._private_jobs");
});
afterAll(async () => {
  await opened.close();
  await admin.end();
  await testDatabase.drop();
});

function platformWith(reactions: readonly Reaction[] = []): Platform {
  return {
    database: opened.database,
    secrets: secretsFrom("a secret that only the tests know, long enough"),
    clock: () => new Date(),
    log: createLog(process.env["LOG_LEVEL"] ?? "silent"),
    publicUrl: "http://rollcall.test",
    ...testOutside(),
    consequences: [],
    reactionPlan: planOf(reactions),
  };
}

async function work(jobs: JobHandler[], reactions: Reaction[] = []): Promise<void> {
  worker = await startWorker({ platform: platformWith(reactions), mailer, pool: opened.pool, reactions, jobs });
}

function plan(identifier: string, payload = {}): Promise<void> {
  return inTransaction(platformWith(), "", (tx) => addJobs(tx, [{ identifier, payload }]));
}

type JobRow = { attempts: number; last_error: string | null; locked_by: string | null };

async function job(identifier: string): Promise<JobRow | undefined> {
  const { rows } = await admin.query<JobRow>(
    `select attempts, last_error, locked_by from graphile_worker._private_jobs as jobs
     join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id where identifier = $1`,
    [identifier],
  );
  return rows[0];
}

/** Makes a job that waits for its next try due now. */
async function hurry(): Promise<void> {
  await admin.query("update graphile_worker._private_jobs set run_at = now() where attempts < max_attempts");
  await admin.query(WAKE_WORKERS);
}

describe("a job", () => {
  test("runs once, woken by its commit, with its payload", async () => {
    const payloads: unknown[] = [];
    await work([{ name: "test.work", run: async (_, payload) => void payloads.push(payload) }]);
    await plan("test.work", { one: 1 });
    await vi.waitFor(async () => expect(await job("test.work")).toBeUndefined());
    expect(payloads).toEqual([{ one: 1 }]);
  });

  test("that fails is tried again until it works, and its last try knows that it is", async () => {
    const tries: boolean[] = [];
    const handler: JobHandler = {
      name: "test.work",
      async run({ isLastTry }) {
        tries.push(isLastTry);
        if (!isLastTry) throw new Error("not yet");
      },
    };
    await plan("test.work");
    await admin.query("update graphile_worker._private_jobs set max_attempts = 3");
    await work([handler]);
    for (const count of [1, 2]) {
      await vi.waitFor(
        async () => expect(await job("test.work")).toMatchObject({ attempts: count, locked_by: null }),
        10_000,
      );
      await hurry();
    }
    await vi.waitFor(() => expect(tries).toEqual([false, false, true]), 10_000);
  });

  test("that fails leaves no secret in the queue", async () => {
    const secret = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE";
    const run = async () => {
      throw new Error(`no answer from smtp://user:hunter2@mail.example about ${secret}\nand more`);
    };
    await work([{ name: "test.work", run }]);
    await plan("test.work");
    await vi.waitFor(async () => expect((await job("test.work"))?.last_error).toBeTruthy());
    const message = "Error: no answer from smtp://[redacted]@mail.example about [redacted]";
    expect((await job("test.work"))?.last_error).toBe(message);
  });

  test("of a kind that this program does not know is kept, and holds up no other", async () => {
    let ran = 0;
    await plan("test.from_another_version");
    await plan("test.work");
    await work([{ name: "test.work", run: async () => void ran++ }]);
    await vi.waitFor(() => expect(ran).toBe(1));
    expect(await job("test.from_another_version")).toMatchObject({ attempts: 0 });
  });

  test("whose worker was killed is taken up by the next", async () => {
    await plan("test.work");
    const script = join(import.meta.dirname, "../testing/stuck-worker.ts");
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, APP_URL: testDatabase.appUrl },
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");

    let ran = 0;
    await work([{ name: "test.work", run: async () => void ran++ }]);
    await vi.waitFor(() => expect(ran).toBe(1), 20_000);
  });

  test("of a worker that lives is left alone by another that starts", async () => {
    const gate = Promise.withResolvers<void>();
    let ran = 0;
    const handler = {
      name: "test.work",
      run: async () => {
        ran++;
        await gate.promise;
      },
    };
    await work([handler]);
    await plan("test.work");
    await vi.waitFor(() => expect(ran).toBe(1));

    const other = await startWorker({
      platform: platformWith(),
      mailer,
      pool: opened.pool,
      reactions: [],
      jobs: [handler],
    });
    expect((await job("test.work"))?.locked_by).not.toBeNull();
    gate.resolve();
    await vi.waitFor(async () => expect(await job("test.work")).toBeUndefined());
    await other.stop();
    expect(ran).toBe(1);
  });

  test("runs although the database dropped every connection in between", async () => {
    let ran = 0;
    await work([{ name: "test.work", run: async () => void ran++ }]);
    const others =
      "from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()";
    const { rows } = await admin.query<{ pid: number }>(`select pid ${others}`);
    await admin.query(`select pg_terminate_backend(pid) ${others}`);
    const left = () => admin.query(`select pid ${others} and pid = any($1)`, [rows.map(({ pid }) => pid)]);
    await vi.waitFor(async () => expect((await left()).rows).toEqual([]), 10_000);
    await vi.waitFor(() => plan("test.work"), 10_000);
    await vi.waitFor(() => expect(ran).toBe(1), 15_000);
  });

  test("at work is waited for when the worker stops", async () => {
    const gate = Promise.withResolvers<void>();
    let state = "waiting";
    const run = async () => {
      state = "working";
      await gate.promise;
      state = "done";
    };
    await work([{ name: "test.work", run }]);
    await plan("test.work");
    await vi.waitFor(() => expect(state).toBe("working"));
    const stopped = worker?.stop();
    worker = undefined;
    gate.resolve();
    await stopped;
    expect(state).toBe("done");
    expect(await job("test.work")).toBeUndefined();
  });
});

test("a worker has nothing to warn of when it starts, also with the fewest connections", async () => {
  const lines: string[] = [];
  const log = createLog("warn", { write: (line) => void lines.push(line) });
  const few = connect(testDatabase.appUrl, { max: 10 });
  const outside: JobHandler = { name: "test.outside", isOutside: true, run: async () => {} };
  const platform = { ...platformWith(), database: few.database, log };
  worker = await startWorker({ platform, mailer, pool: few.pool, reactions: [], jobs: [outside] });
  await worker.stop();
  await few.close();
  expect(lines).toEqual([]);
});

const organizationId = newId("organization");
const rename = (reactions: Reaction[]) => {
  const scope = { organizationId, actor: { kind: "operator" } as const, origin: noOrigin };
  const payload = { id: organizationId, name: "Acme" };
  return transact(platformWith(reactions), scope, async () => ({
    answer: undefined,
    events: [{ name: "organization.deleted", payload }],
  }));
};

test("a reaction is given the event that was announced, again until it works", async () => {
  const seen: unknown[] = [];
  const react = reaction({
    name: "test.react",
    on: ["organization.deleted"],
    async run({ eventId, organizationId: where }, event) {
      seen.push({ eventId: /^evt_/.test(eventId), where, event });
      if (seen.length === 1) throw new Error("not yet");
    },
  });
  await work([], [react]);
  await rename([react]);
  await vi.waitFor(async () => expect(await job("test.react")).toMatchObject({ attempts: 1, locked_by: null }));
  await hurry();
  const event = { name: "organization.deleted", payload: { id: organizationId, name: "Acme" } };
  const expected = { eventId: true, where: organizationId, event };
  await vi.waitFor(() => expect(seen).toEqual([expected, expected]), 10_000);
});

describe("tidying", () => {
  const react = reaction({ name: "test.react", on: ["organization.deleted"], run: async () => {} });
  const eventsLeft = async () => (await admin.query("select id from outbox")).rowCount;

  test("deletes events of a month ago that nothing waits for, and keeps the others", async () => {
    await admin.query("delete from outbox");
    await rename([]);
    await rename([react]);
    await admin.query("update outbox set at = now() - interval '31 days'");
    await rename([]);
    expect(await eventsLeft()).toBe(3);

    await tidy(platformWith());
    expect(await eventsLeft()).toBe(2);

    await admin.query(
      "update graphile_worker._private_jobs set attempts = max_attempts, run_at = now() - interval '31 days'",
    );
    await tidy(platformWith());
    expect(await eventsLeft()).toBe(1);
  });

  test("deletes expired links, sessions and counters, and keeps live ones", async () => {
    const user = newId("user");
    await admin.query(
      "insert into users (id, email, created_at, updated_at) values ($1, 'ada@example.test', now(), now())",
      [user],
    );
    for (const [name, age] of [
      ["old", "-2 days"],
      ["live", "1 day"],
    ]) {
      await admin.query(
        "insert into sessions (id, user_id, token, expires_at, authenticated_at, created_at, updated_at) values ($1, $2, $1, now() + $3::interval, now(), now(), now())",
        [name, user, age],
      );
      await admin.query(
        "insert into verifications (id, identifier, value, expires_at, created_at, updated_at) values ($1, $1, '', now() + $2::interval, now(), now())",
        [name, age],
      );
      await admin.query(
        "insert into rate_limits (key, points, expire) values ($1, 1, extract(epoch from now() + $2::interval) * 1000)",
        [name, age],
      );
    }
    await tidy(platformWith());
    const left = await admin.query(
      "select id from sessions union all select id from verifications union all select key from rate_limits",
    );
    expect(left.rows.map(({ id }) => id)).toEqual(["live", "live", "live"]);
  });

  test("without its setting the application sees no event of another tenant", async () => {
    await rename([]);
    await admin.query("update outbox set at = now() - interval '31 days'");
    const { rows } = await opened.pool.query("select id from outbox");
    expect(rows).toEqual([]);
  });
});
