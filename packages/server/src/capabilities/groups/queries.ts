import type { Group, GroupDetails, GroupMember, MemberGroup } from "@rollcall/contract/groups";
import { type Expression, type SqlBool, sql } from "kysely";
import { cappedCount } from "../../platform/counting.ts";
import { cutPage, decodeCursor } from "../../platform/cursor.ts";
import { isCalled } from "../../platform/name-search.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Reading } from "../../platform/transact.ts";
import { findListed } from "../access/store.ts";
import { among, belongingTo, countOf, pageByName } from "../members/holders.ts";
import { getMember } from "../members/store.ts";
import { findGiven, findGroup, type StoredGroup, selectGroups } from "./store.ts";

type Page = { limit: number; cursor?: string | undefined; q?: string | undefined };
type Wanted = Page & { externally_managed?: boolean | undefined };

/** One page of the Groups, by name. */
export async function listGroups(reading: Reading, { limit, cursor, q, externally_managed: managed }: Wanted) {
  const { db, organizationId, secrets } = reading;
  const list = JSON.stringify(["groups", organizationId, q, managed]);
  const after = cursor === undefined ? undefined : decodeCursor(secrets, list, cursor);
  const isWanted = managed === undefined ? sql`true` : sql`groups.is_externally_managed = ${managed}`;
  const condition = sql<SqlBool>`groups.organization_id = ${organizationId} and ${isCalled("groups.name", q)} and ${isWanted}`;
  const key = sql<string>`(lower(groups.name) collate "C")`;
  const rows = await selectGroups(db, organizationId)
    .select(key.as("key"))
    .where(condition)
    .$if(after !== undefined, (some) => some.where(sql<SqlBool>`(${key}, groups.id) > (${after?.[0]}, ${after?.[1]})`))
    .orderBy(key)
    .orderBy("groups.id")
    .limit(limit + 1)
    .execute();
  const { page, end } = cutPage(rows, { secrets, list, limit, placeOf: ({ key, id }) => [key, id] });
  return {
    data: await presented(reading, page),
    ...end,
    total: await cappedCount(db, db.selectFrom("groups").select("id").where(condition)),
  };
}

/** One Group with the Groups inside and around it, and what it grants. */
export async function getGroup(reading: Reading, id: string): Promise<GroupDetails> {
  const { db, organizationId, now } = reading;
  const group = await getStored(reading, id);
  const [listed] = await presented(reading, [group]);
  if (listed === undefined) throw new Refusal("not_found");
  const organizationRoles = await findGiven(db, organizationId, { groupId: id, workspaceId: null }, now);
  return {
    ...listed,
    children: await neighbours(reading, { of: "group_id", id, are: "child_id" }),
    parents: await neighbours(reading, { of: "child_id", id, are: "group_id" }),
    grants: await grantsOf(reading, id),
    organization_roles: organizationRoles.map(({ roleId }) => roleId),
    organization_roles_until: organizationRoles[0]?.until?.toISOString() ?? null,
  };
}

async function getStored({ db, organizationId }: Reading, id: string): Promise<StoredGroup> {
  const group = await findGroup(db, organizationId, id);
  if (group === undefined) throw new Refusal("not_found");
  return group;
}

type Side = "group_id" | "child_id";

/** The Groups directly inside a Group, or directly around it. */
async function neighbours({ db, organizationId }: Reading, { of, id, are }: { of: Side; id: string; are: Side }) {
  return db
    .selectFrom("groups")
    .innerJoin("group_children", (join) =>
      join
        .onRef("group_children.organization_id", "=", "groups.organization_id")
        .onRef(`group_children.${are}`, "=", "groups.id"),
    )
    .select(["groups.id", "groups.name"])
    .where("groups.organization_id", "=", organizationId)
    .where(`group_children.${of}`, "=", id)
    .orderBy(sql`lower(groups.name)`)
    .execute();
}

async function grantsOf({ db, organizationId, now }: Reading, id: string): Promise<GroupDetails["grants"]> {
  const { rows } = await sql<{ id: string; name: string; is_archived: boolean; roles: string[]; until: Date | null }>`
    select place.id, place.name, place.archived_at is not null as is_archived,
      array_agg(given.role_id order by given.role_id) as roles, min(given.until) as until
    from group_grants as given
    join workspaces as place on place.organization_id = given.organization_id and place.id = given.workspace_id
    where given.organization_id = ${organizationId} and given.group_id = ${id}
      and (given.until is null or given.until > ${now})
    group by place.id, place.name, place.archived_at order by is_archived, lower(place.name), place.id`.execute(db);
  return rows.map(({ roles, until, ...workspace }) => ({ workspace, roles, until: until?.toISOString() ?? null }));
}

