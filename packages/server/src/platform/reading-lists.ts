import { sql } from "kysely";
import type { Reader } from "./database.ts";
import { firstIdOf } from "./ids.ts";
import { PREPARED } from "./prepared.ts";
import { Refusal } from "./refusal.ts";
import type { Replica } from "./replica.ts";
import { type OrganizationActor, type Platform, type Reading, read, type Scope } from "./transact.ts";

/** Says who is asking, what they may, and what they ask for, or refuses. */
type Admit<I> = (db: Reader, now: Date) => Promise<[OrganizationActor, I]>;
type Run<I, T> = (reading: Reading & { actor: OrganizationActor }, input: I) => Promise<T>;

/** Reads what whoever is admitted asks for, in the transaction that admits them. */
export function readAdmitted<I, T>(platform: Platform, scope: Scope, admit: Admit<I>, run: Run<I, T>): Promise<T> {
  return read(platform, scope, async (reading) => {
    const [actor, input] = await admit(reading.db, reading.now);
    return run({ ...reading, actor }, input);
  });
}

/**
 * Reads a list, from the replica where there is one. Who is asking and what they may is always asked of the primary. So is which
 * changes the Organization has announced of late: only a replica that has seen exactly those answers, so that whoever
 * has just changed something finds it, in every process. Otherwise the primary answers.
 */
export async function readList<I, T>(platform: Platform, scope: Scope, admit: Admit<I>, run: Run<I, T>): Promise<T> {
  const { replica } = platform;
  if (replica === undefined || !replica.isUsable()) return readAdmitted(platform, scope, admit, run);

  const since = firstIdOf("auditEvent", Date.now() - RECENT_MS);
  const recent = (db: Reader) => recentChanges(db, scope.organizationId, since);
  const [[actor, input], changes] = await read(platform, scope, ({ db, now }) =>
    Promise.all([admit(db, now), recent(db)]),
  );
  const seen = await readBeside(platform, replica, scope, async (reading) => {
    if ((await recent(reading.db)) !== changes) throw new Behind();
    return run({ ...reading, actor }, input);
  });
  return seen === undefined ? read(platform, scope, (reading) => run({ ...reading, actor }, input)) : seen.answer;
}

class Behind extends Error {}

/** What the replica answers; nothing where it is behind, or cannot answer. */
async function readBeside<T>(
  platform: Platform,
  replica: Replica,
  scope: Scope,
  query: (reading: Reading) => Promise<T>,
): Promise<{ answer: T } | undefined> {
  try {
    const answer = await read({ ...platform, database: replica.database }, scope, query);
    replica.count("served");
    return { answer };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    replica.count(error instanceof Behind ? "behind" : "failed");
    return undefined;
  }
}

// Longer than a replica in use can be behind, with room for clocks that differ and for changes that take long.
const RECENT_MS = 30_000;
const MOST_EVENTS = 1_000;

/** What was announced since then, as a number that is another one when any of it is missing. */
async function recentChanges(db: Reader, organizationId: string, since: string): Promise<string> {
  const { rows } = await sql<{ changes: string }>`
    select ${PREPARED} coalesce(bit_xor(hashtextextended(recent.id, 0)), 0)::text as changes from (
      select id from audit_events where organization_id = ${organizationId} and id > ${since}
      order by id desc limit ${sql.lit(MOST_EVENTS)}) as recent`.execute(db);
  return rows[0]?.changes ?? "";
}
