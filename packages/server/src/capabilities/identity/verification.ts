import { networkOf } from "../../platform/rate-limit.ts";
import { Refusal } from "../../platform/refusal.ts";
import { NOTHING, transactUser, type UserActor } from "../../platform/transact.ts";
import { markEmailVerified, planLinkMail, takeLink } from "./commands.ts";
import { countLinkWish, type LimitedCall, limits } from "./limits.ts";
import { readLinkToken } from "./link.ts";

/** Plans the mail that proves the own address. */
export async function sendEmailVerification({
  platform,
  limiter,
  actor,
  origin,
}: LimitedCall<UserActor>): Promise<undefined> {
  await countLinkWish({ limiter, origin }, actor.email);
  return transactUser(platform, { actor, origin }, async (work) => {
    await planLinkMail(work, { purpose: "email_verification", email: actor.email });
    return { answer: undefined, userEvents: NOTHING };
  });
}

/**
 * Proves the own address, signed in as the one who asked for the link: whoever merely opens a mail that somebody else set
 * off must not prove the address for an account that is not theirs.
 */
export async function completeEmailVerification(
  { platform, limiter, actor, origin }: LimitedCall<UserActor>,
  token: string,
): Promise<undefined> {
  await limiter.count(limits.linkUseFromNetwork, networkOf(origin));
  const place = readLinkToken(token);
  if (place?.userId !== actor.userId) throw new Refusal("verification_link_invalid");
  return transactUser(platform, { actor, origin }, async (work) => {
    const user = await takeLink(work, "email_verification", place);
    if (user === undefined) throw new Refusal("verification_link_invalid");
    return { answer: undefined, userEvents: [await markEmailVerified(work, user.id)] };
  });
}
