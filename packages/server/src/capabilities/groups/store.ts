import { type Expression, type SqlBool, sql } from "kysely";
import { given, type Reader, unlessTwice, type Writer } from "../../platform/database.ts";
import { belongingTo } from "../members/holders.ts";
import type { Given } from "../roles/rules.ts";

export type StoredGroup = {
  id: string;
  name: string;
  description: string;
  isExternallyManaged: boolean;
  createdAt: Date;
};

/** The columns of `StoredGroup`; every query over Groups starts here. */
export function selectGroups(db: Reader, organizationId: string) {
  return db
    .selectFrom("groups")
    .select(["groups.id", "groups.name", "groups.description"])
    .select(["groups.is_externally_managed as isExternallyManaged", "groups.created_at as createdAt"])
    .where("groups.organization_id", "=", organizationId);
}

export async function findGroup(db: Reader, organizationId: string, id: string): Promise<StoredGroup | undefined> {
  return selectGroups(db, organizationId).where("groups.id", "=", id).executeTakeFirst();
}

/** Locks a Group, so that it is neither deleted nor managed by another while it changes. */
export async function holdGroup(tx: Writer, organizationId: string, id: string): Promise<StoredGroup | undefined> {
  return selectGroups(tx, organizationId).where("groups.id", "=", id).forUpdate().executeTakeFirst();
}

type NewGroup = Omit<StoredGroup, "createdAt">;

