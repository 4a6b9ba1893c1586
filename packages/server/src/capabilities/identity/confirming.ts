import type { PasskeyRequest } from "@rollcall/contract/passkeys";
import type { Confirmation } from "@rollcall/contract/second-factor";
import { freshUntil } from "../../platform/freshness.ts";
import type { Call } from "../../platform/http.ts";
import { networkOf } from "../../platform/rate-limit.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { transactUser, type UserActor } from "../../platform/transact.ts";
import { isPassword } from "./auth.ts";
import { hasSecondFactor, listPasskeys } from "./factors.ts";
import { countSecondFactor, forgiveSecondFactor, type LimitedCall, limits } from "./limits.ts";
import { asked, proving, type ShownProof, shownIn, siteOf } from "./proofs.ts";
import { confirmByPassword } from "./rules.ts";
import { confirmSession } from "./session-store.ts";
import { findPassword, holdUser } from "./store.ts";
import { passkeyRequest } from "./webauthn.ts";

/** Asks one's own passkey. */
export async function beginConfirmation(call: LimitedCall<UserActor>): Promise<PasskeyRequest> {
  const { platform, limiter, actor, origin } = call;
  await limiter.count(limits.passkeyFromNetwork, networkOf(origin));
  const { rpId } = siteOf(platform.publicUrl);
  const passkeys = await listPasskeys(platform.database, actor.userId);
  return asked(platform, passkeyRequest(rpId, passkeys), { purpose: "confirm", userId: actor.userId });
}

type Confirmed = { fresh_until: string };

/** Proves again who one is: this session counts as fresh from now, and as one with a second factor if it showed one. */
export async function confirmMe(
  call: LimitedCall<UserActor>,
  { password, ...proof }: Confirmation,
): Promise<Confirmed> {
  if (password !== undefined) return confirmWithPassword(call, password);
  const { userId } = call.actor;
  await countSecondFactor(call, userId);
  const confirmed = await confirm(call, await shownIn(call.platform, proof, { purpose: "confirm", userId }));
  await forgiveSecondFactor(call, userId);
  return confirmed;
}

async function confirm({ platform, actor, origin }: Call<UserActor>, shown: ShownProof): Promise<Confirmed> {
  const { userId, sessionId } = actor;
  return proving(platform, { actor, origin }, { userId, shown }, async ({ tx, now }, kind) => {
    if (!(await confirmSession(tx, sessionId, kind, now))) throw new Refusal("not_signed_in");
    const event = { name: "user.confirmed_again", payload: { id: userId, with: kind } } as const;
    return { answer: { fresh_until: freshUntil(now).toISOString() }, event };
  });
}

async function confirmWithPassword(call: LimitedCall<UserActor>, password: string): Promise<Confirmed> {
  const { platform, limiter, actor, origin } = call;
  const { userId, sessionId } = actor;
  await limiter.count(limits.currentPassword, userId);
  const stored = await findPassword(platform.database, userId);
  const isRight = await isPassword(stored, password);
  const confirmed = await transactUser(platform, { actor, origin }, async ({ tx, now }) => {
    await holdUser(tx, userId);
    // Somebody else may have changed it, or set a second factor up, while it was being compared.
    const isStill = (await findPassword(tx, userId)) === stored;
    granted(confirmByPassword({ isRight: isRight && isStill, hasSecondFactor: await hasSecondFactor(tx, userId) }));
    if (!(await confirmSession(tx, sessionId, undefined, now))) throw new Refusal("not_signed_in");
    const event = { name: "user.confirmed_again", payload: { id: userId, with: "password" } } as const;
    return { answer: { fresh_until: freshUntil(now).toISOString() }, userEvents: [event] };
  });
  await limiter.forgive(limits.currentPassword, userId);
  return confirmed;
}
