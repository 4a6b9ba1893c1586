import { type SqlBool, sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import type { JsonObject } from "../../platform/scim/json.ts";
import type { ListQuery } from "../../platform/scim/listing.ts";
import { conditionOf, type Kept, orderBy } from "../../platform/scim/sql.ts";
import type { SentGroup } from "./received.ts";

/** A Group that a directory manages, with what it sent but its members. */
export type DirectoryGroup = {
  groupId: string;
  name: string;
  resource: JsonObject;
  version: number;
  createdAt: Date;
  updatedAt: Date;
};

/** Every query over the Groups of directories starts here. */
export function selectGroups(db: Reader, organizationId: string) {
  return db
    .selectFrom("directory_groups")
    .innerJoin("groups", (join) =>
      join
        .onRef("groups.organization_id", "=", "directory_groups.organization_id")
        .onRef("groups.id", "=", "directory_groups.group_id"),
    )
    .select(["directory_groups.group_id as groupId", "groups.name", "directory_groups.resource"])
    .select(["directory_groups.version", "directory_groups.created_at as createdAt"])
    .select("directory_groups.updated_at as updatedAt")
    .where("directory_groups.organization_id", "=", organizationId);
}

const ID = /^grp_[0-9a-f]{32}$/;

export async function findGroup(
  db: Reader,
  organizationId: string,
  groupId: string,
): Promise<DirectoryGroup | undefined> {
  if (!ID.test(groupId)) return undefined;
  return selectGroups(db, organizationId).where("directory_groups.group_id", "=", groupId).executeTakeFirst();
}

type Row = { groupId: string; sent: SentGroup; resource: JsonObject };

function columnsOf({ sent, resource }: Row) {
  return { display_name_key: sent.nameKey, external_id: sent.externalId, resource: JSON.stringify(resource) };
}

export async function insertGroup(tx: Writer, organizationId: string, row: Row, now: Date): Promise<void> {
  const columns = { ...columnsOf(row), created_at: now, updated_at: now };
  await tx
    .insertInto("directory_groups")
    .values({ organization_id: organizationId, group_id: row.groupId, ...columns })
    .execute();
}

/** Writes what was sent, and moves the version; also when only the members changed. */
export async function updateGroup(tx: Writer, organizationId: string, row: Row, now: Date): Promise<number> {
  const { version } = await tx
    .updateTable("directory_groups")
    .set({ ...columnsOf(row), version: sql<number>`version + 1`, updated_at: now })
    .where("organization_id", "=", organizationId)
    .where("group_id", "=", row.groupId)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}

/** Takes members out of a Group; gives back who was in it. */
export async function deleteMembers(
  tx: Writer,
  organizationId: string,
  groupId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ memberId: string }>`
    delete from group_members where organization_id = ${organizationId} and group_id = ${groupId}
      and member_id = any (${[...memberIds]}::text[]) returning member_id as "memberId"`.execute(tx);
  return rows.map(({ memberId }) => memberId).sort();
}

/** Takes everybody out of a Group but these; gives back who was in it. */
export async function deleteOthers(
  tx: Writer,
  organizationId: string,
  groupId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ memberId: string }>`
    delete from group_members where organization_id = ${organizationId} and group_id = ${groupId}
      and member_id <> all (${[...memberIds]}::text[]) returning member_id as "memberId"`.execute(tx);
  return rows.map(({ memberId }) => memberId).sort();
}

export async function countMembers(db: Reader, organizationId: string, groupId: string): Promise<number> {
  const { count } = await db
    .selectFrom("group_members")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("organization_id", "=", organizationId)
    .where("group_id", "=", groupId)
    .executeTakeFirstOrThrow();
  return count;
}

type Page = Pick<ListQuery, "filter" | "sort" | "startIndex" | "count">;

/** The Groups that a client asks for, and how many there are in all. */
export async function listGroups(
  db: Reader,
  organizationId: string,
  { filter, sort, startIndex, count }: Page,
): Promise<{ total: number; groups: DirectoryGroup[] }> {
  const kept = keptGroups(organizationId);
  const found = selectGroups(db, organizationId).$if(filter !== undefined, (groups) =>
    groups.where(filter === undefined ? sql<SqlBool>`true` : conditionOf(filter, kept)),
  );
  const groups =
    count === 0
      ? []
      : await found
          .$if(sort !== undefined, (rows) => rows.orderBy(sort === undefined ? sql`1` : orderBy(sort, kept)))
          .orderBy("directory_groups.group_id")
          .offset(startIndex - 1)
          .limit(count)
          .execute();
  const isLast = groups.length > 0 && groups.length < count;
  return { total: isLast ? startIndex - 1 + groups.length : await countOf(found), groups };
}

async function countOf(rows: ReturnType<typeof selectGroups>): Promise<number> {
  const { count } = await rows
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

function keptGroups(organizationId: string): Kept {
  const inside = sql`group_members as inside
    join members on members.organization_id = inside.organization_id and members.id = inside.member_id
      and members.status <> 'removed'
    where inside.organization_id = ${organizationId} and inside.group_id = directory_groups.group_id`;
  return {
    json: sql.ref("directory_groups.resource"),
    column(name) {
      switch (name) {
        case "id":
          return { of: sql.ref("directory_groups.group_id") };
        case "displayName":
          return { of: sql.ref("directory_groups.display_name_key"), fold: (text) => text.toLowerCase() };
        case "externalId":
          return { of: sql.ref("directory_groups.external_id") };
        case "meta.resourceType":
          return { of: sql`'Group'::text` };
        case "meta.created":
          return { of: sql.ref("directory_groups.created_at") };
        case "meta.lastModified":
          return { of: sql.ref("directory_groups.updated_at") };
        default:
          return undefined;
      }
    },
    list: (name) =>
      name === "members"
        ? sql`(select jsonb_build_object('value', members.id, 'type', 'User',
            'display', trim(members.first_name || ' ' || members.last_name)) from ${inside})`
        : undefined,
    hasValue: (name, value) =>
      name === "members" ? sql<SqlBool>`exists (select from ${inside} and inside.member_id = ${value})` : undefined,
  };
}

export type GroupMember = { memberId: string; name: string; email: string };

/** Who is in these Groups. */
export async function membersOf(
  db: Reader,
  organizationId: string,
  groupIds: readonly string[],
): Promise<Map<string, GroupMember[]>> {
  if (groupIds.length === 0) return new Map();
  const { rows } = await sql<GroupMember & { groupId: string }>`
    select inside.group_id as "groupId", members.id as "memberId", members.email,
      trim(members.first_name || ' ' || members.last_name) as name
    from group_members as inside
    join members on members.organization_id = inside.organization_id and members.id = inside.member_id
    where inside.organization_id = ${organizationId} and inside.group_id = any (${[...groupIds]}::text[])
      and members.status <> 'removed'
    order by members.id`.execute(db);
  return Map.groupBy(rows, ({ groupId }) => groupId);
}
