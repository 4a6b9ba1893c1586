import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { updateOrganization } from "@rollcall/contract/organizations";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { type AnOrganization, anOrganization } from "@rollcall/server/testing/builders";
import { type ServerProcess, startServerProcess } from "@rollcall/server/testing/server-process";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const CALLER = "b7ad6b7169203331";
const TOKEN = "a-token-that-only-the-tests-know";

let app: TestApp;
let acme: AnOrganization;
let gate: pg.Client;
let server: ServerProcess;
let requestId: string | null;
const oneConnection = new Agent({ keepAlive: true, maxSockets: 1 });

type Value = { stringValue?: string; intValue?: number; arrayValue?: { values: Value[] } };
type Span = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: Value }[];
  status: { code?: number };
};
/** What the collector was given, as it came. */
const handedOver: string[] = [];
const collector = createServer(async (request, answer) => {
  handedOver.push((await request.toArray()).join(""));
  answer.writeHead(200, { "content-type": "application/json" }).end("{}");
});

beforeAll(async () => {
  app = await openApp();
  acme = await anOrganization(app);
  gate = new pg.Client(app.adminUrl);
  await gate.connect();
  await new Promise<void>((listening) => collector.listen(0, "127.0.0.1", listening));
  const { port } = collector.address() as AddressInfo;
  server = await startServerProcess(app.ownerUrl, {
    DRAIN_SECONDS: "2",
    METRICS_TOKEN: TOKEN,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
  });
});
afterAll(async () => {
  oneConnection.destroy();
  await server?.kill();
  collector.close();
  await gate?.end();
  await app?.close();
});

/** Over a connection that stays open, as a balancer keeps it. */
function probe(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; retryAfter: string | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.url}${path}`, { agent: oneConnection, headers }, async (answer) => {
      const { statusCode: status = 0, headers } = answer;
      resolve({ status, retryAfter: headers["retry-after"], body: (await answer.toArray()).join("") });
    });
    asked.once("error", reject).end();
  });
}

function rename(name: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}/v1/organizations/${acme.id}`, {
    method: "PATCH",
    headers: { cookie: acme.admin.cookie, "content-type": "application/json", ...headers },
    body: JSON.stringify({ name }),
  });
}

async function untilSomebodyWaits(): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await gate.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    expect(rows).toHaveLength(1);
  }, 10_000);
}

test("a database that lacks a migration is not ready for this program", async () => {
  expect(await probe("/readyz")).toMatchObject({ status: 200, body: '{"status":"ready"}' });
  await gate.query("begin; delete from schema_migrations where name like '0001-%'; commit");
  const answer = await probe("/readyz");
  expect(answer).toMatchObject({ status: 503, retryAfter: "2" });
  expect(JSON.parse(answer.body)).toMatchObject({ code: "unavailable", detail: expect.stringContaining("migration") });
  expect(await probe("/healthz")).toMatchObject({ status: 200 });
  await gate.query("insert into schema_migrations (name) values ('0001-the-house.sql')");
});

describe("metrics", () => {
  test.each<[string, Record<string, string>, number]>([
    ["this machine", {}, 200],
    ["a proxy on this machine", { "x-forwarded-for": "203.0.113.1" }, 404],
    ["a proxy on this machine that says so by another header", { forwarded: "for=203.0.113.1" }, 404],
    ["a page of another site that leads here", { host: "evil.example" }, 404],
    ["a proxy, with a wrong token", { "x-forwarded-for": "203.0.113.1", authorization: "Bearer wrong" }, 404],
    ["a proxy, with the token", { "x-forwarded-for": "203.0.113.1", authorization: `Bearer ${TOKEN}` }, 200],
  ])("for %s", async (_, headers, status) => {
    expect((await probe("/metrics", headers)).status).toBe(status);
  });

  test("count requests by operation and class of status, jobs, connections, deliveries and mails", async () => {
    expect((await rename("Counted")).status).toBe(200);
    expect((await fetch(`${server.url}/v1/nothing/at/all/${acme.id}`)).status).toBe(404);
    const { body } = await probe("/metrics");
    for (const line of [
      /^rollcall_request_duration_seconds_count\{operation="organizations.update",status="2xx"\} 1$/m,
      /^rollcall_request_duration_seconds_count\{operation="\/v1\/\*",status="4xx"\} 1$/m,
      /^rollcall_requests_in_flight 1$/m,
      /^rollcall_database_up 1$/m,
      /^rollcall_database_connections\{state="waiting"\} 0$/m,
      /^rollcall_jobs_oldest_due_seconds \d/m,
      /^rollcall_webhook_deliveries_waiting 0$/m,
      /^# TYPE rollcall_jobs gauge$/m,
      /^# TYPE rollcall_mails_total counter$/m,
      /^nodejs_eventloop_lag_seconds /m,
    ])
      expect(body).toMatch(line);
    expect(body).not.toContain(acme.id);
  });
});