/** Whether the Group was written; not when another one has the name. */
export async function insert(tx: Writer, organizationId: string, group: NewGroup, now: Date): Promise<boolean> {
  const { id, name, description, isExternallyManaged } = group;
  const row = await tx
    .insertInto("groups")
    .values({
      organization_id: organizationId,
      id,
      name,
      description,
      is_externally_managed: isExternallyManaged,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export type GroupChanges = { name?: string | undefined; description?: string | undefined };

/** Whether the Group was changed; not when another one has the name. */
export async function update(
  tx: Writer,
  organizationId: string,
  id: string,
  changes: GroupChanges,
  now: Date,
): Promise<boolean> {
  return unlessTwice(() =>
    tx
      .updateTable("groups")
      .set({ ...given(changes), updated_at: now })
      .where("organization_id", "=", organizationId)
      .where("id", "=", id)
      .execute(),
  );
}

/** Deletes the Group with its members, its place among other Groups and what it grants. */
export async function deleteGroup(tx: Writer, organizationId: string, id: string): Promise<void> {
  await tx.deleteFrom("groups").where("organization_id", "=", organizationId).where("id", "=", id).execute();
}

/** Everybody who counts as a member of the Group now, also through Groups inside it. */
export async function memberIdsOf(db: Reader, organizationId: string, groupId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from members where organization_id = ${organizationId} and status <> 'removed'
      and id in (select inside.member_id from ${belongingTo(organizationId, [groupId], now)} as inside)
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Whether the member, who was not removed, was put into the Group itself and is in it still. */
export async function isDirectMember(
  db: Reader,
  organizationId: string,
  { groupId, memberId }: { groupId: string; memberId: string },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    select from group_members as inside
    join members on members.organization_id = inside.organization_id and members.id = inside.member_id
    where inside.organization_id = ${organizationId} and inside.group_id = ${groupId} and inside.member_id = ${memberId}
      and members.status <> 'removed' and (inside.until is null or inside.until > ${now})`.execute(db);
  return rows.length > 0;
}

export type Entry = {
  groupId: string;
  memberIds: readonly string[];
  until: Date | null;
  source: "manual" | "invitation" | "sso" | "scim" | "api";
  grantedBy: string | null;
};

/** Puts members into a Group. Who is in it stays as they are; gives back who was not. */
export async function insertMembers(tx: Writer, organizationId: string, entry: Entry, now: Date): Promise<string[]> {
  const { groupId, memberIds, until, source, grantedBy } = entry;
  if (memberIds.length === 0) return [];
  const grant = { source, granted_by: grantedBy, granted_at: now, until };
  const rows = await tx
    .insertInto("group_members")
    .values(memberIds.map((member_id) => ({ organization_id: organizationId, group_id: groupId, member_id, ...grant })))
    .onConflict((conflict) =>
      conflict
        .columns(["organization_id", "group_id", "member_id"])
        .doUpdateSet(grant)
        .where("group_members.until", "<=", now),
    )
    .returning("member_id")
    .execute();
  return rows.map(({ member_id }) => member_id).sort();
}

export async function deleteMember(
  tx: Writer,
  organizationId: string,
  { groupId, memberId }: { groupId: string; memberId: string },
): Promise<void> {
  await tx
    .deleteFrom("group_members")
    .where("organization_id", "=", organizationId)
    .where("group_id", "=", groupId)
    .where("member_id", "=", memberId)
    .execute();
}

/** The Groups into which one door put a member. */
export async function listGroupsFrom(
  db: Reader,
  organizationId: string,
  memberId: string,
  source: Entry["source"],
): Promise<string[]> {
  const rows = await db
    .selectFrom("group_members")
    .select("group_id")
    .where("organization_id", "=", organizationId)
    .where("member_id", "=", memberId)
    .where("source", "=", source)
    .orderBy("group_id")
    .execute();
  return rows.map(({ group_id }) => group_id);
}

export type Nesting = { outerId: string; innerId: string };

/** Whether the inner Group lies directly in the outer one. */
export async function isChild(db: Reader, organizationId: string, { outerId, innerId }: Nesting): Promise<boolean> {
  const row = await db
    .selectFrom("group_children")
    .select("child_id")
    .where("organization_id", "=", organizationId)
    .where("group_id", "=", outerId)
    .where("child_id", "=", innerId)
    .executeTakeFirst();
  return row !== undefined;
}

/** What decides about putting one Group inside another. True only under the lock of the Organization. */
export async function nestingFacts(tx: Writer, organizationId: string, { outerId, innerId }: Nesting) {
  const { rows } = await sql<{ isCircle: boolean; all: number; toOuter: number; fromInner: number }>`
    select coalesce(bool_or(group_id = ${innerId} and inner_id = ${outerId}), false) as "isCircle",
      count(*) filter (where group_id <> inner_id) as "all",
      count(*) filter (where inner_id = ${outerId}) as "toOuter",
      count(*) filter (where group_id = ${innerId}) as "fromInner"
    from group_reach where organization_id = ${organizationId}`.execute(tx);
  const { isCircle = false, ...paths } = rows[0] ?? { all: 0, toOuter: 0, fromInner: 0 };
  return { isCircle, paths };
}

export async function insertChild(tx: Writer, organizationId: string, { outerId, innerId }: Nesting): Promise<void> {
  await tx
    .insertInto("group_children")
    .values({ organization_id: organizationId, group_id: outerId, child_id: innerId })
    .execute();
}

export async function deleteChild(tx: Writer, organizationId: string, { outerId, innerId }: Nesting): Promise<void> {
  await tx
    .deleteFrom("group_children")
    .where("organization_id", "=", organizationId)
    .where("group_id", "=", outerId)
    .where("child_id", "=", innerId)
    .execute();
}

/** Where a Group grants: in a Workspace, or with null in the Organization. */
export type Place = { groupId: string; workspaceId: string | null };

/** The roles that a Group itself gives at a place, and until when. */
export async function findGiven(db: Reader, organizationId: string, place: Place, now: Date): Promise<Given[]> {
  const { rows } = await sql<Given>`
    select role_id as "roleId", until from ${tableOf(place)}
    where ${at(organizationId, place)} and (until is null or until > ${now}) order by role_id`.execute(db);
  return rows;
}

/** Lets a Group give roles at a place that it does not give there yet. */
export async function give(
  tx: Writer,
  organizationId: string,
  {
    roles,
    until,
    grantedBy,
    ...place
  }: Place & { roles: readonly string[]; until: Date | null; grantedBy: string | null },
  now: Date,
): Promise<void> {
  const { groupId, workspaceId } = place;
  const rows = roles.map((role_id) => ({
    organization_id: organizationId,
    group_id: groupId,
    role_id,
    granted_by: grantedBy,
    granted_at: now,
    until,
  }));
  if (rows.length === 0) return;
  if (workspaceId === null) await tx.insertInto("group_organization_roles").values(rows).execute();
  else
    await tx
      .insertInto("group_grants")
      .values(rows.map((row) => ({ ...row, workspace_id: workspaceId })))
      .execute();
}

export async function takeBack(
  tx: Writer,
  organizationId: string,
  { roles, ...place }: Place & { roles: readonly string[] },
): Promise<void> {
  await sql`delete from ${tableOf(place)} where ${at(organizationId, place)} and role_id = any (${roles})`.execute(tx);
}

function tableOf({ workspaceId }: Place) {
  return sql.table(workspaceId === null ? "group_organization_roles" : "group_grants");
}

function at(organizationId: string, { groupId, workspaceId }: Place): Expression<SqlBool> {
  const inWorkspace = workspaceId === null ? sql`` : sql`and workspace_id = ${workspaceId}`;
  return sql<SqlBool>`organization_id = ${organizationId} and group_id = ${groupId} ${inWorkspace}`;
}

/**
 * Every role that somebody gains by coming into the Group: what it gives itself, and what the Groups around it give.
 * An archived Workspace gives nothing.
 */
export async function findGifts(
  db: Reader,
  organizationId: string,
  groupId: string,
  now: Date,
): Promise<{ workspaceId: string | null; roles: string[] }[]> {
  const { rows } = await sql<{ workspaceId: string | null; roles: string[] }>`
    with around as (select distinct group_id from group_reach
      where organization_id = ${organizationId} and inner_id = ${groupId})
    select null as "workspaceId", array_agg(distinct role_id) as roles from group_organization_roles as given
      where given.organization_id = ${organizationId} and given.group_id in (select group_id from around)
        and (given.until is null or given.until > ${now}) having count(*) > 0
    union all
    select given.workspace_id, array_agg(distinct given.role_id) from group_grants as given
      join workspaces as place on place.organization_id = given.organization_id and place.id = given.workspace_id
      where given.organization_id = ${organizationId} and given.group_id in (select group_id from around)
        and place.archived_at is null and (given.until is null or given.until > ${now})
      group by given.workspace_id`.execute(db);
  return rows;
}
