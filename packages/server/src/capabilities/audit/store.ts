import type { ActorKind, AuditFilter } from "@rollcall/contract/audit";
import { type Expression, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import { localSetting } from "../../platform/local-setting.ts";
import { Refusal } from "../../platform/refusal.ts";

/** An event as the table holds it. */
export type StoredEvent = {
  id: string;
  name: string;
  subjectId: string;
  payload: Record<string, unknown>;
  actorKind: ActorKind;
  actorId: string | null;
  actorName: string;
  ipAddress: string | null;
  userAgent: string | null;
  requestId: string | null;
  at: Date;
  erasedAt: Date | null;
};

/** The columns of `StoredEvent`, of a table that stands as `event`. */
export const COLUMNS = sql.raw<never>(`event.id, event.name, event.subject_id as "subjectId", event.payload,
  event.actor_kind as "actorKind", event.actor_id as "actorId", event.actor_name as "actorName",
  event.ip_address as "ipAddress", event.user_agent as "userAgent", event.request_id as "requestId", event.at,
  event.erased_at as "erasedAt"`);

export type Place = { at: Date; id: string };
type Wanted = AuditFilter & { before?: Place | undefined; limit: number };

/**
 * Events, the latest first. Each way into the table is an index in the order of the list, read no further than the page
 * goes; what else is asked for is looked at row by row.
 */
export async function listEvents(db: Reader, organizationId: string, wanted: Wanted): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${COLUMNS} from (${sql.join(waysIn(organizationId, wanted), sql` union `)}) as found
    join audit_events as event on event.organization_id = ${organizationId} and event.id = found.id
    order by event.at desc, event.id desc limit ${wanted.limit}`.execute(db);
  return rows;
}

function waysIn(organizationId: string, wanted: Wanted): RawBuilder<unknown>[] {
  const { target, workspace, involving, actor, name, ...rest } = wanted;
  const mentions = (id: string, others: AuditFilter) => mentioning(organizationId, id, { ...rest, ...others });
  const events = (way: Expression<SqlBool>, others: AuditFilter) => having(organizationId, way, { ...rest, ...others });

  if (target !== undefined) return target.map((id) => mentions(id, { workspace, involving, actor, name }));
  if (workspace !== undefined) return workspace.map((id) => mentions(id, { involving, actor, name }));
  if (involving !== undefined)
    return [mentions(involving, { actor, name }), events(doneBy(involving), { actor, name })];
  if (name !== undefined) return name.map((each) => events(sql<SqlBool>`event.name = ${each}`, { actor }));
  if (actor !== undefined) return actor.map((each) => events(doneBy(each), {}));
  return [events(sql<SqlBool>`true`, {})];
}

function having(organizationId: string, way: Expression<SqlBool>, wanted: Wanted): RawBuilder<unknown> {
  return sql`(select event.at, event.id from audit_events as event
    where event.organization_id = ${organizationId} and ${way} and ${within("event.at", "event.id", wanted)}
      and ${furthermore(wanted)}
    order by event.at desc, event.id desc limit ${wanted.limit})`;
}

function mentioning(organizationId: string, id: string, wanted: Wanted): RawBuilder<unknown> {
  return sql`(select mention.at, mention.event_id as id from audit_mentions as mention
    join audit_events as event on event.organization_id = mention.organization_id and event.id = mention.event_id
    where mention.organization_id = ${organizationId} and mention.mentioned_id = ${id}
      and ${within("mention.at", "mention.event_id", wanted)} and ${furthermore(wanted)}
    order by mention.at desc, mention.event_id desc limit ${wanted.limit})`;
}

function within(at: string, id: string, { from, to, before }: Wanted): Expression<SqlBool> {
  return all([
    ...(from === undefined ? [] : [sql<SqlBool>`${sql.ref(at)} >= ${instant(from)}::timestamptz`]),
    ...(to === undefined ? [] : [sql<SqlBool>`${sql.ref(at)} < ${instant(to)}::timestamptz`]),
    ...(before === undefined
      ? []
      : [sql<SqlBool>`(${sql.ref(at)}, ${sql.ref(id)}) < (${before.at}::timestamptz, ${before.id})`]),
  ]);
}

/** The database knows neither a year 0 nor every zone that RFC 3339 can write. */
function instant(text: string): Date {
  return new Date(text);
}

function furthermore({ workspace, involving, actor, name }: AuditFilter): Expression<SqlBool> {
  return all([
    ...(workspace === undefined ? [] : [mentionsOne(workspace)]),
    ...(involving === undefined ? [] : [sql<SqlBool>`(${doneBy(involving)} or ${mentionsOne([involving])})`]),
    ...(actor === undefined ? [] : [sql<SqlBool>`(${sql.join(actor.map(doneBy), sql` or `)})`]),
    ...(name === undefined ? [] : [sql<SqlBool>`event.name in (${sql.join(name)})`]),
  ]);
}

/** By an id, or by a kind of actor, which has no underscore and digits. */
function doneBy(actor: string): RawBuilder<SqlBool> {
  return /_[0-9a-f]{32}$/.test(actor)
    ? sql<SqlBool>`event.actor_id = ${actor}`
    : sql<SqlBool>`event.actor_kind = ${actor}`;
}

function mentionsOne(ids: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`exists (select from audit_mentions as mention
    where mention.organization_id = event.organization_id and mention.mentioned_id in (${sql.join(ids)})
      and mention.at = event.at and mention.event_id = event.id)`;
}

function all(conditions: readonly Expression<SqlBool>[]): Expression<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** The event, or `not_found`. */
export async function getEvent(db: Reader, organizationId: string, id: string): Promise<StoredEvent> {
  const { rows } = await sql<StoredEvent>`select ${COLUMNS} from audit_events as event
    where event.organization_id = ${organizationId} and event.id = ${id}`.execute(db);
  const [event] = rows;
  if (event === undefined) throw new Refusal("not_found");
  return event;
}

/** What people call things today, by their ids. */
export async function namesOf(
  db: Reader,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("named_things")
    .select(["id", "name"])
    .where("organization_id", "=", organizationId)
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function getRetention(db: Reader, organizationId: string): Promise<number | null> {
  const row = await db
    .selectFrom("organizations")
    .select("audit_retention_days")
    .where("organization_id", "=", organizationId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not_found");
  return row.audit_retention_days;
}

export async function setRetention(tx: Writer, organizationId: string, days: number | null, now: Date): Promise<void> {
  await tx
    .updateTable("organizations")
    .set({ audit_retention_days: days, updated_at: now })
    .where("organization_id", "=", organizationId)
    .execute();
}

export async function findOldestAt(db: Reader, organizationId: string): Promise<Date | undefined> {
  const row = await db
    .selectFrom("audit_events")
    .select("at")
    .where("organization_id", "=", organizationId)
    .orderBy("at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** While it is on, a transaction sees which Organizations keep their events for some time only. */
export const FINDS_SHORTENED = localSetting("shortening_audit", "on");

export async function findShortened(tx: Writer): Promise<string[]> {
  const rows = await tx
    .selectFrom("organizations")
    .select("organization_id")
    .where("audit_retention_days", "is not", null)
    .execute();
  return rows.map((row) => row.organization_id);
}
