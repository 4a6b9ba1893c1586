import {
  acceptSignInLink,
  completePasswordReset,
  getMe,
  sendPasswordReset,
  signInWithPassword,
} from "@rollcall/contract/identity";
import * as contract from "@rollcall/contract/second-factor";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { aUser, type Somebody } from "../../../testing/builders.ts";
import { aHalfSignIn, aPasskey, aTotp } from "../../../testing/factors.ts";
import { inTransaction, noOrigin, transactUser } from "../../platform/transact.ts";
import { hashPassword } from "./auth.ts";
import { makeLink } from "./commands.ts";
import type { LinkPurpose } from "./rules.ts";
import { setPassword } from "./store.ts";

const PASSWORD = "correct horse battery";
let app: TestApp;
let passwordHash: string;

beforeAll(async () => {
  app = await openApp();
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => app.close());

async function withPassword(): Promise<Somebody> {
  const user = await aUser(app);
  await inTransaction(app.platform, "", (tx) => setPassword(tx, user.userId, passwordHash, app.clock.now()));
  return user;
}

async function mailedToken(purpose: LinkPurpose, email: string): Promise<string> {
  const request = { purpose, email, mail_id: "1", asked_at: app.clock.now() };
  const scope = { actor: { kind: "system", cause: "test" }, origin: noOrigin } as const;
  const made = await transactUser(app.platform, scope, (work) => makeLink(work, request));
  return new URL(made?.url ?? "").hash.slice(1);
}

let networks = 0;

/** Calls as a browser that keeps its cookies, from a network of its own. */
async function post(path: string, body?: unknown, as?: { cookie: string }) {
  networks += 1;
  const headers = { "x-forwarded-for": `10.7.${networks >> 8}.${networks & 255}` };
  const response = await app.send("POST", path, { as, body, headers });
  const text = await response.text();
  const cookies = response.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
  const find = (name: string) => cookies.find((each) => each.startsWith(`${name}=`) && !each.endsWith("="));
  const session = find("rollcall_session");
  const half = find("rollcall_second_step");
  const answer = text === "" ? undefined : JSON.parse(text);
  return {
    status: response.status,
    code: answer?.code as string | undefined,
    methods: answer?.second_step as string[] | null | undefined,
    session: session === undefined ? undefined : { cookie: session },
    half: half === undefined ? undefined : { cookie: half },
  };
}

const signIn = ({ email }: Somebody) => post(signInWithPassword.path, { email, password: PASSWORD });
const takeStep = (half: { cookie: string } | undefined, body: unknown) =>
  post(contract.takeSecondStep.path, body, half ?? { cookie: "" });
const meStatus = async (as: { cookie: string }) => (await app.call(getMe, {}, as)).status;

async function eventsOf({ userId }: Somebody): Promise<string[]> {
  const rows = await app.platform.database
    .selectFrom("user_events")
    .select("name")
    .where("user_id", "=", userId)
    .orderBy("id")
    .execute();
  return rows.map(({ name }) => name);
}

describe("the first step, where there is a second", () => {
  test("200 with a password gives no session, but the second step in this browser", async () => {
    const user = await withPassword();
    const code = await aTotp(app, user);
    const first = await signIn(user);
    expect(first).toMatchObject({ status: 200, methods: ["totp"], session: undefined });

    const done = await takeStep(first.half, { code: code() });
    expect([done.status, await meStatus(done.session ?? { cookie: "" })]).toEqual([204, 200]);
    expect((await eventsOf(user)).slice(-2)).toEqual(["user.second_step_asked", "user.signed_in"]);
  });

  test("200 with a mailed link asks for it as well", async () => {
    const user = await withPassword();
    const code = await aTotp(app, user);
    const first = await post(acceptSignInLink.path, { token: await mailedToken("sign_in", user.email) });
    expect(first).toMatchObject({ status: 200, methods: ["totp"], session: undefined });
    expect((await takeStep(first.half, { code: code() })).status).toBe(204);
  });

  test("200 with the password of a reset asks for it as well, and the reset signs nobody in", async () => {
    const user = await withPassword();
    await aTotp(app, user);
    const waiting = await aHalfSignIn(app, user);
    expect((await post(sendPasswordReset.path, { email: user.email })).status).toBe(202);
    const token = await mailedToken("password_reset", user.email);
    const reset = await post(completePasswordReset.path, { token, password: PASSWORD });
    expect(reset).toMatchObject({ status: 204, session: undefined, half: undefined });
    expect(await signIn(user)).toMatchObject({ status: 200, methods: ["totp"], session: undefined });
    expect((await takeStep(waiting, { code: "000000" })).code).toBe("second_step_expired");
  });

  test("the half sign-in opens nothing else", async () => {
    const user = await withPassword();
    await aTotp(app, user);
    const { cookie } = await aHalfSignIn(app, user);
    const secret = cookie.split("=")[1];
    expect(await meStatus({ cookie })).toBe(401);
    expect(await meStatus({ cookie: `rollcall_session=${secret}` })).toBe(401);
    const { status, body } = await app.call(contract.getSecondStep, {}, { cookie });
    expect({ status, email: body.email, methods: body.methods }).toEqual({
      status: 200,
      email: user.email,
      methods: ["totp"],
    });
  });
});

describe("POST /v1/sign-in/second-step", () => {
  test("401 in another browser, with the cookie of a session, and after ten minutes", async () => {
    const user = await withPassword();
    const code = await aTotp(app, user);
    const waiting = await aHalfSignIn(app, user);
    expect((await takeStep(undefined, { code: code() })).code).toBe("second_step_expired");
    expect((await takeStep(user, { code: code() })).code).toBe("second_step_expired");
    app.clock.advance({ minutes: 10 });
    expect((await takeStep(waiting, { code: code() })).code).toBe("second_step_expired");
  });

  test("401 for a code that was used, is older than one that was, or is not of now", async () => {
    const user = await withPassword();
    const code = await aTotp(app, user);
    const waiting = await aHalfSignIn(app, user);
    for (const wrong of [code(2), code(-2), "000000"])
      expect((await takeStep(waiting, { code: wrong })).code).toBe("second_factor_wrong");
    expect((await takeStep(waiting, { code: code(1) })).status).toBe(204);
    const again = await aHalfSignIn(app, user);
    for (const used of [code(1), code(), code(-1)])
      expect((await takeStep(again, { code: used })).code).toBe("second_factor_wrong");
    app.clock.advance({ minutes: 1 });
    expect((await takeStep(again, { code: code() })).status).toBe(204);
  });

  test("one of ten at once gets in with one code, whatever the browser", async () => {
    const user = await withPassword();
    const code = await aTotp(app, user);
    const halves = await Promise.all(Array.from({ length: 8 }, () => aHalfSignIn(app, user)));
    const answers = await Promise.all(halves.map((half) => takeStep(half, { code: code() })));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter(({ code: refused }) => refused === "second_factor_wrong")).toHaveLength(7);
  });

  test("429 after ten wrong ones, from whatever networks, also for the right one", async () => {
    const user = await withPassword();
    const code = await aTotp(app, user);
    const waiting = await aHalfSignIn(app, user);
    const refusals = [];
    for (let tries = 0; tries < 10; tries += 1) refusals.push((await takeStep(waiting, { code: "000000" })).code);
    expect(new Set(refusals)).toEqual(new Set(["second_factor_wrong"]));
    expect((await takeStep(waiting, { code: code() })).code).toBe("rate_limited");
    expect((await eventsOf(user)).filter((name) => name === "user.second_step_failed")).toHaveLength(10);
  });

  test("204 with a recovery code, once, however it is typed", async () => {
    const user = await withPassword();
    await aTotp(app, user);
    const { body } = await app.call(contract.makeRecoveryCodes, {}, user);
    const [recovery_code = "", other = ""] = body.recovery_codes;
    const waiting = await aHalfSignIn(app, user);
    expect((await takeStep(waiting, { recovery_code: recovery_code.toUpperCase().replaceAll("-", " ") })).status).toBe(
      204,
    );
    const again = await aHalfSignIn(app, user);
    expect((await takeStep(again, { recovery_code })).code).toBe("second_factor_wrong");
    expect((await takeStep(again, { recovery_code: other })).status).toBe(204);
    const { body: mine } = await app.call(contract.getMySecondFactor, {}, user);
    expect(mine.recovery_codes_left).toBe(8);
  });

  test("401 with the recovery code of somebody else", async () => {
    const [user, other] = [await withPassword(), await withPassword()];
    for (const each of [user, other]) await aTotp(app, each);
    const { body } = await app.call(contract.makeRecoveryCodes, {}, other);
    const waiting = await aHalfSignIn(app, user);
    expect((await takeStep(waiting, { recovery_code: body.recovery_codes[0] })).code).toBe("second_factor_wrong");
  });

  test("204 with a passkey, and 401 with the same answer again, an answer for something else, or of somebody else", async () => {
    const [user, other] = [await withPassword(), await withPassword()];
    const [mine, theirs] = [await aPasskey(app, user), await aPasskey(app, other)];
    const waiting = await aHalfSignIn(app, user);
    const ask = async () => (await app.call(contract.beginPasskeySecondStep, {}, waiting)).body;
    const question = await ask();
    expect(question.allowCredentials?.map(({ id }) => id)).toEqual([mine.credentialId]);
    const forSignIn = mine.answer((await app.call(contract.beginPasskeySignIn, {})).body);
    for (const passkey of [forSignIn, theirs.answer(await ask())])
      expect((await takeStep(waiting, { passkey })).code).toBe("passkey_refused");
    const passkey = mine.answer(question);
    expect((await takeStep(waiting, { passkey })).status).toBe(204);
    expect((await takeStep(await aHalfSignIn(app, user), { passkey })).code).toBe("passkey_refused");
  });

  test.each([{}, { code: "123456", recovery_code: "a" }, { code: "12345" }, { code: 123456 }])(
    "400 for %j",
    async (body) => {
      expect((await takeStep(undefined, body)).code).toBe("invalid_input");
    },
  );
});

