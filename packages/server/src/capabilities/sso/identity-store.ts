import { sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";

/** By which subject a connection knows a User. */
export type StoredIdentity = {
  connectionId: string;
  subject: string;
  userId: string;
  email: string;
  linkedAt: Date;
  lastSignedInAt: Date;
};

function selectIdentities(db: Reader, organizationId: string) {
  return db
    .selectFrom("sso_identities")
    .select(["connection_id as connectionId", "subject", "user_id as userId", "email"])
    .select(["linked_at as linkedAt", "last_signed_in_at as lastSignedInAt"])
    .where("organization_id", "=", organizationId);
}

export async function findIdentity(
  db: Reader,
  organizationId: string,
  connectionId: string,
  subject: string,
): Promise<StoredIdentity | undefined> {
  return selectIdentities(db, organizationId)
    .where("connection_id", "=", connectionId)
    .where("subject", "=", subject)
    .executeTakeFirst();
}

export async function listIdentitiesOf(db: Reader, organizationId: string, userId: string): Promise<StoredIdentity[]> {
  return selectIdentities(db, organizationId).where("user_id", "=", userId).orderBy("connection_id").execute();
}

/** Whether the identity was written; not when the connection knows the User by another subject, or another by this one. */
export async function insertIdentity(
  tx: Writer,
  organizationId: string,
  { connectionId, subject, userId, email }: Omit<StoredIdentity, "linkedAt" | "lastSignedInAt">,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto("sso_identities")
    .values({
      organization_id: organizationId,
      connection_id: connectionId,
      subject,
      user_id: userId,
      email,
      linked_at: now,
      last_signed_in_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("subject")
    .executeTakeFirst();
  return row !== undefined;
}

export async function touchIdentity(
  tx: Writer,
  organizationId: string,
  { connectionId, subject, email }: Pick<StoredIdentity, "connectionId" | "subject" | "email">,
  now: Date,
): Promise<void> {
  await tx
    .updateTable("sso_identities")
    .set({ email, last_signed_in_at: now })
    .where("organization_id", "=", organizationId)
    .where("connection_id", "=", connectionId)
    .where("subject", "=", subject)
    .execute();
}

/** Forgets a subject whose User is no member any more: a directory says who comes by it now. */
export async function forgetSubject(
  tx: Writer,
  organizationId: string,
  { connectionId, subject }: Pick<StoredIdentity, "connectionId" | "subject">,
): Promise<void> {
  await tx
    .deleteFrom("sso_identities")
    .where("organization_id", "=", organizationId)
    .where("connection_id", "=", connectionId)
    .where("subject", "=", subject)
    .execute();
}

/** Forgets by which subject a connection knows a User; gives back the subject. */
export async function deleteIdentity(
  tx: Writer,
  organizationId: string,
  connectionId: string,
  userId: string,
): Promise<string | undefined> {
  const row = await tx
    .deleteFrom("sso_identities")
    .where("organization_id", "=", organizationId)
    .where("connection_id", "=", connectionId)
    .where("user_id", "=", userId)
    .returning("subject")
    .executeTakeFirst();
  return row?.subject;
}

/** Forgets every subject of a connection: another provider, or another client, names people anew. */
export async function forgetSubjects(tx: Writer, organizationId: string, connectionId: string): Promise<void> {
  await tx
    .deleteFrom("sso_identities")
    .where("organization_id", "=", organizationId)
    .where("connection_id", "=", connectionId)
    .execute();
}

export async function countIdentities(db: Reader, organizationId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("sso_identities")
    .select(["connection_id", (eb) => eb.fn.countAll<number>().as("count")])
    .where("organization_id", "=", organizationId)
    .groupBy("connection_id")
    .execute();
  return new Map(rows.map(({ connection_id, count }) => [connection_id, count]));
}

/**
 * Nobody's name and address is managed by a provider that signs nobody in any more; but by one that does, still. Who signs in
 * again is managed again.
 */
export async function endManagement(tx: Writer, organizationId: string, connectionId: string): Promise<void> {
  await sql`update members set externally_managed_by = null
    where organization_id = ${organizationId} and externally_managed_by = 'sso'
      and user_id in (select user_id from sso_identities
        where organization_id = ${organizationId} and connection_id = ${connectionId})
      and user_id not in (select other.user_id from sso_identities as other
        join sso_connections as connection
          on connection.organization_id = other.organization_id and connection.id = other.connection_id
        where other.organization_id = ${organizationId} and other.connection_id <> ${connectionId}
          and connection.status = 'enabled')`.execute(tx);
}
