import { networkOf } from "../../platform/rate-limit.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { NOTHING, transactUser, type UserActor, type UserEvent } from "../../platform/transact.ts";
import { hashPassword, isPassword } from "./auth.ts";
import { endHalfSignIns } from "./challenges.ts";
import { planLinkMail, proveAddress, sessionsRevoked, takeLink } from "./commands.ts";
import { countLinkWish, type LimitedCall, limits } from "./limits.ts";
import { readLinkToken } from "./link.ts";
import { endSignInLinks, findLink } from "./link-store.ts";
import * as rules from "./rules.ts";
import { endSessions, hasSession } from "./session-store.ts";
import * as store from "./store.ts";

/** Plans the mail with a link to choose a new password. */
export async function sendPasswordReset(
  { platform, limiter, actor, origin }: LimitedCall,
  email: string,
): Promise<undefined> {
  await countLinkWish({ limiter, origin }, email);
  return transactUser(platform, { actor, origin }, async (work) => {
    await planLinkMail(work, { purpose: "password_reset", email });
    return { answer: undefined, userEvents: NOTHING };
  });
}

/** Sets the password that somebody chose with a mailed link, once. Ends every session and every other such link. */
export async function completePasswordReset(
  { platform, limiter, actor, origin }: LimitedCall,
  { token, password }: { token: string; password: string },
): Promise<undefined> {
  await limiter.count(limits.linkUseFromNetwork, networkOf(origin));
  const place = readLinkToken(token);
  const link = place && ({ purpose: "password_reset", ...place } as const);
  const email = link && (await findLink(platform.database, link, platform.clock()));
  if (place === undefined || email === undefined) throw new Refusal("reset_link_invalid");
  const hash = await hashPassword(granted(rules.choosePassword(password, email)));

  await transactUser(platform, { actor, origin }, async (work) => {
    const user = await takeLink(work, "password_reset", place);
    if (user === undefined) throw new Refusal("reset_link_invalid");
    const proven = await proveAddress(work, user);
    await store.setPassword(work.tx, user.id, hash, work.now);
    await endSignInLinks(work.tx, user.id);
    await endHalfSignIns(work.tx, user.id);
    const ended = sessionsRevoked(user.id, await endSessions(work.tx, user.id));
    const reset: UserEvent = { name: "user.password_reset", payload: { id: user.id } };
    return { answer: undefined, userEvents: [reset, ...proven, ...ended] };
  });
  await limiter.forget(limits.passwordOfAddress, email);
}

type PasswordChange = { current_password?: string | undefined; new_password: string };

/** Changes the own password, or sets a first one. Ends every other session. */
export async function changePassword(
  { platform, limiter, actor, origin }: LimitedCall<UserActor>,
  { current_password, new_password }: PasswordChange,
): Promise<undefined> {
  const { userId, sessionId, email, emailVerified } = actor;
  const chosen = granted(rules.choosePassword(new_password, email, "new_password"));
  await limiter.count(limits.currentPassword, userId);
  const stored = await store.findPassword(platform.database, userId);
  const isCurrentRight = current_password !== undefined && (await isPassword(stored, current_password));
  granted(rules.changePassword({ hasPassword: stored !== undefined, emailVerified, isCurrentRight }));
  const hash = await hashPassword(chosen);

  await transactUser(platform, { actor, origin }, async ({ tx, now }) => {
    await store.holdUser(tx, userId);
    // Somebody else may have changed it, or ended this session, while it was being compared.
    if ((await store.findPassword(tx, userId)) !== stored) throw new Refusal("password_wrong");
    if (!(await hasSession(tx, sessionId))) throw new Refusal("not_signed_in");

    await store.setPassword(tx, userId, hash, now);
    await endSignInLinks(tx, userId);
    await endHalfSignIns(tx, userId);
    const ended = sessionsRevoked(userId, await endSessions(tx, userId, { except: sessionId }));
    return { answer: undefined, userEvents: [{ name: "user.password_changed", payload: { id: userId } }, ...ended] };
  });
  await limiter.forgive(limits.currentPassword, userId);
}