describe("POST /v1/sign-in/passkey", () => {
  const begin = async () => (await app.call(contract.beginPasskeySignIn, {})).body;
  const enter = (passkey: unknown) => post(contract.signInWithPasskey.path, { passkey });

  test("204 signs in without anything else: it is both factors", async () => {
    const user = await aUser(app);
    const device = await aPasskey(app, user);
    const entered = await enter(device.answer(await begin()));
    expect([entered.status, await meStatus(entered.session ?? { cookie: "" })]).toEqual([204, 200]);
    const { body } = await app.call(contract.getMySecondFactor, {}, entered.session);
    expect(body.passkeys[0]?.last_used_at).not.toBeNull();
  });

  test("401 for an answer without a finger or PIN, given before, too late, or of a passkey that was removed", async () => {
    const user = await aUser(app);
    const device = await aPasskey(app, user);
    expect((await enter(device.answer(await begin(), { isVerified: false }))).code).toBe("passkey_refused");
    const answer = device.answer(await begin());
    expect((await enter(answer)).status).toBe(204);
    expect((await enter(answer)).code).toBe("passkey_refused");
    const late = device.answer(await begin());
    app.clock.advance({ minutes: 10 });
    expect((await enter(late)).code).toBe("passkey_refused");
    const params = { passkey_id: device.id };
    expect(
      (await app.call(contract.removePasskey, { params }, (await enter(device.answer(await begin()))).session)).status,
    ).toBe(204);
    expect((await enter(device.answer(await begin()))).code).toBe("passkey_refused");
  });

  test("a wrong answer uses its challenge up", async () => {
    const device = await aPasskey(app, await aUser(app));
    const question = await begin();
    expect((await enter(device.answer(question, { isVerified: false }))).code).toBe("passkey_refused");
    expect((await enter(device.answer(question))).code).toBe("passkey_refused");
  });

  test("401 when the counter falls, and the owner hears of it", async () => {
    const user = await aUser(app);
    const device = await aPasskey(app, user);
    expect((await enter(device.answer(await begin(), { counter: 9 }))).status).toBe(204);
    for (const counter of [9, 3])
      expect((await enter(device.answer(await begin(), { counter }))).code).toBe("passkey_refused");
    expect((await eventsOf(user)).filter((name) => name === "user.passkey_counter_fell")).toHaveLength(2);
    expect((await enter(device.answer(await begin(), { counter: 10 }))).status).toBe(204);
  });
});

