import type { ListedMember } from "@rollcall/contract/access";
import { type Expression, type SqlBool, sql } from "kysely";
import type { Reader } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";

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

type Wanted = {
  memberIds?: readonly string[];
  /** A Workspace, or null for the roles of the Organization; both when left out. */
  workspaceId?: string | null;
};

/**
 * Every grant that counts at `now`: the one place that answers who holds what (the database's functions `held_roles` and `held_roles_of`).
 * Grants of a removed member are among them where nobody asks for members.
 */
export async function findGrants(
  db: Reader,
  organizationId: string,
  { memberIds, workspaceId }: Wanted,
  now: Date,
): Promise<HeldGrant[]> {
  if (memberIds?.length === 0) return [];
  const conditions: Expression<SqlBool>[] = [
    sql`organization_id = ${organizationId}`,
    ...(workspaceId === undefined ? [] : [sql<SqlBool>`workspace_id is not distinct from ${workspaceId}`]),
  ];
  // For members who are named, only what leads up from them is looked at, however many Groups there are.
  const source =
    memberIds === undefined ? sql`held_roles(${now})` : sql`held_roles_of(${organizationId}, ${memberIds}, ${now})`;
  const { rows } = await sql<HeldGrant>`
    select ${PREPARED} member_id as "memberId", workspace_id as "workspaceId", role_id as "roleId", kind, source,
      group_id as "groupId", path, until
    from ${source} where ${sql.join(conditions, sql` and `)}
    order by workspace_id, role_id, kind, group_id`.execute(db);
  return rows;
}

/** The ids of Workspaces that a member may enter by a grant of their own. */
export function enteredBy(memberId: string, now: Date): Expression<unknown> {
  return sql`(select workspace_id from held_roles(${now}) as held
    where held.organization_id = workspaces.organization_id and held.member_id = ${memberId} and held.workspace_id is not null)`;
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
