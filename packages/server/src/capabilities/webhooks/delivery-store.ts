import type { WebhookDelivery, webhookDeliveryStatuses } from "@rollcall/contract/webhooks";
import { type RawBuilder, sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";

type Status = (typeof webhookDeliveryStatuses)[number];

export type StoredDelivery = {
  id: string;
  endpointId: string;
  eventId: string;
  event: string;
  sequence: number;
  status: Status;
  tries: number;
  triesBefore: number;
  createdAt: Date;
  nextTryAt: Date | null;
  lastTriedAt: Date | null;
  lastStatus: number | null;
  lastError: string | null;
};

function selectDeliveries(db: Reader, organizationId: string) {
  return db
    .selectFrom("webhook_deliveries")
    .select(["id", "endpoint_id as endpointId", "event_id as eventId", "event", "sequence", "status", "tries"])
    .select(["tries_before as triesBefore", "created_at as createdAt", "next_try_at as nextTryAt"])
    .select(["last_tried_at as lastTriedAt", "last_status as lastStatus", "last_error as lastError"])
    .where("organization_id", "=", organizationId);
}

type Wanted = { status?: Status[] | undefined; before?: number | undefined; limit: number };

/** What an endpoint was told, the latest first. */
export async function listDeliveries(
  db: Reader,
  organizationId: string,
  endpointId: string,
  { status, before, limit }: Wanted,
): Promise<StoredDelivery[]> {
  return selectDeliveries(db, organizationId)
    .where("endpoint_id", "=", endpointId)
    .$if(status !== undefined, (deliveries) => deliveries.where("status", "in", status ?? []))
    .$if(before !== undefined, (deliveries) => deliveries.where("sequence", "<", before ?? 0))
    .orderBy("sequence", "desc")
    .limit(limit)
    .execute();
}

type Which = { endpointId: string; id: string };

export async function findDelivery(
  db: Reader,
  organizationId: string,
  { endpointId, id }: Which,
): Promise<(StoredDelivery & { body: string }) | undefined> {
  return selectDeliveries(db, organizationId)
    .select("body")
    .where("endpoint_id", "=", endpointId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** The delivery of a held endpoint that is due first, whether or not it is time yet. */
export async function findNextDue(
  tx: Writer,
  organizationId: string,
  endpointId: string,
): Promise<(StoredDelivery & { body: string }) | undefined> {
  return selectDeliveries(tx, organizationId)
    .select("body")
    .where("endpoint_id", "=", endpointId)
    .where("status", "=", "waiting")
    .orderBy("next_try_at")
    .orderBy("sequence")
    .limit(1)
    .executeTakeFirst();
}

export type NewDelivery = Pick<StoredDelivery, "id" | "endpointId" | "eventId" | "event" | "sequence"> & {
  body: string;
  dueAt: Date;
};

export async function insertDeliveries(
  tx: Writer,
  organizationId: string,
  deliveries: readonly NewDelivery[],
  now: Date,
): Promise<void> {
  if (deliveries.length === 0) return;
  const rows = deliveries.map(({ id, endpointId, eventId, event, sequence, body, dueAt }) => ({
    organization_id: organizationId,
    id,
    endpoint_id: endpointId,
    event_id: eventId,
    event,
    sequence,
    body,
    created_at: now,
    next_try_at: dueAt,
  }));
  await tx.insertInto("webhook_deliveries").values(rows).execute();
}

export async function setBegun(tx: Writer, organizationId: string, id: string, now: Date): Promise<void> {
  await tx
    .updateTable("webhook_deliveries")
    .set((eb) => ({ tries: eb("tries", "+", 1), last_tried_at: now, last_status: null, last_error: null }))
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

export type Ended = { status: Status; nextTryAt: Date | null; lastStatus: number | null; lastError: string | null };

export async function setEnded(
  tx: Writer,
  organizationId: string,
  id: string,
  { status, nextTryAt, lastStatus, lastError }: Ended,
): Promise<void> {
  await tx
    .updateTable("webhook_deliveries")
    .set({ status, next_try_at: nextTryAt, last_status: lastStatus, last_error: lastError })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/** Puts a delivery of a held endpoint first in line, with all its tries before it. */
export async function setAsked(
  tx: Writer,
  organizationId: string,
  { endpointId, id }: Which,
  now: Date,
): Promise<void> {
  await sql`
    update webhook_deliveries
    set status = 'waiting', tries_before = tries, next_try_at = ${firstInLine(organizationId, endpointId, now)}
    where organization_id = ${organizationId} and endpoint_id = ${endpointId} and id = ${id}`.execute(tx);
}

/**
 * The receiver of a held endpoint is there again: what was tried before goes first, in its order, before what waits for
 * its first try. A try that this brings forward does not count, so that no delivery is given up the sooner.
 */
export async function bringForward(tx: Writer, organizationId: string, endpointId: string, now: Date): Promise<void> {
  await sql`
    update webhook_deliveries
    set next_try_at = ${firstInLine(organizationId, endpointId, now)},
      tries_before = case when next_try_at > ${now} then least(tries, tries_before + 1) else tries_before end
    where organization_id = ${organizationId} and endpoint_id = ${endpointId} and status = 'waiting'
      and tries > 0`.execute(tx);
}

function firstInLine(organizationId: string, endpointId: string, now: Date): RawBuilder<Date> {
  return sql`least(${now}, (
    select min(first.next_try_at) - interval '1 millisecond' from webhook_deliveries as first
    where first.organization_id = ${organizationId} and first.endpoint_id = ${endpointId} and first.status = 'waiting'))`;
}

export type ReplayStep = {
  endpointId: string;
  which: "failed" | "all";
  since: Date;
  until: Date;
  afterSequence: number;
  limit: number;
};

/** How many deliveries a replay would send again, up to `limit`. */
export async function countReplayed(db: Reader, organizationId: string, step: ReplayStep): Promise<number> {
  const { count } = await db
    .selectFrom(selectReplayed(db, organizationId, step).as("replayed"))
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Puts the next deliveries of a replay back in line; gives back their sequence numbers, in order. */
export async function replaySome(tx: Writer, organizationId: string, step: ReplayStep, now: Date): Promise<number[]> {
  const rows = await tx
    .updateTable("webhook_deliveries")
    .set((eb) => ({ status: "waiting", tries_before: eb.ref("tries"), next_try_at: now }))
    .where("organization_id", "=", organizationId)
    .where("id", "in", selectReplayed(tx, organizationId, step).select("id"))
    .returning("sequence")
    .execute();
  return rows.map(({ sequence }) => sequence).sort((a, b) => a - b);
}

function selectReplayed(db: Reader, organizationId: string, step: ReplayStep) {
  const { endpointId, which, since, until, afterSequence, limit } = step;
  const statuses: Status[] = which === "failed" ? ["failed"] : ["failed", "succeeded"];
  return db
    .selectFrom("webhook_deliveries")
    .where("organization_id", "=", organizationId)
    .where("endpoint_id", "=", endpointId)
    .where("status", "in", statuses)
    .where("created_at", ">=", since)
    .where("created_at", "<=", until)
    .where("sequence", ">", afterSequence)
    .orderBy("sequence")
    .limit(limit);
}

/** Deletes some of the deliveries of an endpoint that was deleted; gives back how many. */
export async function deleteSome(
  tx: Writer,
  organizationId: string,
  endpointId: string,
  limit: number,
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("webhook_deliveries")
    .where("organization_id", "=", organizationId)
    .where("id", "in", (eb) =>
      eb
        .selectFrom("webhook_deliveries")
        .select("id")
        .where("organization_id", "=", organizationId)
        .where("endpoint_id", "=", endpointId)
        .limit(limit),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Under this setting a transaction sees what is old of every tenant, and nothing else. */
export const CLEARING = "select set_config('rollcall.clearing_webhooks', 'on', true)";

/** Deletes some of the deliveries that are old, of every tenant; gives back how many. */
export async function deleteOld(tx: Writer, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from webhook_deliveries where (organization_id, id) in (
      select organization_id, id from webhook_deliveries where created_at < ${before} limit ${limit})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** A delivery as the API gives it back. */
export function presented(delivery: StoredDelivery): WebhookDelivery {
  const { id, eventId, event, sequence, status, tries, createdAt, nextTryAt, lastTriedAt } = delivery;
  return {
    id,
    event_id: eventId,
    event,
    sequence,
    status,
    tries,
    created_at: createdAt.toISOString(),
    next_try_at: nextTryAt?.toISOString() ?? null,
    last_tried_at: lastTriedAt?.toISOString() ?? null,
    last_status: delivery.lastStatus,
    last_error: delivery.lastError,
  };
}
