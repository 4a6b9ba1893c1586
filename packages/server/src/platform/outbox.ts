import { sql } from "kysely";
import type { Writer } from "./database.ts";
import { newId } from "./ids.ts";
import { CHANGES } from "./memory.ts";
import { PREPARED } from "./prepared.ts";
import type { Actor, Announced, DomainEvent, Follower, ReactionPlan, UserEvent, UserWork, Work } from "./transact.ts";

export type Announcing = {
  reactionPlan: ReactionPlan;
  followers?: readonly Follower[] | undefined;
  /** Whether somebody tells the other processes after the commit; otherwise it does. */
  tellsLater?: boolean;
};

/**
 * Writes events to the audit log and the outbox, and plans what follows them, in the transaction of the change. All of it is on
 * its way when this returns, so that the commit may follow without waiting: what fails here makes it a rollback.
 */
export function announce(
  work: Work,
  events: readonly DomainEvent[],
  { reactionPlan, followers = [], tellsLater = false }: Announcing,
): Promise<unknown> {
  if (events.length === 0) return Promise.resolve();
  const { tx, organizationId } = work;
  const writing: Promise<unknown>[] = [];
  if (!tellsLater) writing.push(sql`select ${PREPARED} pg_notify(${CHANGES}, ${organizationId})`.execute(tx));
  for (let start = 0; start < events.length; start += EVENTS_AT_ONCE) {
    const lines = events.slice(start, start + EVENTS_AT_ONCE).map(lineOf);
    writing.push(writeLines(work, lines), addJobs(work.tx, plannedBy(work, lines, reactionPlan)));
    for (const follow of followers) writing.push(Promise.resolve(follow(work, lines)?.execute(tx)));
  }
  return Promise.all(writing);
}

// Ten thousand mails of an import hold up no link to sign in.
const BEHIND_OTHERS = 10;

const EVENTS_AT_ONCE = 2_000;

type Line = Announced & { subject_id: string; payload: DomainEvent["payload"] };

function lineOf({ name, payload }: DomainEvent): Line {
  return { id: newId("auditEvent"), name, subject_id: payload.id, payload };
}

function plannedBy({ organizationId, isBulk }: Work, lines: readonly Line[], plan: ReactionPlan): Job[] {
  return lines.flatMap(({ id, name }) =>
    (plan.get(name) ?? []).map((identifier) => ({
      identifier,
      payload: { event_id: id, organization_id: organizationId },
      ...(isBulk === true && { priority: BEHIND_OTHERS }),
    })),
  );
}

/**
 * One statement, however many events: what leaves by the outbox; and the line in the log, with what it can be found by, and that it
 * waits for its place in the hash chain.
 */
function writeLines({ tx, organizationId, now, actor, origin }: Work, lines: readonly Line[]): Promise<unknown> {
  return sql`
    with told as materialized (
      select ${PREPARED} ${organizationId}::text as organization_id, ${now}::timestamptz as at, id, name, subject_id, payload
      from json_to_recordset(${JSON.stringify(lines)}::json) as event (id text, name text, subject_id text, payload jsonb)),
    outgoing as (
      insert into outbox (organization_id, id, name, payload, at)
      select organization_id, id, name, payload, at from told),
    line as (
      insert into audit_events (organization_id, id, name, subject_id, payload, at,
        actor_kind, actor_id, actor_name, ip_address, user_agent, request_id)
      select organization_id, id, name, subject_id, payload, at, ${actor.kind}, ${actorId(actor)}, ${actorName(actor)},
        ${origin.ipAddress}, ${origin.userAgent}, ${origin.requestId}
      from told),
    mention as (
      insert into audit_mentions (organization_id, mentioned_id, at, event_id)
      select organization_id, mentioned.id, at, told.id
      from told, mentioned_ids(told.subject_id, told.payload) as mentioned (id))
    insert into audit_unsealed (organization_id, event_id) select organization_id, id from told`.execute(tx);
}

/** Writes what happened to a User to the log of users. */
export async function recordUserEvents({ tx, now, origin }: UserWork, events: readonly UserEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx
    .insertInto("user_events")
    .values(
      events.map(({ name, payload }) => ({
        id: newId("auditEvent"),
        user_id: payload.id,
        name,
        payload: JSON.stringify(payload),
        ip_address: origin.ipAddress,
        user_agent: origin.userAgent,
        request_id: origin.requestId,
        at: now,
      })),
    )
    .execute();
}

export type Job = {
  identifier: string;
  payload: Record<string, unknown>;
  /** Not before then; at once where it is left out. */
  runAt?: Date | undefined;
  /** Of the jobs in one line, only one runs at a time. */
  queueName?: string;
  /** A job of the same key that has not begun is replaced. Only for jobs that add such jobs: others would wait for each other. */
  jobKey?: string;
  /** Those of a higher number wait for those of a lower one; 0 where it is left out. */
  priority?: number;
  /** By which a worker can leave it for later. */
  flags?: readonly string[];
};

/** How often a job is tried before it finally fails: with graphile-worker's backoff about three days. */
export const MAX_ATTEMPTS = 17;

/** Adds jobs that start once this transaction has committed. */
export async function addJobs(tx: Writer, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  const specs = JSON.stringify(jobs.map((job) => ({ ...job, maxAttempts: MAX_ATTEMPTS })));
  await sql`select ${PREPARED} graphile_worker.add_jobs(array(
    select json_populate_record(null::graphile_worker.job_spec, json_build_object(
      'identifier', spec->'identifier', 'payload', spec->'payload', 'max_attempts', spec->'maxAttempts',
      'run_at', spec->'runAt', 'queue_name', spec->'queueName', 'job_key', spec->'jobKey', 'flags', spec->'flags',
      'priority', spec->'priority'))
    from json_array_elements(${specs}::json) as spec))`.execute(tx);
}

/** The name that the audit log shows for who acts. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "member":
    case "user":
      return actor.name || actor.email;
    case "directory":
    case "admin_key":
      return actor.name;
    case "operator":
      return "Operator";
    case "system":
      return `Rollcall: ${actor.cause}`;
    case "anonymous":
      return "Somebody with the link";
  }
}

/** The id of who acts; nobody's for what is no account of anybody. */
export function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case "member":
      return actor.memberId;
    case "user":
      return actor.userId;
    case "directory":
      return actor.tokenId;
    case "admin_key":
      return actor.keyId;
    default:
      return null;
  }
}
