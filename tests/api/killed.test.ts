import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { verifyAuditChain } from "@rollcall/contract/audit";
import { createWebhookEndpoint } from "@rollcall/contract/webhooks";
import { jobs, reactions } from "@rollcall/server/app";
import { sealAll } from "@rollcall/server/capabilities/audit/sealing";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { type AnOrganization, anOrganization } from "@rollcall/server/testing/builders";
import { type Receiver, startReceiver } from "@rollcall/server/testing/receiver";
import { type ServerProcess, startServerProcess } from "@rollcall/server/testing/server-process";
import { WAKE_WORKERS } from "@rollcall/server/testing/wake-workers";
import { startWorker, type Worker } from "@rollcall/server/worker";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

// KILLED_CHANGES=1000 KILLS=20 plays the whole of it, in a few minutes.
const CHANGES = Number(process.env["KILLED_CHANGES"] ?? 80);
const KILLS = Number(process.env["KILLS"] ?? 2);
const CALLERS = 8;

let app: TestApp;
let acme: AnOrganization;
let receiver: Receiver;
let admin: pg.Client;
let worker: Worker | undefined;
/** The server that runs, or will in a moment. */
let server: Promise<ServerProcess>;

beforeAll(async () => {
  [app, receiver] = await Promise.all([openApp(), startReceiver()]);
  acme = await anOrganization(app);
  admin = new pg.Client(app.adminUrl);
  await admin.connect();
  const body = { url: receiver.at("/") };
  await app.call(createWebhookEndpoint, { params: { organization_id: acme.id }, body }, acme.admin);
  server = start();
});
afterAll(async () => {
  await worker?.stop();
  await (await server)?.kill();
  receiver?.close();
  await admin?.end();
  await app?.close();
});

function start(): Promise<ServerProcess> {
  const wish = { ALLOW_LOOPBACK: "true", LOG_LEVEL: "silent", RATE_LIMIT_PEOPLE: "1000000" };
  return startServerProcess(app.ownerUrl, wish);
}

/** The status of the answer; nothing when the server was killed before it gave one. */
async function send(method: string, path: string, body: object, headers = {}): Promise<number | undefined> {
  const { url } = await server;
  return fetch(`${url}/v1/organizations/${acme.id}${path}`, {
    method,
    headers: { cookie: acme.admin.cookie, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  }).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.status;
    },
    () => undefined,
  );
}

/** Makes changes until there are enough, and kills the server again and again meanwhile. */
async function play() {
  const [renamed, grouped]: [string[], string[]] = [[], []];
  const [others, unanswered]: [number[], string[]] = [[], []];
  const done = () => renamed.length + grouped.length;
  let [started, kills] = [0, 0];

  /** Sent once: without an answer nobody knows whether it was done. */
  async function rename(name: string): Promise<void> {
    const status = await send("PATCH", "", { name });
    if (status === 200) renamed.push(name);
    else if (status === undefined) unanswered.push(name);
    else others.push(status);
  }

  /** Sent until it is answered, as the same request each time. */
  async function group(name: string): Promise<void> {
    const key = { "idempotency-key": randomUUID() };
    let status: number | undefined;
    do status = await send("POST", "/groups", { name }, key);
    while (
      // What was killed in the middle of it holds the key, until the database has noticed.
      status === undefined ||
      status === 409
    );
    if (status === 201) grouped.push(name);
    else others.push(status);
  }

  async function call(): Promise<void> {
    while (done() < CHANGES) {
      const name = `Change ${++started}`;
      await (started % 2 === 0 ? rename(name) : group(name));
      if (kills < KILLS && done() >= ((kills + 1) * CHANGES) / (KILLS + 1)) await kill();
    }
  }

  async function kill(): Promise<void> {
    kills += 1;
    const killed = server;
    server = killed.then(async (running) => {
      // At any moment of what is under way, not only right after an answer.
      await pause(Math.random() * 30);
      await running.kill();
      return start();
    });
    await server;
  }

  await Promise.all(Array.from({ length: CALLERS }, call));
  return { renamed, grouped, unanswered, others, kills };
}

type Row = { id: string; name: "organization.updated" | "group.created"; said: string; before: string | null };

async function auditEvents(): Promise<Row[]> {
  const { rows } = await admin.query<Row>(
    `select id, name, coalesce(payload->'after'->>'name', payload->>'name') as said, payload->'before'->>'name' as before
     from audit_events where name in ('organization.updated', 'group.created')`,
  );
  return rows;
}

/** A worker of the time after: what the last one was at when it was killed counts as given up. */
async function deliverTheRest(): Promise<void> {
  app.clock.advance({ minutes: 10 });
  const mailer = { send: async () => {}, close: async () => {} };
  worker = await startWorker({ platform: app.platform, mailer, pool: app.pool, reactions, jobs });
  const left = "select from webhook_deliveries where status = 'waiting'";
  await vi.waitFor(async () => {
    await admin.query("update graphile_worker._private_jobs set run_at = now() where locked_by is null");
    await admin.query(WAKE_WORKERS);
    expect((await admin.query(left)).rowCount).toBe(0);
    expect((await admin.query("select from graphile_worker._private_jobs")).rowCount).toBe(0);
  }, 60_000);
}

test(`${KILLS} times kill -9 during ${CHANGES} changes: each has one audit event, and its webhook arrives`, async () => {
  const { renamed, grouped, unanswered, others, kills } = await play();
  expect([kills, others]).toEqual([KILLS, []]);
  await (await server).kill();
  const events = await auditEvents();
  const said = (name: Row["name"]) => events.filter((event) => event.name === name).map((event) => event.said);

  // Everything answered as done is told once, and what was not answered at most once.
  expect(new Set(said("group.created")).size).toBe(said("group.created").length);
  expect(new Set(said("organization.updated")).size).toBe(said("organization.updated").length);
  expect(said("group.created").sort()).toEqual(grouped.sort());
  expect(
    said("organization.updated")
      .filter((name) => !unanswered.includes(name))
      .sort(),
  ).toEqual(renamed.sort());

  // Everything stored is told once: each Group, and each name from the first to the one that is there.
  const { rows: groups } = await admin.query("select name from groups");
  expect(groups.map(({ name }) => name).sort()).toEqual(said("group.created").sort());
  const { rows: now } = await admin.query("select name from organizations where organization_id = $1", [acme.id]);
  const names = events.filter(({ name }) => name === "organization.updated");
  const replaced = names.map(({ before }) => before);
  expect([...replaced, now[0].name].sort()).toEqual(["Acme", ...said("organization.updated")].sort());

  await deliverTheRest();
  const arrived = receiver.arrived("/").map(({ event, headers }) => [event.id, headers["webhook-id"]]);
  expect(arrived.filter(([id, header]) => id !== header)).toEqual([]);
  const told = new Set(arrived.map(([id]) => id));
  expect(events.filter(({ id }) => !told.has(id))).toEqual([]);

  await sealAll(app.platform);
  const chain = await app.call(verifyAuditChain, { params: { organization_id: acme.id } }, acme.admin);
  expect(chain.body).toMatchObject({ first_broken: null });
  if (process.env["KILLS"] !== undefined)
    console.log({
      changes: renamed.length + grouped.length,
      kills,
      unanswered: unanswered.length,
      arrived: arrived.length,
      events: told.size,
    });
}, 600_000);
