import { execFileSync } from "node:child_process";
import { Agent, request } from "node:http";
import { createKey } from "@rollcall/contract/api-keys";
import { verifyAuditChain } from "@rollcall/contract/audit";
import { listWorkspaces } from "@rollcall/contract/workspaces";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { type AnOrganization, aMember, anAdmin, anOrganization } from "@rollcall/server/testing/builders";
import { type ServerProcess, startServerProcess } from "@rollcall/server/testing/server-process";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

const PEOPLE_A_MINUTE = 160;

let app: TestApp;
let acme: AnOrganization;
let gate: pg.Client;
let server: ServerProcess;
/** A connection that stays open each, of which the system gives some to each process. */
const connections = Array.from({ length: 16 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
/** One connection to each process. */
let [one, other]: (Agent | undefined)[] = [];

beforeAll(async () => {
  app = await openApp();
  acme = await anOrganization(app);
  gate = new pg.Client(app.adminUrl);
  await gate.connect();
  server = await start();
  const answers = await Promise.all(connections.map((over) => send("GET", "/healthz", { over })));
  const processes = await Promise.all(answers.map(answerer));
  [one, other] = [1, 2].map((number) => connections[processes.indexOf(number)]);
});
afterAll(async () => {
  for (const connection of connections) connection.destroy();
  await server?.kill();
  await gate?.end();
  await app?.close();
});

function start(): Promise<ServerProcess> {
  const wish = { PROCESSES: "2", LOG_LEVEL: "info", RATE_LIMIT_PEOPLE: String(PEOPLE_A_MINUTE) };
  return startServerProcess(app.ownerUrl, wish);
}

type Sent = { over?: Agent | undefined; as?: { cookie: string }; body?: object };
type Answer = { status: number; text: string; requestId: string };

function send(method: string, path: string, { over, as = acme.admin, body }: Sent = {}): Promise<Answer> {
  const headers = { cookie: as.cookie, "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const asked = request(`${server.url}${path}`, { method, agent: over ?? false, headers }, async (answer) => {
      const { statusCode: status = 0, headers } = answer;
      const text = (await answer.setEncoding("utf8").toArray().catch(reject))?.join("") ?? "";
      resolve({ status, text, requestId: String(headers["x-request-id"]) });
    });
    asked.once("error", reject).end(body && JSON.stringify(body));
  });
}

const inAcme = (path: string) => `/v1/organizations/${acme.id}${path}`;
const rename = (name: string, sent: Sent = {}) => send("PATCH", inAcme(""), { ...sent, body: { name } });

/** The processes that serve, by their numbers in the operating system. */
function serving(of = server): number[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat=,args="], { encoding: "utf8" }).split("\n");
  const rows = lines.map((line) => line.trim().split(/\s+/));
  return rows
    .filter(([, parent, state = "Z"]) => Number(parent) === of.pid && !state.startsWith("Z"))
    .filter((row) => row.some((part) => part.endsWith("one-of-many.ts")))
    .map(([pid]) => Number(pid));
}

/** Which process the log says has answered. */
async function answerer({ requestId }: Answer): Promise<number> {
  return vi.waitFor(() => {
    const line = server
      .output()
      .split("\n")
      .find((each) => each.includes(requestId));
    return (JSON.parse(line ?? "") as { process: number }).process;
  }, 5_000);
}

test("two processes know the same session, and what one has changed", async () => {
  const [first, second] = [
    await send("GET", inAcme(""), { over: one }),
    await send("GET", inAcme(""), { over: other }),
  ];
  expect([first.status, second.status]).toEqual([200, 200]);
  expect([await answerer(first), await answerer(second)].sort()).toEqual([1, 2]);

  expect((await rename("Acme of two", { over: one })).status).toBe(200);
  expect((await send("GET", inAcme(""), { over: other })).text).toContain("Acme of two");
});

