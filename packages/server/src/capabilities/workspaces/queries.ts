import type { ListedMember } from "@rollcall/contract/access";
import { normalized } from "@rollcall/contract/text";
import {
  LEAST_SEARCHED,
  type MemberWorkspace,
  type Workspace,
  type WorkspaceMember,
} from "@rollcall/contract/workspaces";
import { type Expression, type SqlBool, sql } from "kysely";
import { ownMemberId, ownMemberIds } from "../../platform/acting.ts";
import { cappedCount } from "../../platform/counting.ts";
import { cutPage, decodeCursor } from "../../platform/cursor.ts";
import { isCalled } from "../../platform/name-search.ts";
import { Refusal } from "../../platform/refusal.ts";
import { matches, searching } from "../../platform/searching.ts";
import type { OrganizationActor, Reading } from "../../platform/transact.ts";
import { heldRolesOf } from "../access/held-roles.ts";
import { administersAll, permissionsInside } from "../access/rules.ts";
import { enteredBy, findGrants, findListed } from "../access/store.ts";
import { countOf, holdsAt, pageByName } from "../members/holders.ts";
import { getMember } from "../members/store.ts";
import { readRoleBook } from "../roles/store.ts";
import { type StoredWorkspace, selectWorkspaces } from "./store.ts";

type ActingReading = Reading & { actor: OrganizationActor };
type Page = { limit: number; cursor?: string | undefined; q?: string | undefined };
type ListQuery = Page & { status?: ("active" | "archived")[] | undefined };

/** The Workspaces that the caller may enter, by name; archived ones only for who administers all of them. */
export async function listWorkspaces(reading: ActingReading, { limit, cursor, q, status = ["active"] }: ListQuery) {
  const { db, organizationId, secrets, actor, now } = reading;
  const list = JSON.stringify(["workspaces", organizationId, q, status]);
  const after = cursor === undefined ? undefined : decodeCursor(secrets, list, cursor);
  const conditions: Expression<SqlBool>[] = [
    sql`workspaces.organization_id = ${organizationId}`,
    sql`(case when workspaces.archived_at is null then 'active' else 'archived' end) = any (${status})`,
    isCalled("workspaces.name", q),
    ...(administersAll(actor)
      ? []
      : [
          sql<SqlBool>`workspaces.archived_at is null and workspaces.id in ${enteredBy(organizationId, ownMemberId(actor) ?? "", now)}`,
        ]),
  ];
  const condition = sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
  const key = sql<string>`(lower(workspaces.name) collate "C")`;
  const rows = await selectWorkspaces(db, organizationId)
    .select(key.as("key"))
    .where(condition)
    .$if(after !== undefined, (some) =>
      some.where(sql<SqlBool>`(${key}, workspaces.id) > (${after?.[0]}, ${after?.[1]})`),
    )
    .orderBy(key)
    .orderBy("workspaces.id")
    .limit(limit + 1)
    .execute();
  const { page, end } = cutPage(rows, { secrets, list, limit, placeOf: ({ key, id }) => [key, id] });
  return {
    data: await presented(reading, page),
    ...end,
    total: await cappedCount(db, db.selectFrom("workspaces").select("id").where(condition)),
  };
}

export async function getWorkspace(reading: ActingReading, id: string): Promise<Workspace> {
  const rows = await selectWorkspaces(reading.db, reading.organizationId).where("workspaces.id", "=", id).execute();
  const [workspace] = await presented(reading, rows);
  if (workspace === undefined) throw new Refusal("not_found");
  return workspace;
}

async function presented(reading: ActingReading, rows: readonly StoredWorkspace[]): Promise<Workspace[]> {
  const { db, organizationId, actor, now } = reading;
  const own = await findGrants(db, organizationId, { memberIds: ownMemberIds(actor) }, now);
  const counts = await countsOf(
    reading,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, name, description, icon, isDefault, maxKeyLifetimeDays, createdAt, archivedAt }) => {
    const grants = own.filter(({ workspaceId }) => workspaceId === id);
    return {
      id,
      name,
      description,
      icon,
      is_default: isDefault,
      status: archivedAt === null ? "active" : "archived",
      max_key_lifetime_days: maxKeyLifetimeDays,
      ...(counts.get(id) ?? { member_count: 0, key_count: 0 }),
      permissions: [...permissionsInside(actor, grants, { isArchived: archivedAt !== null })],
      created_at: createdAt.toISOString(),
      archived_at: archivedAt?.toISOString() ?? null,
    };
  });
}

type Counts = { member_count: number; key_count: number };

