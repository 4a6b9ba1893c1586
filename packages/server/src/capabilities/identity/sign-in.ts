import type { Call } from "../../platform/http.ts";
import { networkOf } from "../../platform/rate-limit.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Actor, NOTHING, transactUser } from "../../platform/transact.ts";
import { isPassword } from "./auth.ts";
import { planLinkMail, proveAddress, takeLink } from "./commands.ts";
import { finishFirstStep, type SignInProgress } from "./first-step.ts";
import { countLinkWish, type LimitedCall, limits } from "./limits.ts";
import { readLinkToken } from "./link.ts";
import { returnPath } from "./rules.ts";
import { endSession } from "./session-store.ts";
import { findPassword, findUserWithPassword, holdUser } from "./store.ts";

/** Signs in by password, or opens the second step. Known and unknown addresses get the same answer after the same work. */
export async function signInWithPassword(
  call: LimitedCall,
  { email, password }: { email: string; password: string },
): Promise<SignInProgress> {
  const { platform, limiter, actor, origin } = call;
  await limiter.count(limits.passwordFromNetwork, networkOf(origin));
  await limiter.count(limits.passwordOfAddress, email);
  const user = await findUserWithPassword(platform.database, email);
  const stored = user?.password ?? undefined;
  if (!(await isPassword(stored, password)) || user === undefined) throw wrongCredentials(call, email);

  await limiter.forgive(limits.passwordOfAddress, email);
  return transactUser(platform, { actor, origin }, async (work) => {
    await holdUser(work.tx, user.id);
    // A reset may have ended this password, and every session with it, while it was being compared.
    if ((await findPassword(work.tx, user.id)) !== stored) throw wrongCredentials(call, email);
    const wish = { userId: user.id, method: "password", replaces: sessionOf(actor) } as const;
    const { progress, event } = await finishFirstStep(work, wish);
    return { answer: progress, userEvents: [event] };
  });
}

function wrongCredentials({ platform, origin }: LimitedCall, email: string): Refusal {
  const address = platform.secrets.mac("log", email).slice(0, 16);
  platform.log.info({ address, ip_address: origin.ipAddress, request_id: origin.requestId }, "sign-in failed");
  return new Refusal("wrong_credentials");
}

/** Plans the mail with a sign-in link. */
export async function sendSignInLink(
  { platform, limiter, actor, origin }: LimitedCall,
  { email, return_to }: { email: string; return_to?: string | undefined },
): Promise<undefined> {
  const path = return_to === undefined ? undefined : granted(returnPath(return_to));
  await countLinkWish({ limiter, origin }, email);
  return transactUser(platform, { actor, origin }, async (work) => {
    await planLinkMail(work, { purpose: "sign_in", email, return_to: path });
    return { answer: undefined, userEvents: NOTHING };
  });
}

/** Signs in by a mailed link, once, or opens the second step. */
export async function acceptSignInLink(
  { platform, limiter, actor, origin }: LimitedCall,
  token: string,
): Promise<SignInProgress> {
  await limiter.count(limits.linkUseFromNetwork, networkOf(origin));
  const place = readLinkToken(token);
  if (place === undefined) throw new Refusal("sign_in_link_invalid");
  return transactUser(platform, { actor, origin }, async (work) => {
    const user = await takeLink(work, "sign_in", place);
    if (user === undefined) throw new Refusal("sign_in_link_invalid");
    const proven = await proveAddress(work, user);
    const wish = { userId: user.id, method: "magic_link", replaces: sessionOf(actor) } as const;
    const { progress, event } = await finishFirstStep(work, wish);
    return { answer: progress, userEvents: [event, ...proven] };
  });
}

/** Ends the session of this browser, if it has one. */
export async function signOut({ platform, actor, origin }: Call): Promise<undefined> {
  if (actor.kind !== "user") return;
  const { userId, sessionId } = actor;
  return transactUser(platform, { actor, origin }, async ({ tx }) => {
    const wasThere = await endSession(tx, userId, sessionId);
    const events = [{ name: "user.signed_out", payload: { id: userId } }] as const;
    return { answer: undefined, userEvents: wasThere ? events : NOTHING };
  });
}

function sessionOf(actor: Actor): string | undefined {
  return "sessionId" in actor ? actor.sessionId : undefined;
}
