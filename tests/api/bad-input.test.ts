import * as invitations from "@rollcall/contract/invitations";
import { listMembers } from "@rollcall/contract/members";
import type { AnyOperation } from "@rollcall/contract/operation";
import { operations } from "@rollcall/contract/operations";
import { updateOrganization } from "@rollcall/contract/organizations";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import type { Somebody } from "@rollcall/server/testing/builders";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Ask, aNetwork, knock, recipeOf } from "./asking.ts";
import { type Fingerprint, openFingerprint } from "./fingerprint.ts";
import { answerOf, expectProblem } from "./problems.ts";
import { gateOf } from "./recipes-domains.ts";
import { keepRows, type Snapshot } from "./snapshot.ts";
import { aWorld, type Tenant, type World } from "./world.ts";

let app: TestApp;
let fingerprint: Fingerprint;
let world: World;
let kept: Snapshot;

beforeAll(async () => {
  app = await openApp();
  fingerprint = await openFingerprint(app.adminUrl);
  world = await aWorld(app);
  await gateOf(app, world.acme);
  kept = await keepRows(app.adminUrl);
});
// What a recipe needed to have, the next one does not find.
afterEach(() => kept.haveBack());
afterAll(async () => {
  await kept?.close();
  await fingerprint?.close();
  await app?.close();
});

const addressOf = ({ path }: Pick<AnyOperation, "path">, { params = {} }: Ask) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
const takesBody = ({ body }: AnyOperation) => body.type !== "undefined";
const takesQuery = ({ query }: AnyOperation) => query.type !== "undefined";
const named = (some: readonly AnyOperation[]) => some.map((each) => [`${each.method} ${each.path}`, each] as const);

/** Sends a body as it is, as somebody who may. */
async function sendRaw(operation: AnyOperation, ask: Ask, body: BodyInit, headers: Record<string, string> = {}) {
  const request = new Request(`http://rollcall.test${addressOf(operation, ask)}`, {
    method: operation.method,
    headers: {
      "content-type": "application/json",
      "x-forwarded-for": aNetwork(),
      cookie: world.actors.admin?.cookie ?? "",
      ...headers,
    },
    body,
  });
  return answerOf(await app.fetch(request));
}

const deep = (open: string, close: string, inner = "") => open.repeat(100_000) + inner + close.repeat(100_000);

/** Bodies that are wrong for every operation that takes one. */
const BROKEN: Record<string, string | Uint8Array<ArrayBuffer>> = {
  nothing: "",
  blank: " \n",
  "half an object": "{",
  "two objects": "{}{}",
  "single quotes": "{'email': 'a'}",
  "a comment": "/* */{}",
  "a trailing comma": '{"a":1,}',
  "not a number": "NaN",
  null: "null",
  true: "true",
  "a number": "0",
  "a string": '"text"',
  "an empty list": "[]",
  "a list of objects": "[{}]",
  "deep lists": deep("[", "]"),
  "deep lists that never close": "[".repeat(100_000),
  "deep objects": deep('{"a":', "}", "1"),
  "bytes that are no UTF-8": new Uint8Array([0xff, 0xfe, 0x7b, 0x7d]),
  "an unknown key": '{"unexpected":1}',
  __proto__: '{"__proto__":{"isAdmin":true}}',
  constructor: '{"constructor":{"prototype":{"isAdmin":true}}}',
  "a huge number": '{"unexpected":1e999999}',
};

