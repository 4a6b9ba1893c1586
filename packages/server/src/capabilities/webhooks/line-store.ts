import { type RawBuilder, sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import { type DeliveryStatus, type DeliveryWithBody, selectDeliveries, type Which } from "./delivery-store.ts";

/** The delivery of a held endpoint that is due first, whether or not it is time yet. */
export async function findNextDue(
  tx: Writer,
  organizationId: string,
  endpointId: string,
): Promise<DeliveryWithBody | undefined> {
  return selectDeliveries(tx, organizationId)
    .select("body")
    .where("endpoint_id", "=", endpointId)
    .where("status", "=", "waiting")
    .orderBy("next_try_at")
    .orderBy("sequence")
    .limit(1)
    .executeTakeFirst();
}

export async function setBegun(tx: Writer, organizationId: string, id: string, now: Date): Promise<void> {
  await tx
    .updateTable("webhook_deliveries")
    .set((eb) => ({ tries: eb("tries", "+", 1), last_tried_at: now, last_status: null, last_error: null }))
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

export type Ended = {
  status: DeliveryStatus;
  nextTryAt: Date | null;
  lastStatus: number | null;
  lastError: string | null;
};

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
  const statuses: DeliveryStatus[] = which === "failed" ? ["failed"] : ["failed", "succeeded"];
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
