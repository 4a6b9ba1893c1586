import { sql } from "kysely";
import { UsageError } from "../../beside.ts";
import type { Database } from "../../platform/database.ts";
import { MIGRATION_LOCK } from "../../platform/migrate.ts";
import type { Platform } from "../../platform/transact.ts";
import { readCatalogue } from "./catalogue.ts";
import { readCluster, refusalOf } from "./cluster.ts";
import { notReadyIn, obstaclesIn, placementsOf } from "./rules.ts";
import { type Step, stepsOf } from "./steps.ts";

type Wanted = { shards: number; trial: boolean };
type Distributed = {
  done: string[];
  distributed: string[];
  reference: string[];
  local: string[];
  not_ready: string[];
};

/** Spreads the tables of Organizations over the machines of a Citus cluster. What is there already is left alone. */
export async function distribute({ database }: Platform, wanted: Wanted): Promise<Distributed> {
  return database.connection().execute((connection) => alone(connection, () => distributeBy(connection, wanted)));
}

/** While nobody migrates, and for as long as moving rows takes. */
async function alone<T>(database: Database, run: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ isHeld: boolean }>`
    select pg_try_advisory_lock(${sql.lit(MIGRATION_LOCK)}) as "isHeld", set_config('statement_timeout', '0', false)`.execute(
    database,
  );
  if (rows[0]?.isHeld !== true)
    throw new UsageError("The database is being migrated or distributed by another process.");
  try {
    return await run();
  } finally {
    await sql`select pg_advisory_unlock(${sql.lit(MIGRATION_LOCK)})`.execute(database);
  }
}

async function distributeBy(database: Database, { shards, trial }: Wanted): Promise<Distributed> {
  refuse(refusalOf(await readCluster(database)));
  const catalogue = await readCatalogue(database);
  refuse(list("Citus would refuse these tables:", obstaclesIn(catalogue)));
  const notReady = notReadyIn(catalogue);
  if (!trial) refuse(list("Rollcall does not run on a distributed database yet. What is missing:", notReady, TRIAL));

  const steps = stepsOf(catalogue, shards);
  for (const step of steps) await take(database, step);

  const placed = [...placementsOf(catalogue)];
  const inPlace = (wanted: string) => placed.filter(([, place]) => place === wanted).map(([name]) => name);
  return {
    done: steps.map(({ statement }) => statement),
    distributed: inPlace("distributed"),
    reference: inPlace("reference"),
    local: inPlace("local"),
    not_ready: notReady,
  };
}

const TRIAL = 'Nothing was changed. On a copy that you can lose, "--trial yes" distributes all the same.';

function list(head: string, sentences: readonly string[], end = "Nothing was changed."): string | undefined {
  return sentences.length === 0 ? undefined : [head, ...sentences.map((each) => `  ${each}`), end].join("\n");
}

function refuse(sentence: string | undefined): void {
  if (sentence !== undefined) throw new UsageError(sentence);
}

async function take(database: Database, { about, before, statement, after }: Step): Promise<void> {
  const run = async (text: string | undefined) => {
    if (text !== undefined) await sql.raw(text).execute(database);
  };
  try {
    await run(before);
    await run(statement).finally(() => run(after));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`It stopped at ${about}: ${reason}\nWhat is done stays; run it again to go on from there.`);
  }
}