describe.each(named(operations.filter(takesBody)))("%s", (_, operation) => {
  const recipe = recipeOf(operation);
  let ask: Ask;
  let valid: Record<string, unknown>;
  let before: Record<string, string>;

  beforeEach(async () => {
    ask = await recipe.ask(app, world.acme, world.actors.admin);
    // The cast is sound: every body of the contract is an object.
    valid = ask.body as Record<string, unknown>;
    before = await fingerprint.take();
  });
  afterEach(async () => {
    expect(await fingerprint.take()).toEqual(before);
  });

  test("refuses what is no such body", async () => {
    for (const [what, body] of Object.entries(BROKEN))
      expectProblem(what, await sendRaw(operation, ask, body), { status: 400 });
  });

  test("refuses a key too many, and one that stands twice", async () => {
    const text = JSON.stringify(valid);
    const key = Object.keys(valid)[0] ?? "";
    const more = (extra: string) => `${text.slice(0, -1)},${extra}}`;
    for (const extra of ['"is_admin":true', '"__proto__":{}', '"constructor":1', '"":1', `"${key} ":1`])
      expectProblem(extra, await sendRaw(operation, ask, more(extra)), { status: 400, code: "invalid_input" });
    for (const extra of [
      `"${key}":1`,
      `"\\u00${key.charCodeAt(0).toString(16)}${key.slice(1)}":1`,
      '"x":{"y":1,"y":1}',
    ])
      expectProblem(extra, await sendRaw(operation, ask, more(extra)), { status: 400, code: "duplicate_key" });
  });

  test("refuses a field of another kind", async () => {
    const kinds = [
      null,
      1.5,
      -1e308,
      {},
      { $ne: "" },
      [[]],
      [null],
      [{}],
      "\u0000",
      "x\u0000y",
      "x\r\ny",
      "\u202ex",
      "x".repeat(10_000),
    ];
    for (const key of Object.keys(valid))
      for (const kind of kinds.filter((each) => !isGoodFor(operation, key, each))) {
        const what = `${key}: ${JSON.stringify(kind).slice(0, 30)}`;
        expectProblem(what, await sendRaw(operation, ask, JSON.stringify({ ...valid, [key]: kind })));
      }
  });

  test("refuses text that is no Unicode", async () => {
    // A password is only hashed and a key only looked up: whatever they are, nobody reads them.
    const isText = ([key, value]: [string, unknown]) => typeof value === "string" && !/password$|^key$/.test(key);
    for (const [key, value] of Object.entries(valid).filter(isText)) {
      const body = JSON.stringify({ ...valid, [key]: `${value}\ud83d` });
      expectProblem(`${key}: half an emoji`, await sendRaw(operation, ask, body));
    }
  });

  test("takes JSON and nothing else", async () => {
    const types = [
      "",
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "text/json",
      "application/jsonp",
      "application/problem+json",
      "application/json,text/plain",
      "*/*",
    ];
    for (const type of types)
      expectProblem(type, await sendRaw(operation, ask, JSON.stringify(valid), { "content-type": type }), {
        status: 415,
      });
  });

  test("refuses 10 MB", async () => {
    const body = JSON.stringify({ ...valid, more: "x".repeat(10_000_000) });
    const length = { "content-length": String(body.length) };
    expectProblem("with its length", await sendRaw(operation, ask, body, length), { code: "body_too_large" });
    expectProblem("without", await sendRaw(operation, ask, body), { code: "body_too_large" });
  });
});

/** What another field's junk happens to be: a note may have lines, an address in a list is answered by itself. */
function isGoodFor({ body }: AnyOperation, key: string, value: unknown): boolean {
  const shape = (body as unknown as { shape: Record<string, { safeParse(value: unknown): { success: boolean } }> })
    .shape;
  return shape[key]?.safeParse(value).success ?? false;
}

describe.each(named(operations.filter(({ method }) => method !== "GET")))("%s", (_, operation) => {
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "" },
    { origin: "http://rollcall.test.evil.example" },
    { origin: "http://evil.rollcall.test" },
    { origin: "http://rollcall.test:81" },
    { origin: "http://rollcall.test@evil.example" },
    { origin: "file://" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "anything" },
    { "sec-fetch-site": "cross-site", origin: "null" },
    { "sec-fetch-site": "same-site", origin: "http://evil.rollcall.test" },
  ];
  test("refuses a page of another site", async () => {
    const ask = await recipeOf(operation).ask(app, world.acme, world.actors.admin);
    const before = await fingerprint.take();
    for (const headers of foreign) {
      const { status, text, headers: back } = await sendFrom(operation, ask, headers);
      expectProblem(JSON.stringify(headers), { status, text, headers: back }, { status: 403, code: "foreign_origin" });
      expect([...back.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
    }
    expect(await fingerprint.take()).toEqual(before);
  });
});