async function countsOf({ db, organizationId, now }: Reading, ids: readonly string[]): Promise<Map<string, Counts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Counts & { id: string }>`
    select place.id,
      case when place.is_default
        then (select count(*) from members where organization_id = ${organizationId} and status <> 'removed')
        else ${countOf(organizationId, sql`holders_of(${organizationId}, place.id, null, ${now})`)} end as member_count,
      (select count(*) from api_keys as key where key.organization_id = place.organization_id
        and key.workspace_id = place.id and key.revoked_at is null and (key.expires_at is null or key.expires_at > ${now})
        and (key.overlap_until is null or key.overlap_until > ${now})) as key_count
    from workspaces as place where place.organization_id = ${organizationId} and place.id = any (${ids})`.execute(db);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

type MembersQuery = Page & { role?: string[] | undefined };

/** One page of the members of a Workspace, by name, with their roles and where each comes from. */
export async function listWorkspaceMembers(reading: Reading, workspaceId: string, { role, ...page }: MembersQuery) {
  const { db, organizationId, now } = reading;
  const list = JSON.stringify(["workspace_members", organizationId, workspaceId, page.q, role]);
  const isAmong = await holdsAt(db, organizationId, { workspaceId, roles: role }, now);
  const { ids, end } = await pageByName(reading, { list, isAmong, ...page });
  return { data: await workspaceMembersOf(reading, workspaceId, ids), ...end };
}

const FOUND = 20;

/** Members of the Organization to add to a Workspace, for who changes its members and may not read the list of everybody. */
export async function listCandidates({ db, organizationId }: Reading, q: string): Promise<ListedMember[]> {
  if (normalized(q).length < LEAST_SEARCHED) return [];
  const found = await searching(db, q, () =>
    db
      .selectFrom("members")
      .select("id")
      .where("organization_id", "=", organizationId)
      .where("status", "<>", "removed")
      .where(matches("members.search_text", q))
      .orderBy("sort_name")
      .orderBy("id")
      .limit(FOUND)
      .execute(),
  );
  return findListed(
    db,
    organizationId,
    found.map(({ id }) => id),
  );
}

/** These members of a Workspace, with their roles there. */
export async function workspaceMembersOf(
  { db, organizationId, now }: Reading,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<WorkspaceMember[]> {
  const roleBook = await readRoleBook(db, organizationId);
  const grants = await findGrants(db, organizationId, { memberIds, workspaceId }, now);
  const rolesOf = await heldRolesOf(db, organizationId, roleBook, grants);
  const members = await findListed(db, organizationId, memberIds);
  return members.map((member) => ({
    ...member,
    roles: rolesOf(grants.filter(({ memberId }) => memberId === member.member_id)),
  }));
}

export async function getWorkspaceMember(
  reading: Reading,
  workspaceId: string,
  memberId: string,
): Promise<WorkspaceMember> {
  const [member] = await workspaceMembersOf(reading, workspaceId, [memberId]);
  if (member === undefined) throw new Refusal("not_found");
  return member;
}

/** The active Workspaces of a member, the default one first; an Organization Admin's all of them (SPEC R5.3). */
export async function listMemberWorkspaces(reading: Reading, memberId: string): Promise<MemberWorkspace[]> {
  const { db, organizationId, now } = reading;
  const member = await getMember(db, organizationId, memberId, now);
  if (member.status === "removed") return [];
  const roleBook = await readRoleBook(db, organizationId);
  const grants = await findGrants(db, organizationId, { memberIds: [memberId] }, now);
  const rolesOf = await heldRolesOf(db, organizationId, roleBook, grants);
  const organizationRoles = grants.filter(({ workspaceId }) => workspaceId === null);
  const isAdmin = organizationRoles.some(({ roleId }) =>
    roleBook.get(roleId)?.permissions.includes("workspaces:administer"),
  );
  const entered = new Set(grants.map(({ workspaceId }) => workspaceId));
  const workspaces = await selectWorkspaces(db, organizationId)
    .where("workspaces.archived_at", "is", null)
    .orderBy("workspaces.is_default", "desc")
    .orderBy(sql`lower(workspaces.name)`)
    .execute();
  return workspaces
    .filter(({ id }) => isAdmin || entered.has(id))
    .map(({ id, name, icon, isDefault }) => ({
      workspace: { id, name, icon, is_default: isDefault },
      roles: [
        ...rolesOf(grants.filter(({ workspaceId }) => workspaceId === id)),
        ...(isAdmin ? [administering(roleBook)] : []),
      ],
    }));
}

function administering(roleBook: ReadonlyMap<string, { name: string }>): MemberWorkspace["roles"][number] {
  const id = "workspace_admin";
  return { id, name: roleBook.get(id)?.name ?? id, grants: [{ kind: "organization_admin" }] };
}
