import { beginConfirmation, beginPasskey, beginPasskeySignIn, startTotp } from "@rollcall/contract/second-factor";
import type { TestApp } from "@rollcall/server/testing/app";
import { anAuthenticator } from "@rollcall/server/testing/authenticator";
import { aUser, type Somebody } from "@rollcall/server/testing/builders";
import { aHalfSignIn, aPasskey, aTotp, codeOf } from "@rollcall/server/testing/factors";
import type { Recipe } from "./asking.ts";

const mine = async (app: TestApp, actor: Somebody | undefined) => actor ?? (await aUser(app));
const alone: Recipe = { ask: () => ({}) };

/** A browser in which somebody with a second factor gave their password. */
async function waiting(app: TestApp) {
  const somebody = await aUser(app);
  const code = await aTotp(app, somebody);
  return { somebody, code, ...(await aHalfSignIn(app, somebody)) };
}

/** Recipes for second factors, passkeys and proving oneself again. */
export const recipesForSecondFactor: Record<string, Recipe> = {
  "sign_in.passkey.begin": alone,
  "sign_in.passkey": {
    async ask(app) {
      const passkey = await aPasskey(app, await aUser(app));
      const { body } = await app.call(beginPasskeySignIn, {});
      return { body: { passkey: passkey.answer(body) } };
    },
  },
  "sign_in.second_step.get": { ask: async (app) => ({ cookie: (await waiting(app)).cookie }) },
  "sign_in.second_step.begin_passkey": { ask: async (app) => ({ cookie: (await waiting(app)).cookie }) },
  "sign_in.second_step.take": {
    async ask(app) {
      const { cookie, code } = await waiting(app);
      return { cookie, body: { code: code() } };
    },
  },
  "me.second_factor.get": alone,
  "me.confirm.begin_passkey": alone,
  "me.confirm": { ask: async (app, _, actor) => ({ body: { code: (await aTotp(app, await mine(app, actor)))() } }) },
  "me.totp.start": alone,
  "me.totp.confirm": {
    async ask(app, _, actor) {
      const { body } = await app.call(startTotp, {}, await mine(app, actor));
      const { secret = "", setup = "none" } = body;
      return { body: { setup, code: secret === "" ? "000000" : codeOf(app, secret) } };
    },
  },
  "me.totp.remove": alone,
  "me.recovery_codes.make": {
    async ask(app, _, actor) {
      await aTotp(app, await mine(app, actor));
      return {};
    },
  },
  "me.passkeys.begin": alone,
  "me.passkeys.add": {
    async ask(app, _, actor) {
      const { body } = await app.call(beginPasskey, {}, await mineOrAnother(app, actor));
      return { body: { name: "Laptop", passkey: anAuthenticator().create(body) } };
    },
  },
  "me.passkeys.rename": {
    ask: async (app, _, actor) => ({ params: await aPasskeyOf(app, actor), body: { name: "Phone" } }),
  },
  "me.passkeys.remove": { ask: async (app, _, actor) => ({ params: await aPasskeyOf(app, actor) }) },
  "second_factor_rule.get": { ask: (_, { id }) => ({ params: { organization_id: id } }) },
  "second_factor_rule.set": {
    ask: (_, { id }) => ({ params: { organization_id: id }, body: { required: false, grace_days: 14 } }),
  },
  "members.second_factor.reset": {
    async ask(app, { id, other }) {
      await aTotp(app, other);
      return { params: { organization_id: id, member_id: other.memberId } };
    },
  },
};

/** Somebody whose session has ended cannot begin: another one does in their place. */
async function mineOrAnother(app: TestApp, actor: Somebody | undefined): Promise<Somebody> {
  if (actor === undefined) return aUser(app);
  const { status } = await app.call(beginConfirmation, {}, actor);
  return status === 200 ? actor : aUser(app);
}

async function aPasskeyOf(app: TestApp, actor: Somebody | undefined) {
  return { passkey_id: (await aPasskey(app, await mineOrAnother(app, actor))).id };
}
