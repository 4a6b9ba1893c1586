import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import type { Mail } from "../../platform/mail.ts";
import { noOrigin, transactUser } from "../../platform/transact.ts";
import { hashPassword } from "./auth.ts";
import { createUser, startSession } from "./commands.ts";
import { identityJobs } from "./jobs.ts";
import { findUserByEmail } from "./store.ts";

const PASSWORD = "correct horse battery";
const operator = { kind: "operator" } as const;

let app: TestApp;
let passwordHash: string;
let count = 0;

beforeAll(async () => {
  app = await openApp();
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => app.close());

type Somebody = { id: string; email: string };

/** A User with a proven address and the password of this file. */
async function somebody(wish: { emailVerified?: boolean; hasPassword?: boolean } = {}): Promise<Somebody> {
  count += 1;
  const { emailVerified = true, hasPassword = true } = wish;
  const person = { email: `somebody${count}@example.test`, first_name: "Some", last_name: "Body" };
  const wanted = { ...person, language: "en", emailVerified, ...(hasPassword ? { passwordHash } : {}) } as const;
  return transactUser(app.platform, { actor: operator, origin: noOrigin }, async (work) => {
    const { user, event } = await createUser(work, wanted);
    return { answer: user, userEvents: [event] };
  });
}

type Session = { cookie: string };

async function signedIn({ id }: Somebody): Promise<Session> {
  return transactUser(app.platform, { actor: operator, origin: noOrigin }, async (work) => {
    const { session, event } = await startSession(work, { userId: id, method: "password" });
    return { answer: { cookie: `rollcall_session=${session.secret}` }, userEvents: [event] };
  });
}

type From = { as?: Session | undefined; from?: string };

/** Sends from a network of its own, unless told which, so that no test uses up the tries of another. */
async function send(method: string, path: string, body?: unknown, { as, from }: From = {}): Promise<Response> {
  count += 1;
  const network = from ?? `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`;
  return app.send(method, path, { as, body, headers: { "x-forwarded-for": network } });
}

const post = (path: string, body?: unknown, from?: From) => send("POST", path, body, from);

async function refused(response: Promise<Response>): Promise<[number, string]> {
  const answer = await response;
  return [answer.status, ((await answer.json()) as { code: string }).code];
}

function sessionOf(response: Response): Session {
  return { cookie: response.headers.getSetCookie().at(-1)?.split(";")[0] ?? "" };
}

const meStatus = async (as?: Session) => (await send("GET", "/v1/me/sessions", undefined, { as })).status;

/** Does the waiting jobs of sign-in; gives back the mails. */
async function mails(): Promise<Mail[]> {
  const sent: Mail[] = [];
  const mailer = { send: async (mail: Mail) => void sent.push(mail), close: async () => {} };
  const { rows } = await sql<{ id: number; name: string; payload: unknown }>`
    select job.id, task.identifier as name, job.payload from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id order by job.id`.execute(app.platform.database);
  for (const { id, name, payload } of rows) {
    await identityJobs
      .find((job) => job.name === name)
      ?.run({ platform: app.platform, mailer, isLastTry: false }, payload);
    await sql`delete from graphile_worker._private_jobs where id = ${id}`.execute(app.platform.database);
  }
  return sent;
}

async function mailedUrl(): Promise<URL> {
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  return new URL(/http:\/\/rollcall\.test\S+/.exec(mail?.text ?? "")?.[0] ?? "");
}

const mailedToken = async () => (await mailedUrl()).hash.slice(1);

async function linkFor({ email }: Somebody, path = "/v1/sign-in/link"): Promise<string> {
  expect((await post(path, { email })).status).toBe(202);
  return mailedToken();
}

async function eventsOf({ id }: Somebody): Promise<string[]> {
  const rows = await app.platform.database
    .selectFrom("user_events")
    .select("name")
    .where("user_id", "=", id)
    .orderBy("id")
    .execute();
  return rows.map(({ name }) => name);
}

const withPassword = ({ email }: { email: string }, password = PASSWORD, from?: From) =>
  post("/v1/sign-in/password", { email, password }, from);

describe("POST /v1/sign-in/password", () => {
  test("200 sets a session cookie that opens the door", async () => {
    const user = await somebody();
    const response = await withPassword(user);
    expect(response.status).toBe(200);
    expect(response.headers.get("set-cookie")).toMatch(
      /^rollcall_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await meStatus(sessionOf(response))).toBe(200);
    expect(await eventsOf(user)).toEqual(["user.created", "user.signed_in"]);
  });

  test("200 for the address in other case and with spaces around it", async () => {
    const { email } = await somebody();
    expect((await withPassword({ email: ` ${email.toUpperCase()} ` })).status).toBe(200);
  });

  test("200 with a new secret each time, and the replaced session ends", async () => {
    const user = await somebody();
    const first = sessionOf(await withPassword(user));
    const second = sessionOf(await withPassword(user, PASSWORD, { as: first }));
    expect(second.cookie).not.toBe(first.cookie);
    expect([await meStatus(first), await meStatus(second)]).toEqual([401, 200]);
  });

  test("401 looks the same for a wrong password, an unknown address and an account without a password", async () => {
    const known = await somebody();
    const without = await somebody({ hasPassword: false });
    const answers = await Promise.all(
      [known, { email: "nobody@example.test" }, without].map((each) => withPassword(each, "another password")),
    );
    const seen = await Promise.all(answers.map(seenFrom));
    expect(seen[0]).toMatchObject({ status: 401, body: { code: "wrong_credentials" } });
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  test("401 takes as long for an unknown address as for a known one", async () => {
    const users = [await somebody(), { email: "stranger@example.test" }];
    const times: number[][] = [[], []];
    for (let round = 0; round < 9; round += 1)
      for (const [index, user] of users.entries()) {
        const startedAt = performance.now();
        await withPassword(user, "another password");
        times[index]?.push(performance.now() - startedAt);
      }
    const [known = 0, unknown = 1] = times.map((each) => each.sort((a, b) => a - b)[4] ?? 0);
    console.info(`password sign-in, known address to unknown: ${(known / unknown).toFixed(2)}`);
    // Generous, for machines are shared: without the hash for strangers it would be above fifty.
    expect(known / unknown).toBeGreaterThan(0.3);
    expect(known / unknown).toBeLessThan(3);
  });

  test("429 after ten failures, for known and unknown addresses alike, wherever they come from", async () => {
    for (const user of [await somebody(), { email: "unknown@example.test" }]) {
      for (let tries = 0; tries < 10; tries += 1)
        expect((await withPassword({ email: tries % 2 ? user.email : user.email.toUpperCase() }, "wrong")).status).toBe(
          401,
        );
      const locked = await withPassword(user);
      expect([locked.status, Number(locked.headers.get("retry-after")) > 800]).toEqual([429, true]);
    }
  });

  test("429 for one address leaves the other ones alone, and the mailed link still works", async () => {
    const [locked, other] = [await somebody(), await somebody()];
    for (let tries = 0; tries < 11; tries += 1) await withPassword(locked, "wrong");
    expect((await withPassword(locked)).status).toBe(429);
    expect((await withPassword(other)).status).toBe(200);
    expect((await post("/v1/sign-in/link/accept", { token: await linkFor(locked) })).status).toBe(200);
  });

  test("a success does not count as a try", async () => {
    const user = await somebody();
    const statuses = [];
    for (let tries = 0; tries < 12; tries += 1) statuses.push((await withPassword(user)).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test("429 after a hundred tries from one network, however it writes its address", async () => {
    const forms = ["2001:db8:7:7::1", "2001:DB8:7:7::2", " 2001:db8:7:7:0::3 ", "2001:db8:7:7:ffff::4"];
    for (let tries = 0; tries < 100; tries += 10)
      await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          post(
            "/v1/sign-in/password",
            { email: `a${tries}.${index}@example.test`, password: "x" },
            { from: forms[index % 4] ?? "" },
          ),
        ),
      );
    expect((await withPassword(await somebody(), PASSWORD, { from: "2001:db8:7:7::5" })).status).toBe(429);
    expect((await withPassword(await somebody(), PASSWORD, { from: "2001:db8:7:8::5" })).status).toBe(200);
  });

  test.each([
    [{ email: "a@example.test" }, "invalid_input"],
    [{ email: "a@example.test", password: "" }, "invalid_input"],
    [{ email: "a@example.test", password: "x".repeat(257) }, "invalid_input"],
    [{ email: "a\r\nb@example.test", password: "x" }, "invalid_input"],
    [{ email: "a\u0000@example.test", password: "x" }, "invalid_input"],
    [{ email: ["a@example.test"], password: "x" }, "invalid_input"],
    [{ email: "a@example.test", password: { length: 1 } }, "invalid_input"],
    [{ email: "a@example.test", password: "x", admin: true }, "invalid_input"],
    ["{", "invalid_json"],
  ])("400 for %j", async (body, code) => {
    expect(await refused(post("/v1/sign-in/password", body))).toEqual([400, code]);
  });
});

/** What a caller can tell apart: all but the request's own number. */
async function seenFrom(response: Response) {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== "x-request-id"));
  const text = await response.text();
  const { request_id: _, ...body } = text === "" ? { request_id: "" } : JSON.parse(text);
  return { status: response.status, headers, body };
}

describe.each(["/v1/sign-in/link", "/v1/password-reset"])("POST %s", (path) => {
  test("202 looks the same for known and unknown addresses, and only the known one gets a mail", async () => {
    const { email } = await somebody();
    const known = await seenFrom(await post(path, { email }));
    const unknown = await seenFrom(await post(path, { email: "nobody@example.test" }));
    expect(known).toMatchObject({ status: 202, body: {} });
    expect(unknown).toEqual(known);
    expect((await mails()).map(({ to }) => to)).toEqual([email]);
  });

  test("429 after five mails to an address from one network, known or not; from elsewhere it still gets one", async () => {
    for (const { email } of [await somebody(), { email: `unknown${path.length}@example.test` }]) {
      const from = `198.51.100.${path.length}`;
      const statuses = [];
      for (let tries = 0; tries < 6; tries += 1) statuses.push((await post(path, { email }, { from })).status);
      expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
      expect((await post(path, { email })).status).toBe(202);
    }
    await mails();
  });

  test("429 after twenty mails to an address, wherever they are asked for", async () => {
    const { email } = await somebody();
    const statuses = [];
    for (let tries = 0; tries < 21; tries += 1) statuses.push((await post(path, { email })).status);
    expect([statuses.filter((status) => status === 202).length, statuses.at(-1)]).toEqual([20, 429]);
    await mails();
  });

  test("429 after thirty mails from one network", async () => {
    const from = `192.0.2.${path.length}`;
    const statuses = [];
    for (let tries = 0; tries < 31; tries += 1)
      statuses.push((await post(path, { email: `n${tries}${path.length}@example.test` }, { from })).status);
    expect([statuses.filter((status) => status === 202).length, statuses.at(-1)]).toEqual([30, 429]);
    await mails();
  });

  test("a job that comes too late to be of use sends nothing", async () => {
    await post(path, { email: (await somebody()).email });
    app.clock.advance({ minutes: 61 });
    expect(await mails()).toEqual([]);
  });
});

describe("POST /v1/sign-in/link", () => {
  test("the mailed link leads to our page, and from there to where the person wanted", async () => {
    const { email } = await somebody();
    await post("/v1/sign-in/link", { email, return_to: "/join#some.token" });
    const url = await mailedUrl();
    expect([url.origin, url.pathname]).toEqual(["http://rollcall.test", "/sign-in/link"]);
    expect(url.searchParams.get("return_to")).toBe("/join#some.token");
    expect(url.hash).toMatch(/^#[0-9a-f]{32}\.[\w-]{43}$/);
  });

  test.each(["//evil.test", "https://evil.test", "/\\evil.test", "/\t/evil.test", "members", ""])(
    "400 for returning to %j",
    async (return_to) => {
      const { email } = await somebody();
      expect(await refused(post("/v1/sign-in/link", { email, return_to }))).toEqual([400, "invalid_input"]);
      expect(await mails()).toEqual([]);
    },
  );

  test("neither the address nor where to return stands readable in the waiting job", async () => {
    const { email } = await somebody();
    await post("/v1/sign-in/link", { email, return_to: "/join#a.secret.token" });
    const { rows } = await sql<{
      text: string;
    }>`select payload::text as text from graphile_worker._private_jobs`.execute(app.platform.database);
    expect(rows.length).toBe(1);
    expect(rows[0]?.text).not.toMatch(/secret\.token|example\.test/);
    await mails();
  });
});

const accept = (token: string, from?: From) => post("/v1/sign-in/link/accept", { token }, from);

describe("POST /v1/sign-in/link/accept", () => {
  test("200 signs in, 410 the second time", async () => {
    const user = await somebody({ hasPassword: false });
    const token = await linkFor(user);
    const response = await accept(token);
    expect(response.status).toBe(200);
    expect(await meStatus(sessionOf(response))).toBe(200);
    expect(await refused(accept(token))).toEqual([410, "sign_in_link_invalid"]);
    expect(await eventsOf(user)).toEqual(["user.created", "user.sign_in_link_sent", "user.signed_in"]);
  });

  test("one of twenty at once gets in", async () => {
    const token = await linkFor(await somebody());
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await accept(token)).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(19);
  });

  test("410 after a quarter of an hour", async () => {
    const token = await linkFor(await somebody());
    app.clock.advance({ minutes: 15 });
    expect(await refused(accept(token))).toEqual([410, "sign_in_link_invalid"]);
  });

  test("410 for a token of another kind, a damaged one, one of somebody else's and none", async () => {
    const [user, other] = [await somebody(), await somebody()];
    const token = await linkFor(user);
    const reset = await linkFor(user, "/v1/password-reset");
    const elsewhere = `${other.id.replace("usr_", "")}.${token.split(".")[1]}`;
    for (const each of [reset, `${token.slice(0, -1)}~`, elsewhere, "x", "usr_1.'; drop table users"])
      expect(await refused(accept(each))).toEqual([410, "sign_in_link_invalid"]);
    expect((await accept(token)).status).toBe(200);
  });

  test("an address proven by a link drops the password and the sessions that somebody set before", async () => {
    const user = await somebody({ emailVerified: false });
    const squatter = sessionOf(await withPassword(user));
    expect(await meStatus(squatter)).toBe(200);

    const owner = sessionOf(await accept(await linkFor(user)));
    expect([await meStatus(squatter), await meStatus(owner)]).toEqual([401, 200]);
    expect((await withPassword(user)).status).toBe(401);
    expect(await findUserByEmail(app.platform.database, user.email)).toMatchObject({ emailVerified: true });
    expect(await eventsOf(user)).toContain("user.email_verified");
  });

  test("an address that was proven already keeps password and sessions", async () => {
    const user = await somebody();
    const session = await signedIn(user);
    await accept(await linkFor(user));
    expect(await meStatus(session)).toBe(200);
    expect((await withPassword(user)).status).toBe(200);
  });
});

const reset = (token: string, password = "a new long password") =>
  post("/v1/password-reset/complete", { token, password });

describe("POST /v1/password-reset/complete", () => {
  test("204 sets the new password and ends every session and every other link", async () => {
    const user = await somebody();
    const session = await signedIn(user);
    const [other, link] = [await linkFor(user, "/v1/password-reset"), await linkFor(user)];
    expect((await reset(await linkFor(user, "/v1/password-reset"))).status).toBe(204);
    expect(await meStatus(session)).toBe(401);
    expect([(await withPassword(user)).status, (await withPassword(user, "a new long password")).status]).toEqual([
      401, 200,
    ]);
    expect(await refused(reset(other))).toEqual([410, "reset_link_invalid"]);
    expect(await refused(accept(link))).toEqual([410, "sign_in_link_invalid"]);
    expect(await eventsOf(user)).toEqual(expect.arrayContaining(["user.password_reset", "user.sessions_revoked"]));
  });

  test("204 unlocks an address that others had locked", async () => {
    const user = await somebody();
    for (let tries = 0; tries < 11; tries += 1) await withPassword(user, "wrong");
    await reset(await linkFor(user, "/v1/password-reset"));
    expect((await withPassword(user, "a new long password")).status).toBe(200);
  });

  test("204 gives a first password, and proves the address", async () => {
    const user = await somebody({ hasPassword: false, emailVerified: false });
    expect((await reset(await linkFor(user, "/v1/password-reset"))).status).toBe(204);
    expect((await withPassword(user, "a new long password")).status).toBe(200);
    expect(await findUserByEmail(app.platform.database, user.email)).toMatchObject({ emailVerified: true });
  });

  test("one of twenty at once sets its password", async () => {
    const user = await somebody();
    const token = await linkFor(user, "/v1/password-reset");
    const passwords = Array.from({ length: 20 }, (_, index) => `a new long password ${index}`);
    const statuses = await Promise.all(passwords.map(async (password) => (await reset(token, password)).status));
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(19);
    expect((await withPassword(user, passwords[statuses.indexOf(204)])).status).toBe(200);
  });

  test("a sign-in by the old password that races a reset leaves no session behind", async () => {
    const user = await somebody();
    const token = await linkFor(user, "/v1/password-reset");
    const [, ...entered] = await Promise.all([reset(token), ...Array.from({ length: 8 }, () => withPassword(user))]);
    for (const response of entered)
      expect(await meStatus(response.status === 200 ? sessionOf(response) : undefined)).toBe(401);
  });

  test("400 for a weak password, and the link still works", async () => {
    const user = await somebody();
    const token = await linkFor(user, "/v1/password-reset");
    expect(await refused(reset(token, "short"))).toEqual([400, "invalid_input"]);
    expect(await refused(reset(token, "aaaaaaaaaaaaaaa"))).toEqual([400, "password_too_weak"]);
    expect((await reset(token)).status).toBe(204);
  });

  test("410 after an hour", async () => {
    const token = await linkFor(await somebody(), "/v1/password-reset");
    app.clock.advance({ minutes: 60 });
    expect(await refused(reset(token))).toEqual([410, "reset_link_invalid"]);
  });
});

describe("POST /v1/email-verification", () => {
  const verify = (token: string, as?: Session) => post("/v1/email-verification/complete", { token }, { as });

  async function verificationOf(as: Session): Promise<string> {
    expect((await post("/v1/email-verification", undefined, { as })).status).toBe(202);
    return mailedToken();
  }

  test("204 proves the address and keeps the password, 410 the second time", async () => {
    const user = await somebody({ emailVerified: false });
    const as = await signedIn(user);
    const token = await verificationOf(as);
    expect((await verify(token, as)).status).toBe(204);
    expect(await findUserByEmail(app.platform.database, user.email)).toMatchObject({ emailVerified: true });
    expect((await withPassword(user)).status).toBe(200);
    expect(await refused(verify(token, as))).toEqual([410, "verification_link_invalid"]);
  });

  test("401 for who merely reads the mail, 410 for another account, and the link still works", async () => {
    const as = await signedIn(await somebody({ emailVerified: false }));
    const token = await verificationOf(as);
    expect(await refused(verify(token))).toEqual([401, "not_signed_in"]);
    expect(await refused(verify(token, await signedIn(await somebody())))).toEqual([410, "verification_link_invalid"]);
    expect((await verify(token, as)).status).toBe(204);
  });

  test("410 after a day; 202 without a mail for an address that is proven", async () => {
    const as = await signedIn(await somebody({ emailVerified: false }));
    const token = await verificationOf(as);
    app.clock.advance({ days: 1 });
    expect(await refused(verify(token, as))).toEqual([410, "verification_link_invalid"]);
    expect((await post("/v1/email-verification", undefined, { as: await signedIn(await somebody()) })).status).toBe(
      202,
    );
    expect(await mails()).toEqual([]);
  });

  test("401 for nobody", async () => {
    expect(await refused(post("/v1/email-verification"))).toEqual([401, "not_signed_in"]);
  });
});

type Listed = { data: { id: string; is_current: boolean; last_used_at: string }[] };
const listed = async (as: Session) =>
  (await (await send("GET", "/v1/me/sessions", undefined, { as })).json()) as Listed;

describe("/v1/me/sessions", () => {
  test("200 lists the own sessions and marks the current one", async () => {
    const user = await somebody();
    const [one] = [await signedIn(user), await signedIn(user), await signedIn(await somebody())];
    const { data } = await listed(one);
    expect(data.map(({ is_current }) => is_current).sort()).toEqual([false, true]);
  });

  test("DELETE ends one, from its next request on", async () => {
    const user = await somebody();
    const [mine, other] = [await signedIn(user), await signedIn(user)];
    const id = (await listed(mine)).data.find(({ is_current }) => !is_current)?.id;
    expect((await send("DELETE", `/v1/me/sessions/${id}`, undefined, { as: mine })).status).toBe(204);
    expect([await meStatus(mine), await meStatus(other)]).toEqual([200, 401]);
    expect(await refused(send("DELETE", `/v1/me/sessions/${id}`, undefined, { as: mine }))).toEqual([404, "not_found"]);
  });

  test("404 for somebody else's session, and for what is no id", async () => {
    const [mine, theirs] = [await signedIn(await somebody()), await signedIn(await somebody())];
    const id = (await listed(theirs)).data[0]?.id;
    for (const each of [id, "ses_1", "x"])
      expect(await refused(send("DELETE", `/v1/me/sessions/${each}`, undefined, { as: mine }))).toEqual([
        404,
        "not_found",
      ]);
    expect(await meStatus(theirs)).toBe(200);
  });

  test("DELETE without an id ends the others and says how many", async () => {
    const user = await somebody();
    const [mine, ...others] = [await signedIn(user), await signedIn(user), await signedIn(user)];
    const response = await send("DELETE", "/v1/me/sessions", undefined, { as: mine });
    expect(await response.json()).toEqual({ revoked: 2 });
    expect(await Promise.all([mine, ...others].map(meStatus))).toEqual([200, 401, 401]);
  });

  test("a session that is ended while it is in use answers 200 or 401 meanwhile, and 401 from then on", async () => {
    const user = await somebody();
    const [mine, other] = [await signedIn(user), await signedIn(user)];
    app.clock.advance({ minutes: 6 });
    const id = (await listed(mine)).data.find(({ is_current }) => !is_current)?.id;
    const [ended, ...statuses] = await Promise.all([
      send("DELETE", `/v1/me/sessions/${id}`, undefined, { as: mine }).then(({ status }) => status),
      ...Array.from({ length: 20 }, () => meStatus(other)),
    ]);
    expect(ended).toBe(204);
    expect(statuses.filter((status) => status !== 200 && status !== 401)).toEqual([]);
    expect(await meStatus(other)).toBe(401);
  });

  test("a session lives 30 days from its last use, and the cookie moves along", async () => {
    const as = await signedIn(await somebody());
    app.clock.advance({ days: 29 });
    const response = await send("GET", "/v1/me/sessions", undefined, { as });
    expect(response.headers.get("set-cookie")).toContain(`${as.cookie}; Max-Age=2592000`);
    app.clock.advance({ minutes: 4 });
    expect((await send("GET", "/v1/me/sessions", undefined, { as })).headers.get("set-cookie")).toBeNull();
    app.clock.advance({ days: 29 });
    expect(await meStatus(as)).toBe(200);
    app.clock.advance({ days: 30 });
    expect(await meStatus(as)).toBe(401);
  });

  test("only the hash of the cookie's secret is stored", async () => {
    const { cookie } = await signedIn(await somebody());
    const { rows } = await sql<{ text: string }>`select sessions::text as text from sessions`.execute(
      app.platform.database,
    );
    expect(rows.some(({ text }) => text.includes(cookie.split("=")[1] ?? ""))).toBe(false);
  });
});

test("POST /v1/sign-out: 204 ends the session and clears the cookie, 204 again for nobody", async () => {
  const user = await somebody();
  const as = await signedIn(user);
  const response = await post("/v1/sign-out", undefined, { as });
  expect([response.status, await meStatus(as)]).toEqual([204, 401]);
  expect(response.headers.get("set-cookie")).toMatch(/^rollcall_session=; Max-Age=0;/);
  expect((await post("/v1/sign-out", undefined, { as })).status).toBe(204);
  expect(await eventsOf(user)).toContain("user.signed_out");
});

describe("POST /v1/me/password", () => {
  const change = (as: Session | undefined, body: unknown) => post("/v1/me/password", body, { as });
  const NEW = "a new long password";

  test("204 changes it and ends every other session and mailed link", async () => {
    const user = await somebody();
    const [mine, other] = [await signedIn(user), await signedIn(user)];
    const link = await linkFor(user, "/v1/password-reset");
    expect((await change(mine, { current_password: PASSWORD, new_password: NEW })).status).toBe(204);
    expect([await meStatus(mine), await meStatus(other)]).toEqual([200, 401]);
    expect([(await withPassword(user)).status, (await withPassword(user, NEW)).status]).toEqual([401, 200]);
    expect(await refused(reset(link))).toEqual([410, "reset_link_invalid"]);
  });

  test("403 for a wrong or missing current password, 429 after ten", async () => {
    const as = await signedIn(await somebody());
    expect(await refused(change(as, { new_password: NEW }))).toEqual([403, "password_wrong"]);
    for (let tries = 0; tries < 9; tries += 1)
      expect(await refused(change(as, { current_password: "wrong", new_password: NEW }))).toEqual([
        403,
        "password_wrong",
      ]);
    expect((await change(as, { current_password: PASSWORD, new_password: NEW })).status).toBe(429);
  });

  test("204 sets a first one where the address is proven, 403 where it is not", async () => {
    const proven = await somebody({ hasPassword: false });
    expect((await change(await signedIn(proven), { new_password: NEW })).status).toBe(204);
    expect((await withPassword(proven, NEW)).status).toBe(200);
    const unproven = await signedIn(await somebody({ hasPassword: false, emailVerified: false }));
    expect(await refused(change(unproven, { new_password: NEW }))).toEqual([403, "email_not_verified"]);
  });

  test("400 for a weak one, 401 for nobody", async () => {
    const as = await signedIn(await somebody());
    const weak = { current_password: PASSWORD, new_password: "abababababab" };
    expect(await refused(change(as, weak))).toEqual([400, "password_too_weak"]);
    expect(await refused(change(undefined, weak))).toEqual([401, "not_signed_in"]);
  });

  test("one of ten at once goes through", async () => {
    const as = await signedIn(await somebody());
    const wishes = Array.from({ length: 10 }, (_, index) => ({
      current_password: PASSWORD,
      new_password: `${NEW} ${index}`,
    }));
    const statuses = await Promise.all(wishes.map(async (wish) => (await change(as, wish)).status));
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect(statuses.filter((status) => status !== 204 && status !== 403)).toEqual([]);
  });
});

test("no address stands readable among the counters of tries", async () => {
  await withPassword({ email: "counted@example.test" }, "wrong", { from: "203.0.113.9" });
  const { rows } = await sql<{ key: string }>`select key from rate_limits`.execute(app.platform.database);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ key }) => /counted|example|203\.0/.test(key))).toEqual([]);
});
