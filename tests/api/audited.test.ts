import type { AnyOperation } from "@rollcall/contract/operation";
import { operations } from "@rollcall/contract/operations";
import { createLog } from "@rollcall/server/platform/log";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { knock, recipeOf } from "./asking.ts";
import { confidentialIn } from "./confidential.ts";
import { type Fingerprint, openFingerprint } from "./fingerprint.ts";
import { gateOf } from "./recipes-domains.ts";
import { keepRows, type Snapshot } from "./snapshot.ts";
import { type ActorName, aWorld, type World } from "./world.ts";

const mailed = "answers alike whether somebody has the address; the job that mails the link writes the event";
const challenge = "hands out a challenge; what is done with it writes the event";

/** What may write something without an event, each with its reason. */
const silent: Record<string, string> = {
  "sign_in.link.send": mailed,
  "password_reset.send": mailed,
  "sign_up.link.send": mailed,
  "email_verification.send": mailed,
  "sign_in.passkey.begin": challenge,
  "sign_in.second_step.begin_passkey": challenge,
  "me.confirm.begin_passkey": challenge,
  "me.passkeys.begin": challenge,
  "sign_in.sso.begin": "sends a browser to its provider; what comes back writes the event",
  "sso.connections.test": "as for signing in",
  "bulk.create": "works out what would become of many; who confirms it writes the event",
  "invitations.import": "as for bulk.create",
};
/** What no recipe can have go well, each with the reason. Their routes' own tests look at their events. */
const unreached: Record<string, string> = {
  setup: "opens an empty database only",
  "sso.connections.client.set": "asks a provider, and none answers here",
};

let app: TestApp;
const logged: string[] = [];
/** What was sent and answered that no log may hold. */
const confidential = new Set<string>();
let world: World;
let kept: Snapshot;
let client: pg.Client;
let fingerprint: Fingerprint;

beforeAll(async () => {
  app = await openApp({ log: createLog("info", { write: (line) => void logged.push(line) }) });
  world = await aWorld(app);
  await gateOf(app, world.acme);
  kept = await keepRows(app.adminUrl);
  client = new pg.Client({ connectionString: app.adminUrl });
  await client.connect();
  fingerprint = await openFingerprint(app.adminUrl);
});
afterAll(async () => {
  await client?.end();
  await fingerprint?.close();
  await kept?.close();
  await app?.close();
});

type Written = { id: string; name: string; kind: string; actor: string };

/** Every event there is, of Organizations and of Users, whose own it is. */
async function everyEvent(): Promise<Written[]> {
  const { rows } = await client.query<Written>(`
    select id, name, actor_kind as kind, actor_name as actor from audit_events
    union all select id, name, 'user', user_id from user_events`);
  return rows;
}

const changes = operations.filter(({ method, name }) => method !== "GET" && !(name in unreached));

test.each(changes.map((each) => [each.name, each] as const))(
  "%s leaves an event that says who, or nothing at all",
  async (name, operation) => {
    const { written, changed } = await leftBy(operation);
    if (changed.length > 0) await kept.haveBack();
    const isSilent = written.length === 0 && changed.length > 0;
    expect({ name, changed, isSilent }).toEqual({ name, changed, isSilent: name in silent });
    for (const { kind, actor } of written) expect([kind, actor]).not.toContain("");
  },
);

const callers: ActorName[] = ["admin", "member", "stranger", "nobody"];

/** Calls it as the first who gets through. */
async function leftBy(operation: AnyOperation): Promise<{ written: Written[]; changed: string[] }> {
  const answers: string[] = [];
  for (const caller of callers) {
    const actor = world.actors[caller];
    const ask = await recipeOf(operation).ask(app, world.acme, actor);
    const known = new Set((await everyEvent()).map(({ id }) => id));
    const before = await fingerprint.take();
    const { status, text } = await knock(app, operation, ask, actor);
    for (const each of confidentialIn(JSON.stringify([ask, actor]), text)) confidential.add(each);
    if (status === operation.success) {
      const after = await fingerprint.take();
      const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
      return { written: (await everyEvent()).filter(({ id }) => !known.has(id)), changed };
    }
    answers.push(`${caller}: ${status} ${text}`);
  }
  throw new Error(`${operation.name} went well for nobody:\n${answers.join("\n")}`);
}

test("the log tells of each of them who and which, and holds nothing that was sent or answered in confidence", () => {
  const requests = logged.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "request");
  const routes = new Set(requests.map(({ method, route }) => `${method} ${route}`));
  expect(changes.filter(({ method, path }) => !routes.has(`${method} ${path}`)).map(({ name }) => name)).toEqual([]);
  expect(
    requests.find(({ method, route }) => `${method} ${route}` === "PATCH /v1/organizations/{organization_id}"),
  ).toEqual({
    level: 30,
    time: expect.any(String),
    msg: "request",
    request_id: expect.stringMatching(/^req_[0-9a-f]{32}$/),
    method: "PATCH",
    route: "/v1/organizations/{organization_id}",
    organization_id: world.acme.id,
    actor_kind: "member",
    actor_id: world.acme.admin.memberId,
    status: 200,
    milliseconds: expect.any(Number),
  });
  // Looking for next to nothing would prove next to nothing.
  expect(confidential.size).toBeGreaterThan(100);
  const log = logged.join("");
  expect([...confidential].filter((each) => log.includes(each))).toEqual([]);
});

test("every exception is an operation", () => {
  const names = operations.map(({ name }) => name);
  expect(Object.keys({ ...silent, ...unreached }).filter((name) => !names.includes(name))).toEqual([]);
});
