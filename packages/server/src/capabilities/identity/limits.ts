import type { Call } from "../../platform/http.ts";
import { type Limit, type Limiter, networkOf } from "../../platform/rate-limit.ts";

/** A call whose tries are counted. */
export type LimitedCall<A = Call["actor"]> = Call<A> & { limiter: Limiter };

const QUARTER_OF_AN_HOUR = 15 * 60;

/** How often what may be tried. Unknown addresses count as known ones do. */
export const limits = {
  passwordOfAddress: { name: "password-address", tries: 10, perSeconds: QUARTER_OF_AN_HOUR },
  passwordFromNetwork: { name: "password-network", tries: 100, perSeconds: QUARTER_OF_AN_HOUR },
  // From one network few, from everywhere more: so that no single stranger keeps somebody from their own links.
  linkToAddressFromNetwork: { name: "link-address-network", tries: 5, perSeconds: QUARTER_OF_AN_HOUR },
  linkToAddress: { name: "link-address", tries: 20, perSeconds: QUARTER_OF_AN_HOUR },
  linkFromNetwork: { name: "link-network", tries: 30, perSeconds: QUARTER_OF_AN_HOUR },
  linkUseFromNetwork: { name: "link-use-network", tries: 100, perSeconds: QUARTER_OF_AN_HOUR },
  // Few enough that guessing six digits takes lifetimes; recovery codes and passkeys count with them.
  secondFactorOfUser: { name: "second-factor", tries: 10, perSeconds: QUARTER_OF_AN_HOUR },
  secondFactorOfUserInADay: { name: "second-factor-day", tries: 50, perSeconds: 24 * 60 * 60 },
  passkeyFromNetwork: { name: "passkey-network", tries: 200, perSeconds: QUARTER_OF_AN_HOUR },
  currentPassword: { name: "current-password", tries: 10, perSeconds: QUARTER_OF_AN_HOUR },
} satisfies Record<string, Limit>;

/** Counts the wish for a mailed link: by network, by address, and by both together. */
export async function countLinkWish({ limiter, origin }: Pick<LimitedCall, "limiter" | "origin">, email: string) {
  const network = networkOf(origin);
  await limiter.count(limits.linkFromNetwork, network);
  await limiter.count(limits.linkToAddressFromNetwork, `${email} ${network}`);
  await limiter.count(limits.linkToAddress, email);
}

/** Counts one try at somebody's second factor, whoever tries and from wherever. */
export async function countSecondFactor({ limiter }: Pick<LimitedCall, "limiter">, userId: string): Promise<void> {
  await limiter.count(limits.secondFactorOfUser, userId);
  await limiter.count(limits.secondFactorOfUserInADay, userId);
}

/** The try was a good one. */
export async function forgiveSecondFactor({ limiter }: Pick<LimitedCall, "limiter">, userId: string): Promise<void> {
  await limiter.forgive(limits.secondFactorOfUser, userId);
  await limiter.forgive(limits.secondFactorOfUserInADay, userId);
}
