import { isIP } from "node:net";
import { CompiledQuery, sql } from "kysely";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Database, Writer } from "./database.ts";
import { Refusal } from "./refusal.ts";
import type { Origin, Platform } from "./transact.ts";

/** How many tries one key has in a span of time. `name` tells its counters from those of other limits. */
export type Limit = { name: string; tries: number; perSeconds: number };

/**
 * Counts tries in the database, for every process together, with a memory front for keys that are past their limit.
 * Counters go by the machine's clock. When they cannot be reached, the answer is `unavailable`, never yes.
 */
export type Limiter = {
  /**
   * Counts one try; throws `rate_limited` when there have been too many. Inside a transaction give its `tx`: asking for
   * a second connection while holding one is how pools run dry.
   */
  count(limit: Limit, key: string, tx?: Writer): Promise<void>;
  /** Counts one try and says whether there have been too many, where the answer tells of more than this one. */
  allows(limit: Limit, key: string, tx?: Writer): Promise<boolean>;
  /** Counts one try of each key, with one statement, and gives back those of which there have been too many. */
  exceeding(limit: Limit, keys: readonly string[], tx: Writer): Promise<Set<string>>;
  /** Takes one counted try back: it was a good one. */
  forgive(limit: Limit, key: string): Promise<void>;
  /** Forgets every try of a key. */
  forget(limit: Limit, key: string): Promise<void>;
};

export function createLimiter({ database, secrets }: Pick<Platform, "database" | "secrets">): Limiter {
  const counters = new Map<string, RateLimiterPostgres>();
  const counterOf = (limit: Limit): RateLimiterPostgres => {
    // The first one also clears the table of what has expired, for all of them.
    const counter = counters.get(limit.name) ?? counterOn(database, limit, { clearsTable: counters.size === 0 });
    counters.set(limit.name, counter);
    return counter;
  };
  // No address stands in the table, nor can one be guessed from it without the server's secret.
  const hidden = ({ name }: Limit, key: string) => secrets.mac("rate-limit", name, key);

  const limiter: Limiter = {
    async allows(limit, key, tx) {
      try {
        await limiter.count(limit, key, tx);
        return true;
      } catch (error) {
        if (error instanceof Refusal && error.code === "rate_limited") return false;
        throw error;
      }
    },
    async count(limit, key, tx) {
      const counter = tx === undefined ? counterOf(limit) : counterOn(tx, limit, { clearsTable: false });
      await counter.consume(hidden(limit, key)).catch(refuse);
    },
    async exceeding(limit, keys, tx) {
      const own = new Map(keys.map((key) => [`${limit.name}:${hidden(limit, key)}`, key]));
      const counted = await countEach(tx, limit, [...own.keys()]);
      return new Set(counted.filter(({ points }) => points > limit.tries).map(({ key }) => own.get(key) ?? ""));
    },
    async forgive(limit, key) {
      await counterOf(limit).reward(hidden(limit, key)).catch(refuse);
    },
    async forget(limit, key) {
      await counterOf(limit).delete(hidden(limit, key)).catch(refuse);
    },
  };
  return limiter;
}

function counterOn(
  db: Database | Writer,
  { name, tries, perSeconds }: Limit,
  { clearsTable }: { clearsTable: boolean },
): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: clientOn(db),
    storeType: "pool",
    tableName: "rate_limits",
    tableCreated: true,
    clearExpiredByTimeout: clearsTable,
    keyPrefix: name,
    points: tries,
    duration: perSeconds,
    // One past the limit: the last try that is allowed may be the good one that is taken back.
    inMemoryBlockOnConsumed: tries + 1,
  });
}

/** As the library counts one key; in the order of the keys, so that two who count the same wait for each other in turn. */
async function countEach(
  tx: Writer,
  { perSeconds }: Limit,
  keys: readonly string[],
): Promise<{ key: string; points: number }[]> {
  const now = Date.now();
  const { rows } = await sql<{ key: string; points: number }>`
    insert into rate_limits (key, points, expire)
    select key, 1, ${now + perSeconds * 1000}::bigint from unnest(${keys}::text[]) as key order by key
    on conflict (key) do update set
      points = case when rate_limits.expire <= ${now}::bigint then 1 else rate_limits.points + 1 end,
      expire = case when rate_limits.expire <= ${now}::bigint then excluded.expire else rate_limits.expire end
    returning key, points`.execute(tx);
  return rows;
}

/** The library speaks to a `pg` pool; ours is inside Kysely, as is an open transaction. */
function clientOn(db: Database | Writer) {
  return {
    async query({ text, values }: { text: string; values: unknown[] }) {
      const { rows, numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, values));
      return { rows, rowCount: Number(numAffectedRows ?? rows.length) };
    },
  };
}

function refuse(outcome: unknown): never {
  if (outcome instanceof RateLimiterRes) {
    const retryAfter = Math.max(1, Math.ceil(outcome.msBeforeNext / 1000));
    throw new Refusal("rate_limited", { retryAfter });
  }
  throw Object.assign(new Refusal("unavailable", { retryAfter: 2 }), { cause: outcome });
}

/**
 * The network that a request came from, as limits count it: an IPv4 address, or the 64 bits of an IPv6 one that a
 * single customer is given whole.
 */
export function networkOf({ ipAddress }: Origin): string {
  const [address = ""] = (ipAddress ?? "").split("%");
  if (isIP(address) !== 6) return address || "unknown";
  const groups = groupsOf(address);
  const isMapped = groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff";
  return isMapped ? dotted(groups) : `${groups.slice(0, 4).join(":")}::/64`;
}

function groupsOf(address: string): string[] {
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = [], tail = []] = short.split("::").map((half) => half.split(":").filter(Boolean));
  return [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail];
}

function dotted(groups: readonly string[]): string {
  return groups
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
    .join(".");
}