async function presented(reading: Reading, rows: readonly StoredGroup[]): Promise<Group[]> {
  const counts = await countsOf(
    reading,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, name, description, isExternallyManaged, createdAt }) => ({
    id,
    name,
    description,
    is_externally_managed: isExternallyManaged,
    ...(counts.get(id) ?? { member_count: 0, total_member_count: 0, child_count: 0, grant_count: 0 }),
    created_at: createdAt.toISOString(),
  }));
}

type Counts = Pick<Group, "member_count" | "total_member_count" | "child_count" | "grant_count">;

async function countsOf({ db, organizationId, now }: Reading, ids: readonly string[]): Promise<Map<string, Counts>> {
  if (ids.length === 0) return new Map();
  const directly = sql`(select member_id from group_members as inside where inside.organization_id = ${organizationId}
    and inside.group_id = counted.id and (inside.until is null or inside.until > ${now}))`;
  const { rows } = await sql<Counts & { id: string }>`
    select counted.id, ${countOf(organizationId, directly)} as member_count,
      ${countOf(organizationId, sql`belonging_to(${organizationId}, array[counted.id], ${now})`)} as total_member_count,
      (select count(*) from group_children as child
        where child.organization_id = ${organizationId} and child.group_id = counted.id) as child_count,
      (select count(distinct given.workspace_id) from group_grants as given where given.organization_id = ${organizationId}
        and given.group_id = counted.id and (given.until is null or given.until > ${now})) as grant_count
    from groups as counted where counted.organization_id = ${organizationId} and counted.id = any (${ids})`.execute(db);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** One page of who belongs to a Group, by name, and by which Group inside it. */
export async function listGroupMembers(reading: Reading, groupId: string, page: Page) {
  const { db, organizationId, now } = reading;
  await getStored(reading, groupId);
  const list = JSON.stringify(["group_members", organizationId, groupId, page.q]);
  const isAmong = await among(db, belongingTo(organizationId, [groupId], now));
  const { ids, end } = await pageByName(reading, { list, isAmong, ...page });
  return { data: await membersOf(reading, groupId, ids), ...end };
}

async function membersOf(reading: Reading, groupId: string, memberIds: readonly string[]): Promise<GroupMember[]> {
  const ways = await waysIn(
    reading,
    sql<SqlBool>`reach.group_id = ${groupId} and inside.member_id = any (${memberIds})`,
  );
  const byMember = new Map(ways.map((way) => [way.memberId, way]));
  const members = await findListed(reading.db, reading.organizationId, memberIds);
  return members.map((member) => ({ ...member, ...entry(byMember.get(member.member_id)) }));
}

/** The Groups that a member belongs to, by name (SPEC R5.4). */
export async function listMemberGroups(reading: Reading, memberId: string): Promise<MemberGroup[]> {
  const { db, organizationId, now } = reading;
  const member = await getMember(db, organizationId, memberId, now);
  if (member.status === "removed") return [];
  const ways = await waysIn(reading, sql<SqlBool>`inside.member_id = ${memberId}`);
  const byGroup = new Map(ways.map((way) => [way.groupId, way]));
  const groups = await selectGroups(db, organizationId)
    .where("groups.id", "in", [...byGroup.keys(), ""])
    .orderBy(sql`lower(groups.name)`)
    .execute();
  return groups.map(({ id, name, isExternallyManaged }) => ({
    group: { id, name, is_externally_managed: isExternallyManaged },
    ...entry(byGroup.get(id)),
  }));
}

type Way = { groupId: string; memberId: string; innerId: string; innerName: string; until: Date | null };

/** How members belong to Groups: put in directly when they were, else by the Group inside it in which they stay longest. */
async function waysIn({ db, organizationId, now }: Reading, condition: Expression<SqlBool>): Promise<Way[]> {
  const { rows } = await sql<Way>`
    select distinct on (reach.group_id, inside.member_id) reach.group_id as "groupId", inside.member_id as "memberId",
      reach.inner_id as "innerId", groups.name as "innerName", inside.until
    from group_reach as reach
    join group_members as inside on inside.organization_id = reach.organization_id and inside.group_id = reach.inner_id
    join groups on groups.organization_id = reach.organization_id and groups.id = reach.inner_id
    where reach.organization_id = ${organizationId} and (inside.until is null or inside.until > ${now}) and ${condition}
    order by reach.group_id, inside.member_id, (reach.inner_id = reach.group_id) desc, inside.until desc nulls first,
      cardinality(reach.path), lower(groups.name)`.execute(db);
  return rows;
}

function entry(way: Way | undefined): Pick<MemberGroup, "through" | "until"> {
  const isDirect = way === undefined || way.innerId === way.groupId;
  const through = isDirect ? null : { id: way.innerId, name: way.innerName };
  return { through, until: way?.until?.toISOString() ?? null };
}
