import type { SecondStepMethod } from "@rollcall/contract/identity";
import type { PasskeyAnswer, PasskeyRequest } from "@rollcall/contract/passkeys";
import type { SecondStep } from "@rollcall/contract/second-factor";
import type { Call } from "../../platform/http.ts";
import { networkOf } from "../../platform/rate-limit.ts";
import { Refusal } from "../../platform/refusal.ts";
import { hashOf } from "../../platform/secrets.ts";
import type { Actor, UserWork } from "../../platform/transact.ts";
import { findHalfSignIn, type HalfSignIn, takeHalfSignIn } from "./challenges.ts";
import { type StartedSession, startSession } from "./commands.ts";
import { secondStepSecretOf } from "./cookie.ts";
import { findPasskey, listPasskeys } from "./factors.ts";
import { secondStepMethodsOf } from "./first-step.ts";
import { countSecondFactor, forgiveSecondFactor, type LimitedCall, limits } from "./limits.ts";
import { asked, proving, shownIn, siteOf, takeAsked } from "./proofs.ts";
import { findUser } from "./store.ts";
import { passkeyRequest } from "./webauthn.ts";

type Half = HalfSignIn & { tokenHash: string };

/** The sign-in that waits in this browser, or the refusal that says to begin again. */
async function halfOf(call: Call): Promise<Half> {
  const secret = secondStepSecretOf(call);
  const tokenHash = secret === undefined ? "" : hashOf(secret);
  const half = await findHalfSignIn(call.platform.database, tokenHash, call.platform.clock());
  if (half === undefined) throw new Refusal("second_step_expired");
  return { ...half, tokenHash };
}

/** What the second step of this browser can be taken with. */
export async function getSecondStep(
  call: Call,
): Promise<{ email: string; methods: SecondStepMethod[]; expires_at: string }> {
  const { userId, expiresAt } = await halfOf(call);
  const { database } = call.platform;
  const user = await findUser(database, userId);
  const methods = await secondStepMethodsOf(database, userId);
  return { email: user?.email ?? "", methods, expires_at: expiresAt.toISOString() };
}

/** Asks a passkey of who signs in. */
export async function beginPasskeySecondStep(call: LimitedCall): Promise<PasskeyRequest> {
  await call.limiter.count(limits.passkeyFromNetwork, networkOf(call.origin));
  const { userId } = await halfOf(call);
  const { rpId } = siteOf(call.platform.publicUrl);
  const passkeys = await listPasskeys(call.platform.database, userId);
  return asked(call.platform, passkeyRequest(rpId, passkeys), { purpose: "second_step", userId });
}

/** Takes the second step: the one thing that a half sign-in opens, once. */
export async function takeSecondStep(call: LimitedCall, sent: SecondStep): Promise<StartedSession> {
  const { platform, actor, origin } = call;
  const { userId, method, tokenHash } = await halfOf(call);
  await countSecondFactor(call, userId);
  const shown = await shownIn(platform, sent, { purpose: "second_step", userId });
  const session = await proving(platform, { actor, origin }, { userId, shown }, async (work, secondFactor) => {
    if (!(await takeHalfSignIn(work.tx, tokenHash, work.now))) throw new Refusal("second_step_expired");
    return started(work, { userId, method, secondFactor, replaces: sessionOf(actor) });
  });
  await forgiveSecondFactor(call, userId);
  return session;
}

/** Asks for any passkey of this installation. */
export async function beginPasskeySignIn({ platform, limiter, origin }: LimitedCall): Promise<PasskeyRequest> {
  await limiter.count(limits.passkeyFromNetwork, networkOf(origin));
  const { rpId } = siteOf(platform.publicUrl);
  return asked(platform, passkeyRequest(rpId), { purpose: "sign_in", userId: null });
}

/** Signs in with a passkey alone: something that somebody has, and their finger or PIN. */
export async function signInWithPasskey(
  { platform, limiter, actor, origin }: LimitedCall,
  answer: PasskeyAnswer,
): Promise<StartedSession> {
  await limiter.count(limits.passkeyFromNetwork, networkOf(origin));
  const shown = await takeAsked(platform, answer, { purpose: "sign_in", userId: null });
  const stored = await findPasskey(platform.database, shown.passkey.id);
  if (stored === undefined) throw new Refusal("passkey_refused");
  const { userId } = stored;
  return proving(platform, { actor, origin }, { userId, shown }, (work) =>
    started(work, { userId, method: "passkey", secondFactor: "passkey", replaces: sessionOf(actor) }),
  );
}

async function started(work: UserWork, signIn: Parameters<typeof startSession>[1]) {
  const { session, event } = await startSession(work, signIn);
  return { answer: session, event };
}

function sessionOf(actor: Actor): string | undefined {
  return "sessionId" in actor ? actor.sessionId : undefined;
}
