import { createAdminKey, listAdminKeys } from "@rollcall/contract/admin-keys";
import type { AnyOperation } from "@rollcall/contract/operation";
import { createSsoConnection } from "@rollcall/contract/sso";
import { getSsoSettings } from "@rollcall/contract/sso-access";
import { createWorkspace, listWorkspaces } from "@rollcall/contract/workspaces";
import { tidy } from "@rollcall/server/platform/housekeeping";
import { inTransaction } from "@rollcall/server/platform/transact";
import { type AnOrganization, anAdmin, anOrganization } from "@rollcall/server/testing/builders";
import { startServer, type TestServer } from "@rollcall/server/testing/server";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

let server: TestServer;
let acme: AnOrganization;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  acme = await anOrganization(server);
});

const own = () => ({ organization_id: acme.id });
const aKey = { name: "HR", permissions: ["members:read"] };

/** Sends a request with an Idempotency-Key over a socket. */
async function post({ path }: AnyOperation, body: unknown, key: string, { cookie } = acme.admin) {
  const response = await fetch(server.url + path.replace("{organization_id}", acme.id), {
    method: "POST",
    headers: { "content-type": "application/json", cookie, "idempotency-key": key },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const keys = async () => (await server.call(listAdminKeys, { params: own(), query: {} }, acme.admin)).body.data;

describe("a POST with an Idempotency-Key", () => {
  test("makes its change once and answers the same again, with the secret that nothing else can show", async () => {
    const first = await post(createAdminKey, aKey, "one");
    const again = await post(createAdminKey, aKey, "one");
    expect(first.status).toBe(201);
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body });
    expect([first, again].map(({ headers }) => headers.get("idempotency-replayed"))).toEqual([null, "true"]);
    expect(await keys()).toHaveLength(1);
    expect((await server.eventsOf(acme.id)).filter(({ name }) => name === "admin_key.created")).toHaveLength(1);
    expect(await textOfAnswers()).not.toContain(first.body.secret.slice(-20));
  });

  test("is refused with another body or for something else, and means nothing to others", async () => {
    await post(createAdminKey, aKey, "one");
    expect((await post(createAdminKey, { ...aKey, name: "IT" }, "one")).body.code).toBe("idempotency_key_reused");
    expect((await post(createWorkspace, { name: "New" }, "one")).status).toBe(422);
    expect((await post(createAdminKey, aKey, "one", await anAdmin(server, acme))).status).toBe(201);
    expect(await keys()).toHaveLength(2);
  });

  test("is decided anew when it was refused, and after a day", async () => {
    expect((await post(createAdminKey, { ...aKey, permissions: [] }, "one")).status).toBe(400);
    expect((await post(createAdminKey, aKey, "one")).status).toBe(201);
    server.clock.advance({ days: 1, minutes: 1 });
    const later = await anAdmin(server, acme);
    expect((await post(createAdminKey, aKey, "one", later)).status).toBe(201);
    expect((await post(createAdminKey, aKey, "one", later)).headers.get("idempotency-replayed")).toBe("true");
  });

  test.each(["", "with space", "ö", "x".repeat(256)])("400 for a key that is none: %j", async (key) => {
    const headers = { "idempotency-key": key };
    const path = createAdminKey.path.replace("{organization_id}", acme.id);
    const answer = await server.send("POST", path, { as: acme.admin, body: aKey, headers });
    expect(await answer.json()).toMatchObject({ code: "invalid_input", field: "Idempotency-Key" });
  });

  test("serves an errand once as well", async () => {
    const okta = { name: "Okta", protocol: "saml" };
    const first = await post(createSsoConnection, okta, "one");
    const again = await post(createSsoConnection, okta, "one");
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body });
    expect(await connections()).toHaveLength(1);
  });

  test.each([
    [
      "a change",
      createWorkspace,
      { name: "Raced" },
      async () => (await workspaces()).filter(({ name }) => name === "Raced"),
    ],
    ["a secret", createAdminKey, aKey, keys],
    ["an errand", createSsoConnection, { name: "Okta", protocol: "oidc" }, () => connections()],
  ] as const)("sent twenty times at once has exactly one effect: %s", async (_, operation, body, effects) => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(operation, body, "raced")));
    for (const { status } of answers) expect(status).toBeOneOf([201, 409]);
    const good = answers.filter(({ status }) => status === 201);
    expect(new Set(good.map((each) => JSON.stringify(each.body))).size).toBe(1);
    for (const { status, body, headers } of answers.filter(({ status }) => status === 409))
      expect({ status, code: body.code, retry: headers.get("retry-after") }).toEqual({
        status,
        code: "idempotency_key_in_use",
        retry: "1",
      });
    expect(await effects()).toHaveLength(1);
    expect((await post(operation, body, "raced")).body).toEqual(good[0]?.body);
  });

  test("whose transaction was cut off before its end did nothing, and can come again", async () => {
    const database = new pg.Client(server.adminUrl);
    await database.connect();
    // Whoever makes a Workspace waits for this row, so that its connection can be cut in the middle of its transaction.
    await database.query("begin");
    await database.query("select from organizations where organization_id = $1 for update", [acme.id]);
    const cut = post(createWorkspace, { name: "Cut" }, "cut");
    await vi.waitUntil(async () => (await database.query(CUT)).rowCount === 1);
    await database.query("rollback");
    await database.end();
    expect((await cut).status).toBe(503);
    expect((await post(createWorkspace, { name: "Cut" }, "cut")).status).toBe(201);
    expect((await post(createWorkspace, { name: "Cut" }, "cut")).status).toBe(201);
    expect((await workspaces()).filter(({ name }) => name === "Cut")).toHaveLength(1);
  });
});

const CUT = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`;

async function workspaces() {
  return (await server.call(listWorkspaces, { params: own(), query: {} }, acme.admin)).body.data;
}

async function connections() {
  return (await server.call(getSsoSettings, { params: own() }, acme.admin)).body.connections;
}

async function textOfAnswers(): Promise<string> {
  const setting = `select set_config('rollcall.organization_id', '${acme.id}', true)`;
  const rows = await inTransaction(server.platform, setting, (tx) =>
    tx.selectFrom("idempotent_answers").selectAll().execute(),
  );
  expect(rows).toHaveLength(1);
  return JSON.stringify(rows);
}

test("answers are forgotten after a day", async () => {
  await post(createAdminKey, aKey, "one");
  await tidy(server.platform);
  expect(await textOfAnswers()).toContain("one");
});
