import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { connect, type Database } from "./database.ts";
import type { Log } from "./log.ts";

/** How a list was read when there is a replica: from it, or from the primary as it had not seen everything, or did not answer. */
export type ReplicaOutcome = "served" | "behind" | "failed";

/** A copy of the database that follows it by streaming replication, for what only reads. */
export type Replica = {
  database: Database;
  /** Whether it was there a moment ago, and no more than some seconds behind. */
  isUsable(): boolean;
  count(outcome: ReplicaOutcome): void;
  counted: Readonly<Record<ReplicaOutcome, number>>;
};

type Watched = { primary: Database; log: Log; max?: number };

const ASKED_EVERY_MS = 1_000;
const PATIENCE_MS = 2_000;
const MOST_BEHIND_MS = 5_000;

/** Opens the replica, and asks every second how far it is. While it is away or far behind, that is said once, and nobody reads from it. */
export function openReplica(url: string, { primary, log, max }: Watched): Replica & { close(): Promise<void> } {
  const { database, cut, close } = connect(readOnly(url), { max, connectWithinMs: PATIENCE_MS });
  // However many read, whoever asks how it is waits for none of them.
  const watching = connect(readOnly(url), { max: 1, connectWithinMs: PATIENCE_MS });
  const closing = new AbortController();
  const counted = { served: 0, behind: 0, failed: 0 };
  let state: State = "unknown";
  let passed: Passed[] = [];

  async function look(): Promise<State> {
    const lsn = await positionOf(primary).catch(() => undefined);
    if (lsn !== undefined) passed = [...passed, { at: performance.now(), lsn }];
    passed = sinceLimit(passed, performance.now());
    const [limit] = passed;
    // The primary is away: there is nothing to be read for, as nobody can say who is asking.
    if (limit === undefined) return state;
    const asked = hasReached(watching.database, limit.lsn).catch(() => "away" as const);
    return Promise.race([asked, pause(PATIENCE_MS, "away" as const, { ref: false })]);
  }

  async function watch(): Promise<void> {
    while (!closing.signal.aborted) {
      const seen = await look();
      // Whoever waits for one that is silent would wait long.
      if (seen === "away") cutAll();
      if (seen !== state && !closing.signal.aborted) tell(log, seen);
      state = seen;
      await pause(ASKED_EVERY_MS, undefined, { signal: closing.signal, ref: false }).catch(() => {});
    }
  }

  function cutAll(): void {
    cut();
    watching.cut();
  }

  const watched = watch();
  return {
    database,
    isUsable: () => state === "near",
    count(outcome) {
      counted[outcome] += 1;
    },
    counted,
    async close() {
      closing.abort();
      cutAll();
      await watched;
      await Promise.all([close(), watching.close()]);
    },
  };
}

type State = "unknown" | "near" | "behind" | "away" | "no replica";

const SENTENCES: Record<State, string> = {
  unknown: "",
  near: "the replica is there, and lists are read from it",
  behind: "the replica is too far behind, and lists are read from the primary",
  away: "the replica does not answer, and lists are read from the primary",
  "no replica": "DATABASE_REPLICA_URL does not follow by streaming replication, and lists are read from the primary",
};

function tell(log: Log, state: State): void {
  log[state === "near" ? "info" : "warn"](SENTENCES[state]);
}

/** Where the primary was at a moment. */
export type Passed = { at: number; lsn: string };

/** Leaves the newest of those that are older than the replica may be behind, or the oldest of all, and what came after it. */
export function sinceLimit(passed: readonly Passed[], now: number): Passed[] {
  const limit = passed.findLastIndex(({ at }) => at <= now - MOST_BEHIND_MS);
  return passed.slice(Math.max(limit, 0));
}

async function positionOf(primary: Database): Promise<string> {
  const { rows } = await sql<{ lsn: string }>`select pg_current_wal_insert_lsn()::text as lsn`.execute(primary);
  return rows[0]?.lsn ?? "";
}

async function hasReached(replica: Database, lsn: string): Promise<State> {
  const { rows } = await sql<{ is_there: boolean | null }>`
    select pg_last_wal_replay_lsn() >= ${lsn}::pg_lsn as is_there where pg_is_in_recovery()`.execute(replica);
  if (rows[0] === undefined) return "no replica";
  return rows[0].is_there === true ? "near" : "behind";
}

/** Whatever stands at the other end, nothing is written there. */
function readOnly(url: string): string {
  const address = new URL(url);
  const options = `${address.searchParams.get("options") ?? ""} -c default_transaction_read_only=on`.trim();
  address.searchParams.set("options", options);
  return address.href;
}
