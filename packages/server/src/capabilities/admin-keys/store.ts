import { type Expression, type SqlBool, sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";

/** A key without its secret. */
export type StoredKey = {
  id: string;
  name: string;
  mask: string;
  permissions: string[];
  responsibleId: string;
  createdAt: Date;
  expiresAt: Date | null;
  replacedBy: string | null;
  overlapUntil: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
};

export function selectKeys(db: Reader, organizationId: string) {
  return db
    .selectFrom("admin_keys")
    .select(["admin_keys.id", "admin_keys.name", "admin_keys.mask", "admin_keys.permissions"])
    .select(["admin_keys.responsible_id as responsibleId", "admin_keys.created_at as createdAt"])
    .select(["admin_keys.expires_at as expiresAt", "admin_keys.replaced_by as replacedBy"])
    .select(["admin_keys.overlap_until as overlapUntil", "admin_keys.revoked_at as revokedAt"])
    .select("admin_keys.last_used_at as lastUsedAt")
    .where("admin_keys.organization_id", "=", organizationId);
}

export async function findKeyByHash(db: Reader, organizationId: string, hash: string): Promise<StoredKey | undefined> {
  return selectKeys(db, organizationId).modifyFront(PREPARED).where("secret_hash", "=", hash).executeTakeFirst();
}

export async function findKey(db: Reader, organizationId: string, id: string): Promise<StoredKey | undefined> {
  return selectKeys(db, organizationId).where("admin_keys.id", "=", id).executeTakeFirst();
}

/** Locks a key: of what revokes it and what replaces it, one goes first. */
export async function holdKey(tx: Writer, organizationId: string, id: string): Promise<StoredKey | undefined> {
  return selectKeys(tx, organizationId).where("admin_keys.id", "=", id).forUpdate().executeTakeFirst();
}

/** How many keys work now. True only under the lock of the Organization. */
export async function countActive(tx: Writer, organizationId: string, now: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("admin_keys")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("organization_id", "=", organizationId)
    .where(hasStatus(["active"], now))
    .executeTakeFirstOrThrow();
  return count;
}

/** Whether a key stands so at a time; the same question as `statusOf` of API keys asks. */
export function hasStatus(statuses: readonly string[], now: Date): Expression<SqlBool> {
  return sql<SqlBool>`(case when admin_keys.revoked_at is not null then 'revoked'
    when admin_keys.expires_at <= ${now} or admin_keys.overlap_until <= ${now} then 'expired' else 'active' end) = any (${statuses})`;
}

export type NewKey = Pick<StoredKey, "id" | "name" | "mask" | "permissions" | "responsibleId" | "expiresAt"> & {
  hash: string;
};

export async function insertKey(tx: Writer, organizationId: string, key: NewKey, now: Date): Promise<void> {
  const { id, name, mask, permissions, responsibleId, expiresAt, hash } = key;
  await tx
    .insertInto("admin_keys")
    .values({
      organization_id: organizationId,
      id,
      name,
      secret_hash: hash,
      mask,
      permissions,
      responsible_id: responsibleId,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
}

type Replacement = Pick<StoredKey, "permissions" | "responsibleId"> & { replacedBy: string; overlapUntil: Date };

/** Notes what took the place of a key; who rotated it answers for the old one as well, while it works on. */
export async function setReplaced(
  tx: Writer,
  organizationId: string,
  id: string,
  { replacedBy, overlapUntil, responsibleId, permissions }: Replacement,
): Promise<void> {
  await tx
    .updateTable("admin_keys")
    .set({ replaced_by: replacedBy, overlap_until: overlapUntil, responsible_id: responsibleId, permissions })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

export async function setRevoked(tx: Writer, organizationId: string, id: string, now: Date): Promise<void> {
  await tx
    .updateTable("admin_keys")
    .set({ revoked_at: now, revoke_reason: "by_hand" })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/** Revokes every key that works and for which a member answers. */
export async function revokeOf(
  tx: Writer,
  organizationId: string,
  memberId: string,
  now: Date,
): Promise<Pick<StoredKey, "id" | "name" | "permissions">[]> {
  const revoked = await tx
    .updateTable("admin_keys")
    .set({ revoked_at: now, revoke_reason: "responsible_removed" })
    .where("organization_id", "=", organizationId)
    .where("responsible_id", "=", memberId)
    .where(hasStatus(["active"], now))
    .returning(["id", "name", "permissions"])
    .modifyEnd(PREPARED)
    .execute();
  return revoked.sort((one, other) => (one.id < other.id ? -1 : 1));
}
