import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { CHANGES } from "./memory.ts";
import { inTransaction, type Platform, unhurried } from "./transact.ts";

export type Teller = { tell(organizationId: string): void; stop(): Promise<void> };

const TOLD_AFTER_MS = 50;

/**
 * Tells the other processes where something changed, a moment later and all of that moment at once. A change that told them itself
 * would commit alone: PostgreSQL lets those that notify wait for each other, disk and all.
 */
export function createTeller(platform: Pick<Platform, "database">): Teller {
  const changed = new Set<string>();
  const stopping = new AbortController();
  let telling: Promise<unknown> | undefined;

  async function tellAll(): Promise<void> {
    await pause(TOLD_AFTER_MS, undefined, { signal: stopping.signal }).catch(() => {});
    const organizationIds = [...changed];
    changed.clear();
    telling = undefined;
    // Whoever does not hear of it forgets by the clock.
    await inTransaction(platform, unhurried(""), (tx) =>
      sql`select pg_notify(${CHANGES}, each) from unnest(${organizationIds}::text[]) as each`.execute(tx),
    ).catch(() => {});
  }

  return {
    tell(organizationId) {
      changed.add(organizationId);
      telling ??= tellAll();
    },
    async stop() {
      stopping.abort();
      await telling;
    },
  };
}
