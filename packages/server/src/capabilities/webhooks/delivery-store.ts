import type { WebhookDelivery, webhookDeliveryStatuses } from "@rollcall/contract/webhooks";
import { sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import { localSetting } from "../../platform/local-setting.ts";

export type DeliveryStatus = (typeof webhookDeliveryStatuses)[number];

export type StoredDelivery = {
  id: string;
  endpointId: string;
  eventId: string;
  event: string;
  sequence: number;
  status: DeliveryStatus;
  tries: number;
  triesBefore: number;
  createdAt: Date;
  nextTryAt: Date | null;
  lastTriedAt: Date | null;
  lastStatus: number | null;
  lastError: string | null;
};

export type DeliveryWithBody = StoredDelivery & { body: string };

export function selectDeliveries(db: Reader, organizationId: string) {
  return db
    .selectFrom("webhook_deliveries")
    .select(["id", "endpoint_id as endpointId", "event_id as eventId", "event", "sequence", "status", "tries"])
    .select(["tries_before as triesBefore", "created_at as createdAt", "next_try_at as nextTryAt"])
    .select(["last_tried_at as lastTriedAt", "last_status as lastStatus", "last_error as lastError"])
    .where("organization_id", "=", organizationId);
}

type Wanted = {
  status?: DeliveryStatus[] | undefined;
  event?: string[] | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  before?: number | undefined;
  limit: number;
};

/** What an endpoint was told, the latest first. */
export async function listDeliveries(
  db: Reader,
  organizationId: string,
  endpointId: string,
  { status, event, from, to, before, limit }: Wanted,
): Promise<StoredDelivery[]> {
  return selectDeliveries(db, organizationId)
    .where("endpoint_id", "=", endpointId)
    .$if(status !== undefined, (deliveries) => deliveries.where("status", "in", status ?? []))
    .$if(event !== undefined, (deliveries) => deliveries.where("event", "in", event ?? []))
    .$if(from !== undefined, (deliveries) => deliveries.where("created_at", ">=", from ?? new Date(0)))
    .$if(to !== undefined, (deliveries) => deliveries.where("created_at", "<", to ?? new Date(0)))
    .$if(before !== undefined, (deliveries) => deliveries.where("sequence", "<", before ?? 0))
    .orderBy("sequence", "desc")
    .limit(limit)
    .execute();
}

export type Which = { endpointId: string; id: string };

export async function findDelivery(
  db: Reader,
  organizationId: string,
  { endpointId, id }: Which,
): Promise<DeliveryWithBody | undefined> {
  return selectDeliveries(db, organizationId)
    .select("body")
    .where("endpoint_id", "=", endpointId)
    .where("id", "=", id)
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

/** Under this setting a transaction sees what waits of every tenant, and nothing else. */
export const COUNTING = localSetting("counting_webhooks", "on");

/** How many wait for a try; of every tenant under `COUNTING`. */
export async function countWaiting(db: Reader): Promise<number> {
  const waiting = db.selectFrom("webhook_deliveries").where("status", "=", "waiting");
  const { count } = await waiting.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return count;
}

/** Under this setting a transaction sees what is old of every tenant, and nothing else. */
export const CLEARING = localSetting("clearing_webhooks", "on");

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
