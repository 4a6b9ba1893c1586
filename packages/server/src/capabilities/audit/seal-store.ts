import { sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import { localSetting } from "../../platform/local-setting.ts";
import { PREPARED } from "../../platform/prepared.ts";
import { genesis, type Line, type Seal } from "./chain.ts";
import { COLUMNS, type StoredEvent } from "./store.ts";
import type { Place, Sealed } from "./walk.ts";

/** While it is on, a transaction sees which Organizations have events to seal. */
export const FINDS_UNSEALED = localSetting("sealing_audit", "on");

export async function findUnsealed(tx: Writer): Promise<string[]> {
  const rows = await tx.selectFrom("audit_unsealed").select("organization_id").distinct().execute();
  return rows.map((row) => row.organization_id);
}

/** Keeps off every other sealer of the Organization until this transaction ends. */
export async function holdChain(tx: Writer, organizationId: string): Promise<void> {
  await sql`select ${PREPARED} pg_advisory_xact_lock(hashtextextended(${`audit seal ${organizationId}`}, 0))`.execute(
    tx,
  );
}

export async function takeUnsealed(tx: Writer, organizationId: string, limit: number): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`select ${PREPARED} ${COLUMNS} from audit_unsealed as unsealed
    join audit_events as event on event.organization_id = unsealed.organization_id and event.id = unsealed.event_id
    where unsealed.organization_id = ${organizationId} order by unsealed.event_id limit ${limit}`.execute(tx);
  return rows;
}

/** Where the chain ends. */
export async function findHead(db: Reader, organizationId: string): Promise<Place> {
  const last = await db
    .selectFrom("audit_seals")
    .modifyFront(PREPARED)
    .select(["position", "hash"])
    .where("organization_id", "=", organizationId)
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  return last ?? findBeginning(db, organizationId);
}

/** What the first position that is kept builds on. */
export async function findBeginning(db: Reader, organizationId: string): Promise<Place> {
  const cut = await db
    .selectFrom("audit_cuts")
    .select(["position", "hash"])
    .where("organization_id", "=", organizationId)
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  return cut ?? { position: 0, hash: genesis(organizationId) };
}

type NewSeal = { position: number; eventId: string; seal: Seal };

export async function insertSeals(tx: Writer, organizationId: string, seals: readonly NewSeal[]): Promise<void> {
  const rows = seals.map(({ position, eventId, seal }) => ({
    organization_id: organizationId,
    position,
    event_id: eventId,
    form: seal.form,
    actor_salt: seal.actorSalt,
    actor_digest: seal.actorDigest,
    payload_salt: seal.payloadSalt,
    payload_digest: seal.payloadDigest,
    event_hash: seal.eventHash,
    hash: seal.hash,
  }));
  const eventIds = seals.map(({ eventId }) => eventId);
  await Promise.all([
    tx.insertInto("audit_seals").values(rows).execute(),
    sql`delete from audit_unsealed where organization_id = ${organizationId} and event_id = any (${eventIds})`.execute(
      tx,
    ),
  ]);
}

export async function countUnsealed(db: Reader, organizationId: string): Promise<number> {
  const { count } = await db
    .selectFrom("audit_unsealed")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("organization_id", "=", organizationId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Events by their place in the chain, with it. */
export async function listSealed(
  db: Reader,
  organizationId: string,
  { after, limit }: { after: number; limit: number },
): Promise<(StoredEvent & { position: number })[]> {
  const { rows } = await sql<StoredEvent & { position: number }>`
    select seal.position, ${COLUMNS} from audit_seals as seal
    join audit_events as event on event.organization_id = seal.organization_id and event.id = seal.event_id
    where seal.organization_id = ${organizationId} and seal.position > ${after}
    order by seal.position limit ${limit}`.execute(db);
  return rows;
}

type SealRow = Omit<StoredEvent, "id"> & Seal & { position: number; eventId: string; id: string | null };

/** A part of the chain as it stands, whatever became of its events. */
export async function listSeals(
  db: Reader,
  organizationId: string,
  { after, limit }: { after: number; limit: number },
): Promise<Sealed[]> {
  const { rows } = await sql<SealRow>`
    select seal.position, seal.event_id as "eventId", seal.form, seal.actor_salt as "actorSalt",
      seal.actor_digest as "actorDigest", seal.payload_salt as "payloadSalt", seal.payload_digest as "payloadDigest",
      seal.event_hash as "eventHash", seal.hash, ${COLUMNS}
    from audit_seals as seal
    left join audit_events as event on event.organization_id = seal.organization_id and event.id = seal.event_id
    where seal.organization_id = ${organizationId} and seal.position > ${after}
    order by seal.position limit ${limit}`.execute(db);
  return rows.map((row) => ({
    position: row.position,
    eventId: row.eventId,
    seal: row,
    line: row.id === null ? undefined : lineOf(organizationId, { ...row, id: row.id }),
  }));
}

export function lineOf(organizationId: string, event: StoredEvent): Line {
  return { organizationId, ...event };
}

/** The seal, wherever it stands now, that was made right after a place. */
export async function findHeir(
  db: Reader,
  organizationId: string,
  { hash }: Place,
): Promise<{ eventId: string } | undefined> {
  return db
    .selectFrom("audit_seals")
    .select("event_id as eventId")
    .where("organization_id", "=", organizationId)
    .where("hash", "=", sql<Buffer>`sha256(${hash}::bytea || event_hash)`)
    .limit(1)
    .executeTakeFirst();
}

/** An event that has no seal and does not wait for one; a seal that waits for an event that is gone. */
export async function findStray(
  db: Reader,
  organizationId: string,
): Promise<{ kind: "inserted" | "removed"; id: string } | undefined> {
  const { rows } = await sql<{ kind: "inserted" | "removed"; id: string }>`
    (select 'removed' as kind, unsealed.event_id as id from audit_unsealed as unsealed
      where unsealed.organization_id = ${organizationId} and not exists (select from audit_events as event
        where event.organization_id = unsealed.organization_id and event.id = unsealed.event_id)
      order by unsealed.event_id limit 1)
    union all
    (select 'inserted', event.id from audit_events as event where event.organization_id = ${organizationId}
      and not exists (select from audit_seals as seal
        where seal.organization_id = event.organization_id and seal.event_id = event.id)
      and not exists (select from audit_unsealed as unsealed
        where unsealed.organization_id = event.organization_id and unsealed.event_id = event.id)
      order by event.id limit 1)
    limit 1`.execute(db);
  return rows[0];
}

/** Whether the audit log itself says that the chain was cut there. */
export async function isCutAnnounced(db: Reader, organizationId: string, { position, hash }: Place): Promise<boolean> {
  const { rows } = await sql`select from audit_events as event
    where event.organization_id = ${organizationId} and event.name = 'audit.events_removed'
      and event.payload->>'position' = ${String(position)} and event.payload->>'hash' = ${hash.toString("hex")}`.execute(
    db,
  );
  return rows.length > 0;
}

export type Cut = { position: number; hash: string; events: number; olderThan: Date };

/** Removes the oldest events that the retention setting lets go, at most so many; nothing when there are none. */
export async function removeOldEvents(tx: Writer, atMost: number): Promise<Cut | undefined> {
  const { rows } = await sql<Cut>`
    select cut_position as position, cut_hash as hash, removed as events, cut_older_than as "olderThan"
    from remove_old_audit_events(${atMost}::integer)`.execute(tx);
  return rows[0];
}
