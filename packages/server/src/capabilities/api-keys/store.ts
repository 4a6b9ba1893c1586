import { type Expression, type SqlBool, sql } from "kysely";
import type { Database, Reader, Writer } from "../../platform/database.ts";
import { localSetting } from "../../platform/local-setting.ts";
import { PREPARED } from "../../platform/prepared.ts";
import { statement } from "../../platform/statement.ts";
import type { RoleEntry } from "../../platform/transact.ts";
import { builtInPermissions } from "../roles/store.ts";
import type { Owner, Shown } from "./rules.ts";

export type StoredKey = {
  id: string;
  name: string;
  mask: string;
  workspaceId: string;
  memberId: string | null;
  serviceAccountId: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  overlapUntil: Date | null;
  replacedBy: string | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  warnedAt: Date | null;
};

/** The columns of `StoredKey`; every query over keys starts here. */
export function selectKeys(db: Reader, organizationId: string) {
  return db
    .selectFrom("api_keys")
    .select(["api_keys.id", "api_keys.name", "api_keys.mask", "api_keys.workspace_id as workspaceId"])
    .select(["api_keys.member_id as memberId", "api_keys.service_account_id as serviceAccountId"])
    .select(["api_keys.created_at as createdAt", "api_keys.expires_at as expiresAt"])
    .select(["api_keys.overlap_until as overlapUntil", "api_keys.replaced_by as replacedBy"])
    .select(["api_keys.revoked_at as revokedAt", "api_keys.last_used_at as lastUsedAt"])
    .select("api_keys.warned_at as warnedAt")
    .where("api_keys.organization_id", "=", organizationId);
}

export async function findKey(db: Reader, organizationId: string, id: string): Promise<StoredKey | undefined> {
  return selectKeys(db, organizationId).where("api_keys.id", "=", id).executeTakeFirst();
}

/** Locks a key: of what revokes it and what replaces it, one goes first. */
export async function holdKey(tx: Writer, organizationId: string, id: string): Promise<StoredKey | undefined> {
  return selectKeys(tx, organizationId).where("api_keys.id", "=", id).forUpdate().executeTakeFirst();
}

/** The keys of one member with these ids. */
export async function findKeysOf(
  db: Reader,
  organizationId: string,
  memberId: string,
  ids: readonly string[],
): Promise<StoredKey[]> {
  if (ids.length === 0) return [];
  return selectKeys(db, organizationId)
    .where("api_keys.member_id", "=", memberId)
    .where("api_keys.id", "in", [...ids])
    .execute();
}

/** Locks what handing keys over depends on, in the one order that every command follows: Workspaces, members, accounts. */
export async function holdPlaces(
  tx: Writer,
  organizationId: string,
  { workspaces, members, accounts }: Record<"workspaces" | "members" | "accounts", readonly string[]>,
): Promise<void> {
  for (const [table, ids] of [
    ["workspaces", workspaces],
    ["members", members],
    ["service_accounts", accounts],
  ] as const)
    if (ids.length > 0)
      await tx
        .selectFrom(table)
        .select("id")
        .where("organization_id", "=", organizationId)
        .where("id", "in", [...ids])
        .orderBy("id")
        .forUpdate()
        .execute();
}

export type NewKey = Pick<StoredKey, "id" | "name" | "mask" | "workspaceId" | "expiresAt"> & {
  owner: Pick<Owner, "kind" | "id">;
  hash: string;
  createdBy: string | null;
};