async function sendFrom(operation: AnyOperation, ask: Ask, headers: Record<string, string>) {
  const as = world.actors.admin;
  return answerOf(await app.send(operation.method, addressOf(operation, ask), { as, headers, body: ask.body }));
}

/** What a list or a file holds; the first line of a file names its columns. */
function dataIn({ media }: AnyOperation, text: string): unknown[] {
  return media === undefined ? JSON.parse(text).data : text.trim().split("\r\n").slice(1);
}

const lists = operations.filter((each) => each.method === "GET" && takesQuery(each));
const paged = lists.filter(({ query }) => "cursor" in (query as unknown as { shape: Record<string, unknown> }).shape);
const previewed = operations.filter((each) => each.method !== "GET" && takesQuery(each));

describe.each(named(previewed))("%s", (_, operation) => {
  test("shows what it would do without doing it, and refuses a query that is none", async () => {
    const ask = await recipeOf(operation).ask(app, world.acme, world.actors.admin);
    const before = await fingerprint.take();
    const send = async (query: string) => {
      const address = `${addressOf(operation, ask)}?${query}`;
      return answerOf(await app.send(operation.method, address, { as: world.actors.admin, body: ask.body }));
    };
    const { status, text } = await send("preview=true");
    expect({ status, applied: JSON.parse(text).applied }).toEqual({ status: operation.success, applied: false });
    for (const query of [
      "preview=",
      "preview=2",
      "preview=true&preview=false",
      "preview=%00",
      "apply=false",
      "__proto__=1",
    ])
      expectProblem(query, await send(query), { status: 400 });
    expect(await fingerprint.take()).toEqual(before);
  });
});

describe.each(named(lists))("%s", (_, operation) => {
  const shape = (operation.query as unknown as { shape: Record<string, unknown> }).shape;
  const look = async (query: string, as: Somebody | undefined = world.actors.admin) => {
    const ask = await recipeOf(operation).ask(app, world.acme, as);
    return answerOf(await app.send("GET", `${addressOf(operation, ask)}?${query}`, { as }));
  };

  const wrong: Record<string, string[]> = {
    limit: ["0", "-1", "201", "1.5", "1e9", "99999999999999999999", "abc", "NaN", "Infinity", "", "%00", "1&limit=1"],
    cursor: ["x", ".", "a.b", "%00", `${btoa("[]")}.x`, "x".repeat(2001), "a&cursor=b"],
    sort: ["", "nothing", "name;drop", "-name,email", "name&sort=name", "__proto__", "%00"],
    status: ["", "nobody", "constructor", "%00"],
    source: ["elsewhere"],
    role: ["", "%00", "member%00", "x".repeat(65)],
    seat: ["", "%00", "Vibe", "vibe'--"],
    product_id: ["", "%00", "Vibe"],
    q: ["%00", "x%00y", "x".repeat(501), "x".repeat(10_000), "a&q=b"],
  };
  const tries = Object.entries(wrong).flatMap(([key, values]) =>
    key in shape ? values.map((value) => `${key}=${value}`) : [],
  );
  test("refuses a query that is none", async () => {
    for (const query of [...tries, "unknown=1", "__proto__=1", "constructor=1", "=1"])
      expectProblem(query, await look(query), { status: 400 });
    const many = Array.from({ length: 51 }, () => "status=pending").join("&");
    if ("status" in shape) expectProblem("51 of a kind", await look(many), { status: 400 });
  });

  test.skipIf(!("q" in shape))("searches for what stands there, whatever it means elsewhere", async () => {
    const strange = [
      "%25",
      "_",
      "%5C",
      "%5C%25",
      "'",
      "%22",
      "a'--",
      "(",
      "%26%7C!",
      "*",
      "😀",
      "שלום",
      "%E2%80%AE",
      "%ED%A0%BD",
      "%FF",
      "%F0%9F",
      "ﷺ".repeat(400),
      "e%CC%81".repeat(160),
    ];
    for (const q of strange) {
      const { status, text } = await look(`q=${q}`);
      expect({ q, status, data: dataIn(operation, text) }).toEqual({ q, status: 200, data: [] });
    }
    // Nothing but blanks shows the list; where there is none to page through, nobody; a file has them all.
    if (operation.media !== undefined) return;
    const found = "limit" in shape ? 1 : 0;
    const { status, text } = await look(found ? "q=%20%20&limit=1" : "q=%20%20");
    expect({ status, found: JSON.parse(text).data.length }).toEqual({ status: 200, found });
  });

  test.skipIf(!("cursor" in shape))("refuses the cursor of another list or Organization", async () => {
    const cursor = async (tenant: Tenant, as: Somebody | undefined, list: AnyOperation) => {
      const ask = await recipeOf(list).ask(app, tenant, as);
      const { status, text } = await answerOf(await app.send("GET", `${addressOf(list, ask)}?limit=1`, { as }));
      expect({ list: list.name, status }).toEqual({ list: list.name, status: 200 });
      return JSON.parse(text).next_cursor as string | null;
    };
    const { acme, globex, actors } = world;
    const own = await cursor(acme, actors.admin, operation);
    const others = [
      await cursor(globex, actors.foreignAdmin, operation),
      ...(await Promise.all(
        paged.filter((each) => each !== operation).map((each) => cursor(acme, actors.admin, each)),
      )),
      `${own?.split(".")[0]}.${"A".repeat(22)}`,
      `${own}x`,
      `${own?.split(".")[0]}`,
    ];
    for (const each of others.filter((other) => other != null))
      expectProblem(each, await look(`cursor=${encodeURIComponent(each)}`), { code: "invalid_cursor" });
  });
});