test("a key that one has revoked is refused by the other within a second", async () => {
  const params = { organization_id: acme.id };
  const workspaces = await app.call(listWorkspaces, { params }, acme.admin);
  const workspace_id = workspaces.body.data[0]?.id ?? "";
  const made = await app.call(createKey, { params: { ...params, workspace_id }, body: { name: "Hot" } }, acme.admin);
  const verify = () => send("POST", "/v1/keys/verify", { over: other, body: { key: made.body.secret } });
  for (let times = 0; times < 3; times += 1) expect((await verify()).text).toContain('"valid":true');

  const revoked = await send("DELETE", inAcme(`/workspaces/${workspace_id}/keys/${made.body.key.id}`), { over: one });
  expect(revoked.status).toBe(200);
  await vi.waitFor(async () => expect((await verify()).text).toContain('"reason":"revoked"'), 1_000);
});

test("both together let through what one caller has in a minute", async () => {
  const mia = await aMember(app, acme);
  let passed = 0;
  for (let sent = 0; sent < 2 * PEOPLE_A_MINUTE; sent += 1) {
    const { status } = await send("GET", "/v1/me", { as: mia, over: sent % 2 === 0 ? one : other });
    if (status === 200) passed += 1;
    else expect(status).toBe(429);
  }
  expect(passed).toBeGreaterThanOrEqual(PEOPLE_A_MINUTE);
  expect(passed).toBeLessThan(1.25 * PEOPLE_A_MINUTE);
});

test("metrics are counted together", async () => {
  const { text } = await send("GET", "/metrics");
  expect(text).toMatch(/^rollcall_processes 2$/m);
  expect(text).toMatch(/^rollcall_request_duration_seconds_count\{operation="organizations.update",status="2xx"\} 1$/m);
  expect(text).toMatch(/^rollcall_webhook_deliveries_waiting 0$/m);
});

test("what both change at once stands in one chain", async () => {
  const names = Array.from({ length: 20 }, (_, index) => `Acme ${index}`);
  const statuses = await Promise.all(names.map((name, index) => rename(name, { over: index % 2 === 0 ? one : other })));
  expect(statuses.map(({ status }) => status)).toEqual(names.map(() => 200));
  await vi.waitFor(async () => {
    const { body } = await app.call(verifyAuditChain, { params: { organization_id: acme.id } }, acme.admin);
    expect(body).toMatchObject({ first_broken: null, chain: { waiting: 0 } });
    expect(body.chain.last_position).toBeGreaterThan(names.length);
  }, 10_000);
});

test("kill -9 of one costs the requests that it is at, and another takes its place", async () => {
  const before = serving();
  expect(before).toHaveLength(2);
  const [killed = 0, kept = 0] = before;
  const somebody = await anAdmin(app, acme);
  let [answered, lost, isKilled] = [0, 0, false];
  const CALLERS = 6;
  const call = async () => {
    for (let times = 0; times < 25; times += 1) {
      if (answered >= 50 && !isKilled) isKilled = process.kill(killed, "SIGKILL");
      await send("GET", inAcme(""), { as: somebody }).then(
        ({ status }) => {
          expect(status).toBe(200);
          answered += 1;
        },
        () => {
          lost += 1;
        },
      );
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, call));
  expect(lost).toBeLessThanOrEqual(CALLERS);
  await vi.waitFor(() => expect(serving()).toHaveLength(2), 10_000);
  expect(serving()).toContain(kept);
  expect(serving()).not.toContain(killed);
});

test("told to stop, each finishes what it is at, and all end with 0", async () => {
  await gate.query("begin");
  await gate.query("select from organizations where organization_id = $1 for update", [acme.id]);
  const slow = [rename("Finished by one"), rename("Finished by the other")];
  await vi.waitFor(async () => {
    const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    expect((await gate.query(waiting)).rows).toHaveLength(2);
  }, 10_000);
  const processes = serving();
  const ended = server.stop();
  await vi.waitFor(() => expect(send("GET", "/healthz")).rejects.toThrow(), 10_000);
  await gate.query("commit");
  expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([200, 200]);
  expect(await ended).toBe(0);
  expect(processes.filter(isAlive)).toEqual([]);
});

test("kill -9 of the one that keeps them leaves nobody who goes on serving", async () => {
  server = await start();
  const processes = serving();
  expect(processes).toHaveLength(2);
  await server.kill();
  await vi.waitFor(() => expect(processes.filter(isAlive)).toEqual([]), 5_000);
  await expect(send("GET", "/healthz")).rejects.toThrow();
}, 60_000);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