export async function insert(tx: Writer, organizationId: string, key: NewKey, now: Date): Promise<void> {
  const { id, name, mask, workspaceId, expiresAt, owner, hash, createdBy } = key;
  await tx
    .insertInto("api_keys")
    .values({
      organization_id: organizationId,
      id,
      workspace_id: workspaceId,
      member_id: owner.kind === "member" ? owner.id : null,
      service_account_id: owner.kind === "service_account" ? owner.id : null,
      name,
      secret_hash: hash,
      mask,
      created_by: createdBy,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
}

export type Replacement = { replacedBy: string; overlapUntil: Date; limitedTo: string[] | null };

export async function setReplaced(
  tx: Writer,
  organizationId: string,
  id: string,
  { replacedBy, overlapUntil, limitedTo }: Replacement,
): Promise<void> {
  await tx
    .updateTable("api_keys")
    .set({ replaced_by: replacedBy, overlap_until: overlapUntil, limited_to: limitedTo })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

export async function setRevoked(tx: Writer, organizationId: string, id: string, now: Date): Promise<void> {
  await tx
    .updateTable("api_keys")
    .set({ revoked_at: now, revoke_reason: "by_hand" })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

export type RevokedKey = { id: string; name: string; workspace_id: string; owner_id: string };

/** Revokes every key that works and acts with the rights of a member, also one in its overlap that they took over. */
export async function revokeActingAs(
  tx: Writer,
  organizationId: string,
  memberId: string,
  now: Date,
): Promise<RevokedKey[]> {
  const { rows } = await sql<RevokedKey>`
    update api_keys as key ${PREPARED} set revoked_at = ${now}, revoke_reason = 'owner_removed'
    where key.organization_id = ${organizationId} and key.revoked_at is null
      and (key.expires_at is null or key.expires_at > ${now})
      and (key.overlap_until is null or key.overlap_until > ${now})
      and key.id in (
        select own.id from api_keys as own
          where own.organization_id = ${organizationId} and own.member_id = ${memberId} and own.replaced_by is null
        union all
        select before.id from api_keys as before
          join api_keys as next on next.organization_id = before.organization_id and next.id = before.replaced_by
          where before.organization_id = ${organizationId} and next.member_id = ${memberId})
    returning key.id, key.name, key.workspace_id, coalesce(key.member_id, key.service_account_id) as owner_id`.execute(
    tx,
  );
  return rows.sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** How many keys of these members would work, were it for the keys alone. */
export async function countGood(
  db: Reader,
  organizationId: string,
  memberIds: readonly string[],
  now: Date,
): Promise<number> {
  const { count } = await db
    .selectFrom("api_keys")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("organization_id", "=", organizationId)
    .where("member_id", "in", [...memberIds])
    .where(hasStatus(["active"], now))
    .executeTakeFirstOrThrow();
  return count;
}

export async function setWarned(tx: Writer, organizationId: string, id: string, now: Date): Promise<void> {
  await tx
    .updateTable("api_keys")
    .set({ warned_at: now })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

type Facts = Omit<Shown, "owner" | "roles"> & {
  memberId: string | null;
  serviceAccountId: string | null;
  isOwnerActive: boolean;
  roles: (RoleEntry & { id: string })[];
};

/** What decides about a key, asked in one round trip without a transaction of its own. */
export async function findShown(
  db: Database,
  organizationId: string,
  hash: string,
  now: Date,
): Promise<Shown | undefined> {
  const [facts] = await factsOf(db, { organizationId, hash, now });
  return facts && shownOf(facts);
}

const factsOf = statement(
  (_, { organizationId, hash, now }: { organizationId: string; hash: string; now: Date }) =>
    sql<Facts>`select ${PREPARED} ${factColumns} from key_facts(${organizationId}, ${hash}, ${now})`,
);

/** The same of keys that are not revoked, by their ids. */
export async function findAllShown(
  db: Reader,
  organizationId: string,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, Shown>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Facts>`
    select ${factColumns} from api_keys as key, key_facts(key.organization_id, key.secret_hash, ${now}) as facts
    where key.organization_id = ${organizationId} and key.id = any (${ids}) and key.revoked_at is null`.execute(db);
  return new Map(rows.map((facts) => [facts.keyId, shownOf(facts)]));
}

const factColumns = sql.raw(`"keyId", "workspaceId", "expiresAt", "overlapUntil", "revokedAt", "archivedAt", "memberId",
  "serviceAccountId", "isOwnerActive", roles, "limitedTo"`);

function shownOf(facts: Facts): Shown {
  const { memberId, serviceAccountId, isOwnerActive, roles, ...key } = facts;
  return {
    ...key,
    owner: {
      kind: memberId === null ? "service_account" : "member",
      id: memberId ?? serviceAccountId ?? "",
      isActive: isOwnerActive,
    },
    roles: new Map(
      roles.map(({ id, ...role }) => [id, { ...role, permissions: builtInPermissions(id) ?? role.permissions }]),
    ),
  };
}

export type Expiring = { organizationId: string; id: string; expiresAt: Date };

/** Keys of every Organization that end before `until`, after those up to `after`. The setting `FINDS_EXPIRING` shows them. */
export async function findExpiring(
  db: Reader,
  { now, until, after, limit }: { now: Date; until: Date; after: Expiring | undefined; limit: number },
): Promise<Expiring[]> {
  return db
    .selectFrom("api_keys")
    .select(["organization_id as organizationId", "id", "expires_at as expiresAt"])
    .where("expires_at", ">", now)
    .where("expires_at", "<=", until)
    .where("revoked_at", "is", null)
    .where("replaced_by", "is", null)
    .where("warned_at", "is", null)
    .$if(after !== undefined, (some) =>
      some.where(
        sql<SqlBool>`(expires_at, organization_id, id) > (${after?.expiresAt}, ${after?.organizationId}, ${after?.id})`,
      ),
    )
    .orderBy("expires_at")
    .orderBy("organization_id")
    .orderBy("id")
    .limit(limit)
    .$narrowType<{ expiresAt: Date }>()
    .execute();
}

export const FINDS_EXPIRING = localSetting("expiring_keys", "on");

/** Whether a key stands so at a time; the same question as `statusOf` asks. */
export function hasStatus(statuses: readonly string[], now: Date): Expression<SqlBool> {
  return sql<SqlBool>`(case when api_keys.revoked_at is not null then 'revoked'
    when api_keys.expires_at <= ${now} or api_keys.overlap_until <= ${now} then 'expired' else 'active' end) = any (${statuses})`;
}

export type Reached = { memberId: string; email: string; language: "en" | "fr" };

/** Active members with where and in which language a mail reaches them. */
export async function findReached(db: Reader, organizationId: string, ids: readonly string[]): Promise<Reached[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select(["members.id as memberId", "members.email", "users.language"])
    .where("members.organization_id", "=", organizationId)
    .where("members.status", "=", "active")
    .where("members.id", "in", [...ids])
    .orderBy("members.id")
    .execute();
}