test("a request that says which trace it belongs to is answered as any other, and a job is done", async () => {
  const answer = await rename("Traced", { traceparent: `00-${TRACE}-${CALLER}-00` });
  expect(answer.status).toBe(200);
  requestId = answer.headers.get("x-request-id");
  await gate.query("select graphile_worker.add_job('tidy')");
  await vi.waitFor(async () => expect((await gate.query("select from graphile_worker.jobs")).rows).toEqual([]), 10_000);
});

test("a server that is told to stop finishes what it is at, takes nothing new, and ends with 0", async () => {
  await gate.query("begin");
  await gate.query("select from organizations where organization_id = $1 for update", [acme.id]);
  const slow = rename("Finished");
  await untilSomebodyWaits();
  const ended = server.stop();
  await vi.waitFor(async () => expect(await probe("/readyz")).toMatchObject({ status: 503, retryAfter: "2" }));
  expect((await probe("/healthz")).status).toBe(200);
  await vi.waitFor(() => expect(fetch(`${server.url}/healthz`)).rejects.toThrow(), 10_000);
  await gate.query("commit");

  expect((await slow).status).toBe(200);
  expect(await ended).toBe(0);
  const { rows } = await gate.query("select name from organizations where organization_id = $1", [acme.id]);
  expect(rows).toEqual([{ name: "Finished" }]);
});

describe("a trace", () => {
  function spans(): Span[] {
    const sent = handedOver.map((text) => JSON.parse(text) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] });
    return sent.flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
    );
  }
  const factsOf = ({ attributes }: Span) =>
    Object.fromEntries(
      attributes.map(({ key, value }) => [
        key,
        value.stringValue ?? value.intValue ?? value.arrayValue?.values.map(({ stringValue }) => stringValue),
      ]),
    );

  test("holds a request of its caller's trace, with its transaction inside", () => {
    const [asked, ...others] = spans().filter(({ parentSpanId }) => parentSpanId === CALLER);
    if (asked === undefined) throw new Error("the request was not traced");
    expect(others).toEqual([]);
    expect(asked).toMatchObject({ traceId: TRACE, name: `PATCH ${updateOrganization.path}`, status: { code: 0 } });
    expect(factsOf(asked)).toEqual({
      "http.request.method": "PATCH",
      "http.route": updateOrganization.path,
      "http.response.status_code": 200,
      "rollcall.operation": updateOrganization.name,
      "rollcall.request_id": requestId,
      "rollcall.organization_id": acme.id,
      "rollcall.actor_kind": "member",
      "rollcall.actor_id": acme.admin.memberId,
    });
    const inside = spans().filter(({ parentSpanId }) => parentSpanId === asked.spanId);
    expect(inside.map(factsOf)).toContainEqual({
      "db.system.name": "postgresql",
      "rollcall.events": ["organization.updated"],
    });
  });

  test("holds each job, and nothing that balancers and Prometheus ask", () => {
    const jobs = spans().filter(({ name }) => name.startsWith("job "));
    expect(jobs.map(factsOf)).toContainEqual({
      "rollcall.job": "tidy",
      "rollcall.job_id": expect.any(String),
      "rollcall.attempt": 1,
    });
    expect(spans().filter(({ name }) => /healthz|readyz|metrics/.test(name))).toEqual([]);
  });

  test("holds no secret, no address, and nothing that was sent", () => {
    const text = handedOver.join("");
    for (const secret of [acme.admin.cookie.split("=")[1], acme.admin.email, "Traced", TOKEN, "127.0.0.1", "/nothing/"])
      expect(text).not.toContain(secret);
  });
});
