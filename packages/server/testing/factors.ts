import { addPasskey, beginPasskey } from "@rollcall/contract/second-factor";
import { Secret, TOTP } from "otpauth";
import { setTotp } from "../src/capabilities/identity/factors.ts";
import { finishFirstStep } from "../src/capabilities/identity/first-step.ts";
import { sealTotp } from "../src/capabilities/identity/totp.ts";
import { inTransaction, noOrigin, transactUser } from "../src/platform/transact.ts";
import type { TestApp } from "./app.ts";
import { type Authenticator, anAuthenticator } from "./authenticator.ts";
import type { Somebody } from "./builders.ts";

/** Anything that tells the time. */
type Clocked = { clock: Pick<TestApp["clock"], "now"> };

const operator = { kind: "operator" } as const;
const STEP_SECONDS = 30;

/** What an authenticator app shows with this secret at the time of the app's clock, so many steps later. */
export function codeOf({ clock }: Clocked, secret: string, steps = 0): string {
  const timestamp = clock.now().getTime() + steps * STEP_SECONDS * 1000;
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

/** Somebody's authenticator app, set up as if long ago: none of its codes was used. Gives back what it shows. */
export async function aTotp(
  app: Clocked & Pick<TestApp, "platform">,
  { userId }: Pick<Somebody, "userId">,
): Promise<(steps?: number) => string> {
  const secret = new Secret({ size: 20 }).base32;
  const sealedSecret = sealTotp(app.platform.secrets, userId, secret);
  await inTransaction(app.platform, "", (tx) => setTotp(tx, userId, { sealedSecret, lastStep: 0 }, app.clock.now()));
  return (steps) => codeOf(app, secret, steps);
}

/** A passkey that somebody who is signed in adds; `id` is what the API calls it. */
export async function aPasskey(app: TestApp, as: Somebody): Promise<Authenticator & { id: string }> {
  const authenticator = anAuthenticator();
  const { body: creation } = await app.call(beginPasskey, {}, as);
  const body = { name: "Laptop", passkey: authenticator.create(creation) };
  const answer = await app.call(addPasskey, { body }, as);
  return { ...authenticator, id: answer.body.passkey?.id ?? "" };
}

/** Somebody did the first step in a browser: gives back its cookie. */
export async function aHalfSignIn(app: TestApp, { userId }: Pick<Somebody, "userId">): Promise<{ cookie: string }> {
  return transactUser(app.platform, { actor: operator, origin: noOrigin }, async (work) => {
    const { progress, event } = await finishFirstStep(work, { userId, method: "password" });
    if (progress.kind !== "half") throw new Error("they have no second factor");
    return { answer: { cookie: `rollcall_second_step=${progress.secret}` }, userEvents: [event] };
  });
}
