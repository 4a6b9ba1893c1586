import { sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import { COLUMNS, type StoredEvent } from "./store.ts";

// Only the owner of the tables may change an event: what stands here works for the operator's command line alone.

/** Events that may be about somebody. Texts are looked for anywhere, so that more come than are. */
export async function findCandidates(
  db: Reader,
  organizationId: string,
  { ids, emails }: { ids: readonly string[]; emails: ReadonlySet<string> },
): Promise<StoredEvent[]> {
  const texts = sql.join(
    [...ids, ...emails].map((text) => sql`strpos(lower(event.payload::text), ${text}) > 0`),
    sql` or `,
  );
  const { rows } = await sql<StoredEvent>`select ${COLUMNS} from audit_events as event
    where event.organization_id = ${organizationId} and event.name <> 'audit.person_erased'
      and (event.actor_id in (${sql.join(ids)}) or event.subject_id in (${sql.join(ids)}) or ${texts})
    order by event.id`.execute(db);
  return rows;
}

/** Every address that the audit log knows a member by. */
export async function findEmails(db: Reader, organizationId: string, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select distinct lower(value #>> '{}') as email from audit_events as event,
      jsonb_path_query(event.payload, 'strict $.**.email') as value
    where event.organization_id = ${organizationId} and event.subject_id = ${memberId}
      and jsonb_typeof(value) = 'string'`.execute(db);
  return rows.map(({ email }) => email);
}

type Erased = Pick<StoredEvent, "id" | "actorName" | "ipAddress" | "userAgent" | "payload">;

export async function writeErased(tx: Writer, organizationId: string, event: Erased, now: Date): Promise<void> {
  await tx
    .updateTable("audit_events")
    .set({
      actor_name: event.actorName,
      ip_address: event.ipAddress,
      user_agent: event.userAgent,
      payload: JSON.stringify(event.payload),
      erased_at: now,
    })
    .where("organization_id", "=", organizationId)
    .where("id", "=", event.id)
    .execute();
}

/** The same in the copy that is on its way out, while there is one; what else waits there still finds the ids. */
export async function writeOutgoing(
  tx: Writer,
  organizationId: string,
  { id, payload }: Pick<StoredEvent, "id" | "payload">,
): Promise<void> {
  await tx
    .updateTable("outbox")
    .set({ payload: JSON.stringify(payload) })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/** Without its salt nobody can find out what was erased by trying what it could have been. */
export async function dropSalts(
  tx: Writer,
  organizationId: string,
  { id, asActor, inPayload }: { id: string; asActor: boolean; inPayload: boolean },
): Promise<void> {
  await tx
    .updateTable("audit_seals")
    .set({ ...(asActor ? { actor_salt: null } : {}), ...(inPayload ? { payload_salt: null } : {}) })
    .where("organization_id", "=", organizationId)
    .where("event_id", "=", id)
    .execute();
}