describe("addresses and methods", () => {
  const paths = [...new Set(operations.map(({ path }) => path))];

  test.each(paths)("%s takes its methods and says which", async (path) => {
    const address = path.replace(/\{(\w+)\}/g, "x");
    // An address can be two: `members/counts` looks like a member, too.
    const isAt = (template: string) => new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`).test(address);
    const taken = [...new Set(operations.filter((each) => isAt(each.path)).map(({ method }) => method as string))];
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"].filter(
      (each) => !taken.includes(each),
    )) {
      const answer = await answerOf(await app.send(method, address, { as: world.actors.admin }));
      expectProblem(method, answer, { status: 405, code: "method_not_allowed" });
      expect(answer.headers.get("allow")?.split(", ").toSorted()).toEqual(taken.toSorted());
    }
  });

  test.each([
    "/v1",
    "/v1/",
    "/v1/nothing",
    "/v1/me/",
    "/v1/organizations",
    "/v1/organizations//members",
    "/v1/%",
    "/v1/%00",
    "/v1/me%2fsessions",
    "/v1/__proto__",
  ])("%s is nothing", async (path) => {
    for (const method of ["GET", "POST", "DELETE"]) {
      const answer = await answerOf(await app.send(method, path, { as: world.actors.admin }));
      if (path.startsWith("/v1")) expectProblem(method, answer, { status: 404 });
      else expect(answer.status).toBeLessThan(500 + 4);
    }
  });

  test("HEAD is a GET without its body", async () => {
    const { status, text } = await answerOf(await app.send("HEAD", "/v1/me", { as: world.actors.admin }));
    expect({ status, text }).toEqual({ status: 200, text: "" });
    expect((await app.send("HEAD", "/v1/me")).status).toBe(401);
  });

  test("no header turns one method into another", async () => {
    const before = await fingerprint.take();
    const path = `/v1/organizations/${world.acme.id}`;
    const headers = { "x-http-method-override": "DELETE", "x-method-override": "DELETE", "x-http-method": "DELETE" };
    const answer = await answerOf(
      await app.send("POST", path, {
        as: world.actors.admin,
        headers,
        body: { _method: "DELETE", confirm_name: "Acme" },
      }),
    );
    expectProblem("override", answer, { status: 405 });
    expect(await fingerprint.take()).toEqual(before);
  });

  test.each([
    "fe80::1%eth0",
    "::ffff:10.0.0.1",
    "::",
    "1.2.3.4, evil",
    "x".repeat(5000),
    "1.2.3.4:80",
    "[::1]",
    "unknown",
    "",
  ])("a sign-in from %s is counted, not broken", async (address) => {
    const headers = { "x-forwarded-for": address };
    const body = { email: `${address.length}@example.test`, password: "wrong" };
    const answer = await answerOf(await app.send("POST", "/v1/sign-in/password", { headers, body }));
    expectProblem(address, answer, { code: "wrong_credentials" });
  });

  const secret = () => (world.actors.admin?.cookie ?? "").split("=")[1] ?? "";
  test.each<[string, () => string]>([
    ["empty", () => "rollcall_session="],
    ["short", () => `rollcall_session=${secret().slice(1)}`],
    ["long", () => `rollcall_session=${secret()}A`],
    ["in capitals", () => `rollcall_session=${secret().toUpperCase()}`],
    ["in quotes", () => `rollcall_session="${secret()}x"`],
    ["of another name", () => `__Host-rollcall_session=${secret()}`],
    ["broken percent signs", () => "rollcall_session=%E0%A4%A"],
    ["NUL", () => "rollcall_session=%00"],
    ["no name", () => secret()],
    ["a thousand", () => Array.from({ length: 1000 }, (_, each) => `c${each}=${each}`).join("; ")],
    ["SQL", () => "rollcall_session=' or true --"],
  ])("a session cookie that is %s opens nothing", async (_, cookie) => {
    const answer = await answerOf(await app.send("GET", "/v1/me", { headers: { cookie: cookie() } }));
    expectProblem(cookie(), answer, { code: "not_signed_in" });
  });
});

describe("invitations", () => {
  const invite = (emails: string[]) =>
    knock(
      app,
      invitations.createInvitations,
      { params: { organization_id: world.acme.id }, body: { emails, roles: ["member"] } },
      world.actors.admin,
    );

  test("addresses that are none are told apart, and nobody is invited", async () => {
    const bad = [
      "",
      " ",
      "x",
      "@",
      "a@",
      "@b.test",
      "a@b",
      "a b@c.test",
      "a@b.test\r\nBcc: c@d.test",
      "a@b.test\nx",
      "a@b.test,c@d.test",
      "A <a@b.test> <c@d.test>",
      "<>",
      "a@b.test\u0000",
      "a@b..test",
      `${"a".repeat(300)}@b.test`,
      "\ud800@b.test",
      "а@b.test",
      "a@b.test>",
      "<a@b.test",
      "a@[127.0.0.1]",
      '"a b"@c.test',
      "a@b.test\u202e",
    ];
    const before = await fingerprint.take();
    const { status, text } = await invite(bad);
    const body = JSON.parse(text);
    expect(status).toBe(200);
    expect(body.data.map(({ input, outcome }: invitations.InvitationOutcome) => [input, outcome])).toEqual(
      bad.map((each) => [each.toWellFormed() === each ? each : expect.anything(), "invalid_email"]),
    );
    expect({ invited: body.invited, rows: await fingerprint.take() }).toEqual({ invited: 0, rows: before });
  });

  test.each([501, 5000])("%i addresses are too many", async (count) => {
    const before = await fingerprint.take();
    const answer = await invite(Array.from({ length: count }, (_, each) => `many${each}@example.test`));
    expectProblem(String(count), answer, { status: 400, code: "invalid_input" });
    expect(JSON.parse(answer.text).field).toBe("emails");
    expect(await fingerprint.take()).toEqual(before);
  });
});

test("markup, emoji and right-to-left are only text", async () => {
  const { id, admin } = world.globex;
  for (const name of [
    "<script>alert(1)</script>",
    "{{7*7}}",
    "'; drop table members; --",
    "🏳️‍🌈 Ünïcode",
    "שלום عالم",
    "__proto__",
    "null",
  ]) {
    const { status, body } = await app.call(
      updateOrganization,
      { params: { organization_id: id }, body: { name } },
      admin,
    );
    expect({ status, name: body.name }).toEqual({ status: 200, name });
  }
  const response = await app.send("GET", `/v1/organizations/${id}`, { as: admin });
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test("the same key twice in a query is either, where it may be", async () => {
  const query = { role: ["member", "organization_admin"], status: ["active"] as const };
  const { status, body } = await app.call(
    listMembers,
    { params: { organization_id: world.acme.id }, query: { ...query, status: [...query.status] } },
    world.actors.admin,
  );
  expect({ status, count: body.total.count }).toEqual({ status: 200, count: 9 });
});
