import type { Call } from "../../platform/http.ts";
import type { Limit, Limiter } from "../../platform/rate-limit.ts";

/** A call whose tries are counted. */
export type LimitedCall<A = Call["actor"]> = Call<A> & { limiter: Limiter };

const QUARTER_OF_AN_HOUR = 15 * 60;

/** How often what may be tried. Unknown addresses count as known ones do. */
export const limits = {
  passwordOfAddress: { name: "password-address", tries: 10, perSeconds: QUARTER_OF_AN_HOUR },
  passwordFromNetwork: { name: "password-network", tries: 100, perSeconds: QUARTER_OF_AN_HOUR },
  linkToAddress: { name: "link-address", tries: 5, perSeconds: QUARTER_OF_AN_HOUR },
  linkFromNetwork: { name: "link-network", tries: 30, perSeconds: QUARTER_OF_AN_HOUR },
  linkUseFromNetwork: { name: "link-use-network", tries: 100, perSeconds: QUARTER_OF_AN_HOUR },
  currentPassword: { name: "current-password", tries: 10, perSeconds: QUARTER_OF_AN_HOUR },
} satisfies Record<string, Limit>;
