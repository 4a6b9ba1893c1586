import type { Context } from "hono";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { sharing } from "./budget-sharing.ts";
import type { Colleagues } from "./processes/colleagues.ts";
import { Refusal } from "./refusal.ts";

/** How many requests a minute each caller has, by what they are: none eats from the bowl of another. */
export type Budgets = Readonly<Record<Budget, number>>;
export type Budget = "people" | "admin_keys" | "bulk" | "directory";

/** Generous: they keep one caller from taking the server from everybody else, and nothing more. */
export const DEFAULT_BUDGETS: Budgets = { people: 1_200, admin_keys: 3_000, bulk: 60, directory: 6_000 };

const SECONDS = 60;

/** Counts one request of a caller and says in its answer what is left. Refuses with `rate_limited` when nothing is. */
export type Spend = (c: Context, budget: Budget, caller: string) => Promise<void>;

/**
 * Budgets in the memory of this process, which cost no round trip. The processes of one server tell each other what was spent; those
 * of another machine have budgets of their own. What guards secrets against guessing is counted in the database instead
 * (rate-limit.ts).
 */
export function spending(budgets: Budgets, colleagues?: Colleagues): Spend {
  const counters = new Map<Budget, RateLimiterMemory>();
  const counterOf = (budget: Budget): RateLimiterMemory => {
    const counter = counters.get(budget) ?? new RateLimiterMemory({ points: budgets[budget], duration: SECONDS });
    counters.set(budget, counter);
    return counter;
  };
  const share =
    colleagues &&
    sharing(colleagues, ({ budget, caller, requests }) => void counterOf(budget).penalty(caller, requests));
  return async (c, budget, caller) => {
    const perMinute = budgets[budget];
    share?.(budget, caller);
    const outcome = await counterOf(budget)
      .consume(caller)
      .catch((exceeded: unknown) => exceeded);
    if (!(outcome instanceof RateLimiterRes)) throw outcome;

    const { remainingPoints, consumedPoints, msBeforeNext } = outcome;
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
    // As draft-ietf-httpapi-ratelimit-headers-10 writes them.
    c.header("ratelimit-policy", `"${budget}";q=${perMinute};w=${SECONDS}`);
    c.header("ratelimit", `"${budget}";r=${Math.max(0, remainingPoints)};t=${seconds}`);
    if (consumedPoints <= perMinute) return;
    // Set here as well: other protocols render the refusal without it.
    c.header("retry-after", String(seconds));
    throw new Refusal("rate_limited", { retryAfter: seconds, detail: `You can send ${perMinute} requests a minute.` });
  };
}
