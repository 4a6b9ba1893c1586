import type { ListedMember } from "@rollcall/contract/access";
import { type Expression, type RawBuilder, sql } from "kysely";
import type { Reader } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";
import { statement } from "../../platform/statement.ts";
import type { RoleBook } from "../../platform/transact.ts";
import { userOfSession } from "../identity/session-store.ts";
import { roleBookOf, roleRows } from "../roles/store.ts";

/** One grant that counts at a time, whatever gives it. `workspaceId` is null for a role of the Organization. */
export type HeldGrant = {
  memberId: string;
  workspaceId: string | null;
  roleId: string;
  kind: "direct" | "group" | "default";
  source: "manual" | "invitation" | "sso" | "scim" | "api" | null;
  groupId: string | null;
  /** The Groups from the one that grants down to the one that the member is in. */
  path: string[] | null;
  until: Date | null;
};

/** What the door asks about somebody who wants in. */
export type Entrance = {
  id: string;
  first_name: string;
  last_name: string;
  email: string;
  status: "active" | "suspended" | "removed";
  joinedAt: Date;
  /** The Organization roles that count now. */
  roles: string[];
  requiredSince: Date | null;
  graceDays: number;
  /** Whether any domain may be entered by single sign-on only. */
  enforcesSingleSignOn: boolean;
  roleBook: RoleBook;
};

/** Whose membership: a User, or whoever has the session of this hash. */
export type Entering = { userId: string } | { sessionHash: string };

/** The membership of a User that is not removed, with what the Organization asks of whoever enters: one statement for every request. */
export async function findEntrance(
  db: Reader,
  organizationId: string,
  entering: Entering,
  now: Date,
): Promise<Entrance | undefined> {
  const [row] =
    "userId" in entering
      ? await entranceOfUser(db, { organizationId, userId: entering.userId, now })
      : await entranceOfSession(db, { organizationId, sessionHash: entering.sessionHash, now });
  return row && { ...row, roleBook: roleBookOf(row.book) };
}

type At = { organizationId: string; now: Date };

const entranceOfUser = statement((_, { organizationId, userId, now }: At & { userId: string }) =>
  selectEntrance({ organizationId, now }, sql`${userId}`),
);

const entranceOfSession = statement((_, { organizationId, sessionHash, now }: At & { sessionHash: string }) =>
  selectEntrance({ organizationId, now }, userOfSession(sessionHash, now)),
);

function selectEntrance({ organizationId, now }: At, userId: RawBuilder<unknown>) {
  return sql<Omit<Entrance, "roleBook"> & { book: Parameters<typeof roleBookOf>[0] }>`
    select ${PREPARED} members.id, members.first_name, members.last_name, members.email, members.status,
      members.joined_at as "joinedAt", organizations.second_factor_required_since as "requiredSince",
      organizations.second_factor_grace_days as "graceDays",
      exists (select from sso_domains as served where served.organization_id = members.organization_id
        and served.enforced_since is not null) as "enforcesSingleSignOn",
      array(select distinct held.role_id from held_roles_of(members.organization_id, array[members.id], ${now}) as held
        where held.workspace_id is null order by held.role_id) as roles,
      ${roleRows(sql.ref("members.organization_id"))} as book
    from members join organizations on organizations.organization_id = members.organization_id
    where members.organization_id = ${organizationId} and members.user_id = ${userId} and members.status <> 'removed'`;
}

type Wanted = {
  memberIds: readonly string[];
  /** A Workspace, or null for the roles of the Organization; both when left out. */
  workspaceId?: string | null;
};

/**
 * Every grant of these members that counts at `now`. It walks up from their own Groups (the database's function
 * `held_roles_of`), however many others there are; `holdersOf` asks the same from the side of a place.
 */
export async function findGrants(
  db: Reader,
  organizationId: string,
  { memberIds, workspaceId }: Wanted,
  now: Date,
): Promise<HeldGrant[]> {
  if (memberIds.length === 0) return [];
  const isWanted = workspaceId === undefined ? sql`true` : sql`workspace_id is not distinct from ${workspaceId}`;
  const { rows } = await sql<HeldGrant>`
    select ${PREPARED} member_id as "memberId", workspace_id as "workspaceId", role_id as "roleId", kind, source,
      group_id as "groupId", path, until
    from held_roles_of(${organizationId}, ${memberIds}, ${now}) where ${isWanted}
    order by workspace_id, role_id, kind, group_id`.execute(db);
  return rows;
}

/** The ids of Workspaces that a member may enter by a grant of their own. */
export function enteredBy(organizationId: string, memberId: string, now: Date): Expression<unknown> {
  return sql`(select held.workspace_id from held_roles_of(${organizationId}, array[${memberId}], ${now}) as held
    where held.workspace_id is not null)`;
}

export async function groupNames(
  db: Reader,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("groups")
    .select(["id", "name"])
    .where("organization_id", "=", organizationId)
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function activeWorkspaceNames(db: Reader, organizationId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("workspaces")
    .select(["id", "name"])
    .where("organization_id", "=", organizationId)
    .where("archived_at", "is", null)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Members as lists of Workspaces and Groups show them; removed ones are left out. */
export async function findListed(db: Reader, organizationId: string, ids: readonly string[]): Promise<ListedMember[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("members")
    .select(["id as member_id", "first_name", "last_name", "email", "status"])
    .where("organization_id", "=", organizationId)
    .where("id", "in", [...ids])
    .where("status", "<>", "removed")
    .orderBy("sort_name")
    .orderBy("id")
    .execute();
  return rows.map(({ status, ...row }) => ({ ...row, status: status === "active" ? "active" : "suspended" }));
}
