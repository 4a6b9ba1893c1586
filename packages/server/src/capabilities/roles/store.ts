import { type BuiltInRoleId, builtInRoles } from "@rollcall/contract/roles";
import { type Expression, type RawBuilder, type SqlBool, sql } from "kysely";
import { type Reader, unlessTwice, type Writer } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";
import type { RoleBook } from "../../platform/transact.ts";

/** Gives a new Organization the roles that every one has. */
export async function insertBuiltIn(tx: Writer, organizationId: string, now: Date): Promise<void> {
  const rows = Object.entries(builtInRoles).map(([id, { scope, name, description }]) => ({
    organization_id: organizationId,
    id,
    scope,
    name,
    description,
    built_in: true,
    created_at: now,
  }));
  await tx.insertInto("roles").values(rows).execute();
}

type RoleRow = { id: string; scope: "organization" | "workspace"; name: string; permissions: string[] };

/** Every role of the Organization: what a built-in one permits stands in the contract, what a custom one permits in its row. */
export async function readRoleBook(db: Reader, organizationId: string): Promise<RoleBook> {
  const { rows } = await sql<{
    roles: RoleRow[];
  }>`select ${PREPARED} ${roleRows(sql`${organizationId}`)} as roles`.execute(db);
  return roleBookOf(rows[0]?.roles ?? []);
}

/** The rows of a role book, as a part of another statement. */
export function roleRows(organizationId: Expression<string>): RawBuilder<RoleRow[]> {
  return sql<
    RoleRow[]
  >`(select coalesce(json_agg(json_build_object('id', roles.id, 'scope', roles.scope, 'name', roles.name,
    'permissions', roles.permissions)), '[]') from roles where roles.organization_id = ${organizationId})`;
}

export function roleBookOf(rows: readonly RoleRow[]): RoleBook {
  return new Map(
    rows.map(({ id, ...role }) => [id, { ...role, permissions: builtInPermissions(id) ?? role.permissions }]),
  );
}

/** What a built-in role permits; nothing for any other id. */
export function builtInPermissions(id: string): readonly string[] | undefined {
  // The cast is sound: the line asks first.
  return Object.hasOwn(builtInRoles, id) ? builtInRoles[id as BuiltInRoleId].permissions : undefined;
}

export type StoredRole = {
  id: string;
  scope: "organization" | "workspace";
  name: string;
  description: string;
  permissions: string[];
};

/** Locks a custom role. */
export async function holdRole(tx: Writer, organizationId: string, id: string): Promise<StoredRole | undefined> {
  return tx
    .selectFrom("roles")
    .select(["id", "scope", "name", "description", "permissions"])
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .where("built_in", "=", false)
    .forUpdate()
    .executeTakeFirst();
}

/** Whether the role was written; not when another one of its scope has the name. */
export async function insertRole(tx: Writer, organizationId: string, role: StoredRole, now: Date): Promise<boolean> {
  const row = await tx
    .insertInto("roles")
    .values({ organization_id: organizationId, ...role, built_in: false, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the role was changed; not when another one of its scope has the name. */
export async function updateRole(tx: Writer, organizationId: string, role: StoredRole): Promise<boolean> {
  const { id, name, description, permissions } = role;
  return unlessTwice(() =>
    tx
      .updateTable("roles")
      .set({ name, description, permissions })
      .where("organization_id", "=", organizationId)
      .where("id", "=", id)
      .execute(),
  );
}

/** Keeps these roles from being deleted until the transaction ends: for lists of roles, which no foreign key guards. */
export async function keepRoles(tx: Writer, organizationId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .selectFrom("roles")
    .modifyFront(PREPARED)
    .select("id")
    .where("organization_id", "=", organizationId)
    .where(sql<SqlBool>`id = any (${[...ids]}::text[])`)
    .orderBy("id")
    .forKeyShare()
    .execute();
}

export async function deleteRole(tx: Writer, organizationId: string, id: string): Promise<void> {
  await tx.deleteFrom("roles").where("organization_id", "=", organizationId).where("id", "=", id).execute();
}

/** Whether anything gives this role: to a member, a Group, a Service account, by single sign-on, or in an invitation that waits. */
export async function isGranted(db: Reader, organizationId: string, id: string): Promise<boolean> {
  const { rows } = await sql<{ granted: boolean }>`
    select exists (select from member_roles where organization_id = ${organizationId} and role_id = ${id})
      or exists (select from workspace_members where organization_id = ${organizationId} and role_id = ${id})
      or exists (select from group_grants where organization_id = ${organizationId} and role_id = ${id})
      or exists (select from group_organization_roles where organization_id = ${organizationId} and role_id = ${id})
      or exists (select from service_accounts where organization_id = ${organizationId} and ${id} = any (roles))
      or exists (select from sso_mapping where organization_id = ${organizationId} and role_id = ${id})
      or exists (select from sso_connections where organization_id = ${organizationId} and ${id} = any (default_roles))
      or exists (select from invitation_workspaces where organization_id = ${organizationId} and role_id = ${id})
      or exists (select from invitations where organization_id = ${organizationId} and status = 'pending'
        and ${id} = any (roles)) as granted`.execute(db);
  return rows[0]?.granted ?? false;
}
