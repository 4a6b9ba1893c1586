import type { WebhookEndpoint } from "@rollcall/contract/webhooks";
import { type RawBuilder, sql, type Updateable } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";
import type { Tables } from "../../platform/tables.ts";

/** Which try of which delivery somebody is at, and until when at the latest. */
export type Trying = { deliveryId: string; number: number; until: Date };

export type StoredEndpoint = {
  id: string;
  url: string;
  description: string;
  events: string[] | null;
  secretSealed: string;
  previousSecretSealed: string | null;
  previousUntil: Date | null;
  disabledAt: Date | null;
  disabledBecause: "by_hand" | "gone" | "failing" | null;
  nextSequence: number;
  lastDueAt: Date | null;
  isSlow: boolean;
  failures: number;
  failingSince: Date | null;
  restingUntil: Date | null;
  lastTriedAt: Date | null;
  lastSucceededAt: Date | null;
  trying: Trying | null;
  createdByName: string;
  createdAt: Date;
};

function selectEndpoints(db: Reader, organizationId: string) {
  return db
    .selectFrom("webhook_endpoints")
    .select(["id", "url", "description", "events", "secret_sealed as secretSealed", "is_slow as isSlow", "failures"])
    .select(["previous_secret_sealed as previousSecretSealed", "previous_until as previousUntil"])
    .select(["disabled_at as disabledAt", "disabled_because as disabledBecause", "next_sequence as nextSequence"])
    .select(["last_due_at as lastDueAt", "failing_since as failingSince", "resting_until as restingUntil"])
    .select(["last_tried_at as lastTriedAt", "last_succeeded_at as lastSucceededAt"])
    .select(["trying_delivery_id", "trying_number", "trying_until"])
    .select(["created_by_name as createdByName", "created_at as createdAt"])
    .where("organization_id", "=", organizationId)
    .where("deleted_at", "is", null);
}

type Row = Omit<StoredEndpoint, "trying"> & {
  trying_delivery_id: string | null;
  trying_number: number | null;
  trying_until: Date | null;
};

function stored({ trying_delivery_id: deliveryId, trying_number: number, trying_until: until, ...row }: Row) {
  const trying = deliveryId === null || number === null || until === null ? null : { deliveryId, number, until };
  return { ...row, trying };
}

/** Endpoints, the newest first. */
export async function listEndpoints(db: Reader, organizationId: string): Promise<StoredEndpoint[]> {
  const rows = await selectEndpoints(db, organizationId).orderBy("id", "desc").execute();
  return rows.map(stored);
}

export async function findEndpoint(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<StoredEndpoint | undefined> {
  const row = await selectEndpoints(db, organizationId).where("id", "=", id).executeTakeFirst();
  return row && stored(row);
}

export async function holdEndpoint(
  tx: Writer,
  organizationId: string,
  id: string,
): Promise<StoredEndpoint | undefined> {
  const row = await selectEndpoints(tx, organizationId).where("id", "=", id).forUpdate().executeTakeFirst();
  return row && stored(row);
}

/** Every endpoint that is told anything, locked in one order, so that nobody waits for each other. */
export async function holdListening(tx: Writer, organizationId: string): Promise<StoredEndpoint[]> {
  const rows = await selectEndpoints(tx, organizationId)
    .where("disabled_at", "is", null)
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(stored);
}

/** How many endpoints there are. True only under the lock of the Organization. */
export async function countEndpoints(tx: Writer, organizationId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("webhook_endpoints")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("organization_id", "=", organizationId)
    .where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

export type NewEndpoint = Pick<StoredEndpoint, "id" | "url" | "description" | "events" | "secretSealed"> & {
  createdBy: string | null;
  createdByName: string;
};

export async function insertEndpoint(
  tx: Writer,
  organizationId: string,
  { id, url, description, events, secretSealed, createdBy, createdByName }: NewEndpoint,
  now: Date,
): Promise<void> {
  await tx
    .insertInto("webhook_endpoints")
    .values({
      organization_id: organizationId,
      id,
      url,
      description,
      events,
      secret_sealed: secretSealed,
      created_by: createdBy,
      created_by_name: createdByName,
      created_at: now,
    })
    .execute();
}

/** Changes an endpoint that is held. */
export async function updateEndpoint(
  tx: Writer,
  organizationId: string,
  id: string,
  changes: Updateable<Tables["webhook_endpoints"]>,
): Promise<void> {
  await tx
    .updateTable("webhook_endpoints")
    .set(changes)
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/** Nobody is at a try. */
export const NOT_TRYING = { trying_delivery_id: null, trying_number: null, trying_until: null };

/** From here on nobody sees the endpoint, and its secrets are gone. */
export async function setDeleted(tx: Writer, organizationId: string, id: string, now: Date): Promise<void> {
  await tx
    .updateTable("webhook_endpoints")
    .set({ deleted_at: now, secret_sealed: "", previous_secret_sealed: null, previous_until: null })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/** Deletes the row of an endpoint that was deleted, with what is left of it. */
export async function deleteEndpoint(tx: Writer, organizationId: string, id: string): Promise<void> {
  await tx
    .deleteFrom("webhook_endpoints")
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .where("deleted_at", "is not", null)
    .execute();
}

/** Notes events for those who make deliveries of them, if anybody is to be told; costs one look where nobody is. */
export function noteEvents(organizationId: string, eventIds: readonly string[], job: string): RawBuilder<unknown> {
  return sql`
    with noted as (
      insert ${PREPARED} into webhook_backlog (organization_id, event_id)
      select ${organizationId}, event_id from unnest(${[...eventIds]}::text[]) as event_id
      where exists (
        select from webhook_endpoints
        where organization_id = ${organizationId} and disabled_at is null and deleted_at is null)
      returning event_id)
    select graphile_worker.add_job(${job}::text, json_build_object('organization_id', ${organizationId}::text))
    where exists (select from noted)`;
}

/** An endpoint as the API gives it back. */
export function presented(endpoint: StoredEndpoint, now: Date): WebhookEndpoint {
  const { id, url, description, events, disabledAt, disabledBecause, previousUntil, restingUntil } = endpoint;
  return {
    id,
    url,
    description,
    events,
    status: disabledAt === null ? "enabled" : "disabled",
    disabled_because: disabledBecause,
    disabled_at: instant(disabledAt),
    overlap_until: instant(isAhead(previousUntil, now) ? previousUntil : null),
    created_at: endpoint.createdAt.toISOString(),
    created_by: endpoint.createdByName || null,
    last_tried_at: instant(endpoint.lastTriedAt),
    last_succeeded_at: instant(endpoint.lastSucceededAt),
    failing_since: instant(endpoint.failingSince),
    resting_until: instant(isAhead(restingUntil, now) ? restingUntil : null),
  };
}

function isAhead(date: Date | null, now: Date): boolean {
  return date !== null && date > now;
}

function instant(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
