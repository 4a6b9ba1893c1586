import { type Insertable, sql } from "kysely";
import type { Writer } from "./database.ts";
import { newId } from "./ids.ts";
import { CHANGES } from "./memory.ts";
import { PREPARED } from "./prepared.ts";
import type { Tables } from "./tables.ts";
import type { Actor, Announced, DomainEvent, Follower, ReactionPlan, UserEvent, UserWork, Work } from "./transact.ts";

/** Writes events to the audit log and the outbox, and plans what follows them, in the transaction of the change. */
export async function announce(
  work: Work,
  events: readonly DomainEvent[],
  { reactionPlan, followers = [] }: { reactionPlan: ReactionPlan; followers?: readonly Follower[] | undefined },
): Promise<void> {
  if (events.length === 0) return;
  const telling = sql`select ${PREPARED} pg_notify(${CHANGES}, ${work.organizationId})`.execute(work.tx);
  // Nothing waits for an answer before it writes the next: each is written in this order.
  const writing: Promise<unknown>[] = [telling];
  for (let start = 0; start < events.length; start += EVENTS_AT_ONCE) {
    const { announced, written } = announceSome(work, events.slice(start, start + EVENTS_AT_ONCE), reactionPlan);
    writing.push(written, ...followers.map((follow) => follow(work, announced)));
  }
  await Promise.all(writing);
}

// Ten thousand mails of an import hold up no link to sign in.
const BEHIND_OTHERS = 10;

// A statement takes 65,535 parameters; an audit event has twelve.
const EVENTS_AT_ONCE = 2_000;

function announceSome(
  work: Work,
  events: readonly DomainEvent[],
  plan: ReactionPlan,
): { announced: readonly Announced[]; written: Promise<unknown> } {
  const { tx, organizationId, now, origin } = work;
  const rows = events.map(({ name, payload }) => ({
    organization_id: organizationId,
    id: newId("auditEvent"),
    name,
    payload: JSON.stringify(payload),
    at: now,
  }));
  const outgoing = tx.insertInto("outbox").values(rows).execute();
  const lines = rows.map((row, index) => ({
    ...row,
    subject_id: events[index]?.payload.id ?? "",
    ...actorColumns(work.actor),
    ip_address: origin.ipAddress,
    user_agent: origin.userAgent,
    request_id: origin.requestId,
  }));
  const jobs = rows.flatMap((row) =>
    (plan.get(row.name) ?? []).map((reaction) => ({ reaction, event_id: row.id, organization_id: organizationId })),
  );
  const planned = jobs.map(({ reaction, ...payload }) => ({
    identifier: reaction,
    payload,
    ...(work.isBulk === true && { priority: BEHIND_OTHERS }),
  }));
  return { announced: rows, written: Promise.all([outgoing, writeLines(tx, lines), addJobs(tx, planned)]) };
}

/** With each line, what it can be found by, and that it waits for its place in the hash chain. */
async function writeLines(tx: Writer, lines: readonly Insertable<Tables["audit_events"]>[]): Promise<void> {
  await tx
    .with("line", (db) =>
      db.insertInto("audit_events").values(lines).returning(["organization_id", "id", "subject_id", "payload", "at"]),
    )
    .with("mention", (db) =>
      db
        .insertInto("audit_mentions")
        .columns(["organization_id", "mentioned_id", "at", "event_id"])
        .expression(
          sql`select line.organization_id, mentioned.id, line.at, line.id
            from line, mentioned_ids(line.subject_id, line.payload) as mentioned(id)`,
        ),
    )
    .insertInto("audit_unsealed")
    .columns(["organization_id", "event_id"])
    .expression((eb) => eb.selectFrom("line").select(["organization_id", "id"]))
    .execute();
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
  await sql`select graphile_worker.add_jobs(array(
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

function actorColumns(actor: Actor) {
  return { actor_kind: actor.kind, actor_id: actorId(actor), actor_name: actorName(actor) };
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
