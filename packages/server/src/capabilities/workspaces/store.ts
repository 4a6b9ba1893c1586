import type { Workspace, WorkspaceChanges, workspaceIcons } from "@rollcall/contract/workspaces";
import { given, type Reader, unlessTwice, type Writer } from "../../platform/database.ts";

export type StoredWorkspace = {
  id: string;
  name: string;
  description: string;
  icon: Workspace["icon"];
  isDefault: boolean;
  maxKeyLifetimeDays: number | null;
  createdAt: Date;
  archivedAt: Date | null;
};

/** The columns of `StoredWorkspace`; every query over Workspaces starts here. */
export function selectWorkspaces(db: Reader, organizationId: string) {
  return (
    db
      .selectFrom("workspaces")
      .select(["workspaces.id", "workspaces.name", "workspaces.description", "workspaces.icon"])
      .select(["workspaces.is_default as isDefault", "workspaces.max_key_lifetime_days as maxKeyLifetimeDays"])
      .select(["workspaces.created_at as createdAt", "workspaces.archived_at as archivedAt"])
      .where("workspaces.organization_id", "=", organizationId)
      // The cast names what the contract lets in.
      .$narrowType<{ icon: (typeof workspaceIcons)[number] }>()
  );
}

export async function findWorkspace(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<StoredWorkspace | undefined> {
  return selectWorkspaces(db, organizationId).where("workspaces.id", "=", id).executeTakeFirst();
}

/** Locks a Workspace: of what changes it and what archives it, one goes first. */
export async function holdWorkspace(
  tx: Writer,
  organizationId: string,
  id: string,
): Promise<StoredWorkspace | undefined> {
  return selectWorkspaces(tx, organizationId).where("workspaces.id", "=", id).forUpdate().executeTakeFirst();
}

export async function countActive(db: Reader, organizationId: string): Promise<number> {
  const { count } = await db
    .selectFrom("workspaces")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("organization_id", "=", organizationId)
    .where("archived_at", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

export type NewWorkspace = Pick<StoredWorkspace, "id" | "name" | "description" | "icon" | "isDefault">;

/** Whether the Workspace was written; not when an active one has the name. */
export async function insert(tx: Writer, organizationId: string, workspace: NewWorkspace, now: Date): Promise<boolean> {
  const { id, name, description, icon, isDefault } = workspace;
  const row = await tx
    .insertInto("workspaces")
    .values({
      organization_id: organizationId,
      id,
      name,
      description,
      icon,
      is_default: isDefault,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the Workspace was changed; not when another active one has the name. */
export async function update(
  tx: Writer,
  organizationId: string,
  id: string,
  changes: WorkspaceChanges,
  now: Date,
): Promise<boolean> {
  return unlessTwice(() =>
    tx
      .updateTable("workspaces")
      .set({ ...given(changes), updated_at: now })
      .where("organization_id", "=", organizationId)
      .where("id", "=", id)
      .execute(),
  );
}

export async function archive(tx: Writer, organizationId: string, id: string, now: Date): Promise<void> {
  await tx
    .updateTable("workspaces")
    .set({ archived_at: now, updated_at: now })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

export type DirectRoles = {
  workspaceId: string;
  memberId: string;
  roles: readonly string[];
  until: Date | null;
  source: "manual" | "invitation" | "sso" | "scim" | "api";
  grantedBy: string | null;
};

/** Gives roles in a Workspace directly; one that was given already gets the new end. */
export async function grantRoles(tx: Writer, organizationId: string, grant: DirectRoles, now: Date): Promise<void> {
  const { workspaceId, memberId, roles, until, source, grantedBy } = grant;
  if (roles.length === 0) return;
  const rows = roles.map((role_id) => ({
    organization_id: organizationId,
    workspace_id: workspaceId,
    member_id: memberId,
    role_id,
    source,
    granted_by: grantedBy,
    granted_at: now,
    until,
  }));
  await tx
    .insertInto("workspace_members")
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(["organization_id", "workspace_id", "member_id", "role_id", "source"])
        .doUpdateSet({ until, granted_by: grantedBy, granted_at: now }),
    )
    .execute();
}

/**
 * Takes away what a member holds in a Workspace directly, whatever its source, but the roles in `except` that end as it
 * says; gives back which roles went.
 */
export async function takeRoles(
  tx: Writer,
  organizationId: string,
  {
    workspaceId,
    memberId,
    except = { roles: [], until: null },
  }: { workspaceId: string; memberId: string; except?: { roles: readonly string[]; until: Date | null } },
): Promise<string[]> {
  const rows = await tx
    .deleteFrom("workspace_members")
    .where("organization_id", "=", organizationId)
    .where("workspace_id", "=", workspaceId)
    .where("member_id", "=", memberId)
    .$if(except.roles.length > 0, (grants) =>
      grants.where((eb) =>
        eb.or([eb("role_id", "not in", [...except.roles]), eb("until", "is distinct from", except.until)]),
      ),
    )
    .returning("role_id")
    .execute();
  return [...new Set(rows.map(({ role_id }) => role_id))].sort();
}

type GrantSource = DirectRoles["source"];

/** What one door gave a member directly, in Workspaces that are active. */
export async function listRolesFrom(
  db: Reader,
  organizationId: string,
  memberId: string,
  source: GrantSource,
): Promise<{ workspaceId: string; roleId: string }[]> {
  return db
    .selectFrom("workspace_members as held")
    .innerJoin("workspaces as place", (join) =>
      join.onRef("place.organization_id", "=", "held.organization_id").onRef("place.id", "=", "held.workspace_id"),
    )
    .select(["held.workspace_id as workspaceId", "held.role_id as roleId"])
    .where("held.organization_id", "=", organizationId)
    .where("held.member_id", "=", memberId)
    .where("held.source", "=", source)
    .where("place.archived_at", "is", null)
    .orderBy("held.workspace_id")
    .orderBy("held.role_id")
    .execute();
}

/** Takes back what one door gave in a Workspace, and leaves what others gave. */
export async function takeRolesFrom(
  tx: Writer,
  organizationId: string,
  { workspaceId, memberId, roles, source }: Pick<DirectRoles, "workspaceId" | "memberId" | "roles" | "source">,
): Promise<void> {
  if (roles.length === 0) return;
  await tx
    .deleteFrom("workspace_members")
    .where("organization_id", "=", organizationId)
    .where("workspace_id", "=", workspaceId)
    .where("member_id", "=", memberId)
    .where("source", "=", source)
    .where("role_id", "in", [...roles])
    .execute();
}
