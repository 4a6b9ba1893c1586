import { openApiDocument } from "@rollcall/contract/openapi";
import type { AnyOperation } from "@rollcall/contract/operation";
import { operations } from "@rollcall/contract/operations";
import { type DatabaseProxy, openDatabaseProxy } from "@rollcall/server/testing/database-proxy";
import { startServer, type TestServer } from "@rollcall/server/testing/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ask, aNetwork, recipes } from "../asking.ts";
import { directoryOf } from "../recipes-directory.ts";
import { gateOf } from "../recipes-domains.ts";
import { keepRows, type Snapshot } from "../snapshot.ts";
import { type ActorName, actorNames, aWorld, type World } from "../world.ts";
import { answerChecker } from "./answers.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { type FuzzRequest, requestMaker } from "./requests.ts";

// FUZZ_REQUESTS=20000 plays all of them; FUZZ_SEED plays those of a run that failed again.
const REQUESTS = Number(process.env["FUZZ_REQUESTS"] ?? 1_500);
const SEED = Number(process.env["FUZZ_SEED"] ?? Date.now() % 1_000_000);
/** So many go out at once, from one world, which then is made as it was. */
const AT_ONCE = 12;

let server: TestServer;
let proxy: DatabaseProxy;
let world: World;
let kept: Snapshot;
const good = new Map<string, Ask>();

beforeAll(async () => {
  server = await startServer({
    async reach(url) {
      proxy = await openDatabaseProxy(url);
      return proxy.url(url);
    },
  });
  world = await aWorld(server);
  const { acme } = world;
  await gateOf(server, acme);
  await directoryOf(server, acme);
  for (const { name } of operations) good.set(name, await goodRequest(name));
  kept = await keepRows(server.adminUrl);
}, 120_000);
afterAll(async () => {
  await kept?.close();
  await server?.close();
  proxy?.close();
});

test(`${REQUESTS} requests that the document describes, or nearly, are answered as it says (seed ${SEED})`, async () => {
  const document = openApiDocument(server.url);
  const chance = chanceOf(SEED);
  const make = requestMaker(document, idsIn(world));
  const check = answerChecker(document);
  const wrong: Record<string, unknown>[] = [];
  const statuses = new Map<number, number>();
  for (let sent = 0; sent < REQUESTS; sent += AT_ONCE) {
    const requests = Array.from({ length: AT_ONCE }, (_, index) => {
      // Each operation in its turn, so that none is left out.
      const operation = operations[(sent + index) % operations.length] ?? operations[0];
      if (operation === undefined) throw new Error("there are no operations");
      const as = anActor(chance);
      return { operation, as, request: make(operation, good.get(operation.name) ?? {}, chance) };
    });
    const answers = await Promise.all(
      requests.map(async ({ operation, as, request }) => ({ operation, as, request, answer: await send(request, as) })),
    );
    for (const { operation, as, request, answer } of answers) {
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const why = check(operation, answer);
      if (why !== undefined)
        wrong.push({
          operation: operation.name,
          as,
          why,
          request: shortened(request),
          answer: answer.text.slice(0, 400),
        });
    }
    await kept.haveBack();
  }
  if (process.env["FUZZ_REQUESTS"] !== undefined) console.log(Object.fromEntries([...statuses].sort()));
  expect(wrong).toEqual([]);
  // A fuzz whose every request is refused at the door proves little.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(REQUESTS / 20);
}, 1_800_000);

test("while the database is away, every operation says so, and when to come back", async () => {
  const check = answerChecker(openApiDocument(server.url), { expected: 503 });
  proxy.cut();
  const others: string[] = [];
  for (const operation of operations) {
    const answer = await call(operation, good.get(operation.name) ?? {});
    expect([operation.name, check(operation, answer)]).toEqual([operation.name, undefined]);
    const isTold = answer.status === 503 && answer.retryAfter === "2" && answer.text.includes('"unavailable"');
    if (!isTold) others.push(`${operation.name} ${answer.status}`);
  }
  proxy.mend();
  expect(others).toEqual([]);
});

/** A recipe that finds the world changed by the one before leaves its request to chance. */
async function goodRequest(name: string): Promise<Ask> {
  try {
    return (await recipes[name]?.ask(server, world.acme, world.actors.admin)) ?? {};
  } catch {
    return {};
  }
}

function anActor(chance: Chance): ActorName {
  if (chance.once(3)) return "admin";
  return chance.once(4) ? "fullKey" : chance.oneOf(actorNames);
}

/** As an Admin calls an operation. */
async function call({ method, path }: AnyOperation, { params = {}, body, cookie }: Ask) {
  const address =
    server.url + path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? "none"));
  const response = await fetch(address, {
    method,
    headers: { cookie: cookie ?? world.actors.admin?.cookie ?? "", "content-type": "application/json" },
    redirect: "manual",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  const retryAfter = response.headers.get("retry-after");
  return { status: response.status, type, text: await response.text(), retryAfter };
}

async function send({ method, address, headers, body }: FuzzRequest, as: ActorName) {
  const actor = world.actors[as];
  const identity: Record<string, string> =
    actor?.bearer === undefined ? { cookie: actor?.cookie ?? "" } : { authorization: `Bearer ${actor.bearer}` };
  const response = await fetch(server.url + address, {
    method,
    headers: { ...identity, ...headers, "x-forwarded-for": aNetwork() },
    redirect: "manual",
    ...(body === undefined ? {} : { body: new TextEncoder().encode(body) }),
  });
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  return { status: response.status, type, text: await response.text() };
}

/** Enough of a request to make it by hand. */
function shortened({ address, body, ...rest }: FuzzRequest) {
  return { ...rest, address: address.slice(0, 1_000), body: body?.slice(0, 4_000) };
}

function idsIn(value: unknown): string[] {
  return [...new Set(JSON.stringify(value).match(/\b[a-z]{3,4}_[0-9a-f]{32}\b/g) ?? [])];
}