describe("POST /v1/me/confirm", () => {
  const fresh = async (as: Somebody) => new Date((await app.call(contract.getMySecondFactor, {}, as)).body.fresh_until);

  test("200 makes a session fresh again for ten minutes: with the password where there is nothing more", async () => {
    const user = await withPassword();
    app.clock.advance({ minutes: 10 });
    expect((await app.call(contract.startTotp, {}, user)).body.code).toBe("fresh_sign_in_required");
    expect((await app.call(contract.confirmMe, { body: { password: "wrong" } }, user)).body.code).toBe(
      "password_wrong",
    );
    const { status, body } = await app.call(contract.confirmMe, { body: { password: PASSWORD } }, user);
    expect([status, new Date(body.fresh_until).getTime()]).toEqual([200, app.clock.now().getTime() + 600_000]);
    expect((await app.call(contract.startTotp, {}, user)).status).toBe(200);
  });

  test("400 with the password where there is a second factor, 200 with that", async () => {
    const user = await withPassword();
    const code = await aTotp(app, user);
    app.clock.advance({ minutes: 11 });
    const by = (body: contract.Confirmation) => app.call(contract.confirmMe, { body }, user);
    expect((await by({ password: PASSWORD })).body.code).toBe("invalid_input");
    expect((await by({ code: "000000" })).body.code).toBe("second_factor_wrong");
    expect((await fresh(user)) > app.clock.now()).toBe(false);
    expect((await by({ code: code() })).status).toBe(200);
    expect((await fresh(user)) > app.clock.now()).toBe(true);
  });

  test("200 with a passkey, 401 with somebody else's", async () => {
    const [user, other] = [await aUser(app), await aUser(app)];
    const [mine, theirs] = [await aPasskey(app, user), await aPasskey(app, other)];
    app.clock.advance({ minutes: 11 });
    const ask = async () => (await app.call(contract.beginConfirmation, {}, user)).body;
    const by = async (device: typeof mine) =>
      app.call(contract.confirmMe, { body: { passkey: device.answer(await ask()) } }, user);
    expect((await by(theirs)).body.code).toBe("passkey_refused");
    expect((await by(mine)).status).toBe(200);
  });
});
