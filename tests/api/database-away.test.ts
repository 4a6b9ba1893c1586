import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { type AnOrganization, anOrganization } from "@rollcall/server/testing/builders";
import { type DatabaseProxy, openDatabaseProxy } from "@rollcall/server/testing/database-proxy";
import { type ServerProcess, startServerProcess } from "@rollcall/server/testing/server-process";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";

/** How long after the database everything has to be back. */
const BACK_WITHIN_MS = 10_000;
const CALLERS = 8;

let app: TestApp;
let acme: AnOrganization;
let proxy: DatabaseProxy;
let server: ServerProcess;
let admin: pg.Client;
let load: Load | undefined;
let count = 0;

beforeAll(async () => {
  app = await openApp();
  acme = await anOrganization(app);
  admin = new pg.Client(app.adminUrl);
  await admin.connect();
  proxy = await openDatabaseProxy(app.ownerUrl);
  server = await startServerProcess(proxy.url(app.ownerUrl), { LOG_LEVEL: "silent", RATE_LIMIT_PEOPLE: "1000000" });
});
afterEach(() => load?.end());
afterAll(async () => {
  await server?.kill();
  await admin?.end();
  proxy?.close();
  await app?.close();
});

type Asked = { status: number; retryAfter: string | null; code: string | undefined };
type Load = { answers: Asked[]; named: string[]; wrong: unknown[]; end(): Promise<void> };

async function ask(method: string, name?: string): Promise<Asked & { name: string | undefined }> {
  const response = await fetch(`${server.url}/v1/organizations/${acme.id}`, {
    method,
    headers: { cookie: acme.admin.cookie, "content-type": "application/json" },
    ...(name === undefined ? {} : { body: JSON.stringify({ name }) }),
  });
  const body = (await response.json()) as { code?: string; name?: string };
  return { status: response.status, retryAfter: response.headers.get("retry-after"), code: body.code, name: body.name };
}

/** Callers who ask and change without a pause; each name is given once. */
function startLoad(): Load {
  const [answers, named, wrong]: [Asked[], string[], unknown[]] = [[], [], []];
  let isOver = false;
  async function call(): Promise<void> {
    while (!isOver) {
      const name = `Acme ${++count}`;
      const changed = await ask("PATCH", name);
      answers.push(changed);
      if (changed.status === 200) named.push(name);
      if (changed.status === 200 && changed.name !== name) wrong.push(changed);
      const read = await ask("GET");
      answers.push(read);
      if (read.status === 200 && !read.name?.startsWith("Acme")) wrong.push(read);
    }
  }
  const calling = Promise.all(Array.from({ length: CALLERS }, call));
  return {
    answers,
    named,
    wrong,
    async end() {
      isOver = true;
      await calling;
    },
  };
}

/** How often each name is in the audit log. */
async function announced(): Promise<Map<string, number>> {
  const { rows } = await admin.query<{ name: string; times: number }>(
    "select payload->'after'->>'name' as name, count(*)::int as times from audit_events where name = 'organization.updated' group by 1",
  );
  return new Map(rows.map(({ name, times }) => [name, times]));
}

const readiness = async () => (await fetch(`${server.url}/readyz`)).status;
const jobsLeft = async () => (await admin.query("select from graphile_worker.jobs")).rowCount;

async function isBack(answers: Asked[]): Promise<number> {
  const since = performance.now();
  const before = answers.length;
  await vi.waitFor(
    () => expect(answers.slice(before).filter(({ status }) => status === 200).length).toBeGreaterThan(2 * CALLERS),
    BACK_WITHIN_MS,
  );
  await vi.waitFor(async () => expect(await readiness()).toBe(200), BACK_WITHIN_MS);
  await admin.query("select graphile_worker.add_job('tidy')");
  await vi.waitFor(async () => expect(await jobsLeft()).toBe(0), BACK_WITHIN_MS);
  return performance.now() - since;
}

const ways: [string, () => unknown][] = [
  ["that is cut off", () => proxy.cut()],
  ["that ends every connection, as when it restarts", restart],
];
// DATABASE_SILENT=1 plays the longest as well; what it takes is proved in little by database-watch.test.ts.
if (process.env["DATABASE_SILENT"] === "1") ways.push(["that falls silent", () => proxy.fallSilent()]);

test.each(ways)(
  "a database %s under load: 503 and nothing wrong, and all is back within ten seconds",
  async (_, goAway) => {
    load = startLoad();
    const { answers, named, wrong } = load;
    await vi.waitFor(() => expect(named.length).toBeGreaterThan(CALLERS), 10_000);
    await goAway();
    await vi.waitFor(
      () => expect(answers.filter(({ status }) => status === 503).length).toBeGreaterThan(CALLERS),
      15_000,
    );
    await vi.waitFor(async () => expect(await readiness()).toBe(503), 5_000);
    proxy.mend();
    expect(await isBack(answers)).toBeLessThan(BACK_WITHIN_MS);
    await load.end();

    expect(wrong).toEqual([]);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(new Set(refused.map((each) => JSON.stringify(each)))).toEqual(
      new Set([JSON.stringify({ status: 503, retryAfter: "2", code: "unavailable", name: undefined })]),
    );
    const times = await announced();
    expect(named.filter((name) => times.get(name) !== 1)).toEqual([]);
    expect([...times.values()].filter((count) => count !== 1)).toEqual([]);
  },
);

/** PostgreSQL says goodbye to everybody, and takes nobody until it is there again. */
async function restart(): Promise<void> {
  const others = "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
  await admin.query(`select pg_terminate_backend(pid) ${others} and application_name like 'rollcall%'`);
  proxy.cut();
}
