import * as z from "zod";
import { CustomRoleId, OrganizationId, WorkspaceId } from "./ids.ts";
import { operation } from "./operation.ts";
import { Preview } from "./paging.ts";
import {
  allOrganizationPermissions,
  allWorkspacePermissions,
  isAdministering,
  type OrganizationPermission,
  type Scope,
  type WorkspacePermission,
} from "./permissions.ts";
import { manyLines, oneLine } from "./text.ts";

type BuiltInRole = { scope: Scope; name: string; description: string; permissions: readonly string[] };

/** The role that R2.7 protects: at least one active Member of each Organization holds it directly. */
export const ADMIN_ROLE = "organization_admin";

const profile: OrganizationPermission[] = ["organization:read", "products:use", "profile:write", "seats:request"];
const contributing: WorkspacePermission[] = ["workspace:read", "workspace.keys:own", "workspace.api:use"];

/** The roles that every Organization has (SPEC R2.3, R2.4). The panel shows by this table; the server decides by it. */
export const builtInRoles = {
  organization_admin: {
    scope: "organization",
    name: "Admin",
    description: "Full Organization administration.",
    permissions: allOrganizationPermissions,
  },
  billing_manager: {
    scope: "organization",
    name: "Billing",
    description: "Billing, subscriptions, invoices, payment methods, and usage information.",
    permissions: [
      ...profile,
      "subscriptions:read",
      "invoices:read",
      "payment_methods:write",
      "usage:read",
      "roles:read",
    ] satisfies OrganizationPermission[],
  },
  member: {
    scope: "organization",
    name: "Member",
    description: "Product access and personal profile settings.",
    permissions: profile,
  },
  workspace_admin: {
    scope: "workspace",
    name: "Workspace Admin",
    description: "Members, roles, keys and settings of the Workspace.",
    permissions: allWorkspacePermissions,
  },
  workspace_contributor: {
    scope: "workspace",
    name: "Workspace Contributor",
    description: "Uses every product, with own keys.",
    permissions: [...contributing, "workspace.vibe:use", "workspace.code:use"] satisfies WorkspacePermission[],
  },
  developer: {
    scope: "workspace",
    name: "Developer",
    description: "API and Studio only, with own keys.",
    permissions: contributing,
  },
  user: {
    scope: "workspace",
    name: "User",
    description: "Vibe only, no keys.",
    permissions: ["workspace:read", "workspace.vibe:use"] satisfies WorkspacePermission[],
  },
  code_user: {
    scope: "workspace",
    name: "Code User",
    description: "Mistral Code only; a seat is needed.",
    permissions: ["workspace:read", "workspace.code:use"] satisfies WorkspacePermission[],
  },
  billing_viewer: {
    scope: "workspace",
    name: "Billing Viewer",
    description: "Usage only.",
    permissions: ["workspace:read", "workspace.usage:read"] satisfies WorkspacePermission[],
  },
  observability_viewer: {
    scope: "workspace",
    name: "Observability Viewer",
    description: "Read-only traces and usage.",
    permissions: ["workspace:read", "workspace.usage:read", "workspace.traces:read"] satisfies WorkspacePermission[],
  },
} as const satisfies Record<string, BuiltInRole>;

export type BuiltInRoleId = keyof typeof builtInRoles;

/** The id of a role: a built-in one's name, or `role_…` of a custom one. */
export const RoleId = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, "must be the id of a role");

/** The built-in Organization roles, most trusted first. */
export const organizationRoleIds = ["organization_admin", "billing_manager", "member"] as const;
export type OrganizationRoleId = (typeof organizationRoleIds)[number];
export const OrganizationRoleId = z.enum(organizationRoleIds);

/** The permissions that a set of roles gives together: their union, there is no deny (SPEC R2.2). */
export function permissionsOf(roleIds: Iterable<string>): Set<string> {
  const union = new Set<string>();
  for (const id of roleIds) {
    const role: BuiltInRole | undefined = Object.hasOwn(builtInRoles, id)
      ? builtInRoles[id as BuiltInRoleId]
      : undefined;
    for (const permission of role?.permissions ?? []) union.add(permission);
  }
  return union;
}

/** Whether somebody who holds `held` may grant every one of `roleIds`: nobody grants what they do not hold (SPEC R2.6). */
export function mayGrant(held: ReadonlySet<string>, roleIds: Iterable<string>): boolean {
  for (const permission of permissionsOf(roleIds)) if (!held.has(permission)) return false;
  return true;
}

/** Whether somebody who holds `held` may grant each of `permissions`: the same question for any role, custom ones too. */
export function holdsAll(held: ReadonlySet<string>, permissions: Iterable<string>): boolean {
  for (const permission of permissions) if (!held.has(permission)) return false;
  return true;
}

export const Role = z.object({
  id: RoleId,
  scope: z.enum(["organization", "workspace"]),
  name: z.string(),
  description: z.string(),
  permissions: z.array(z.string()),
  built_in: z.boolean(),
  member_count: z.number().int().nullable(),
});
export type Role = z.infer<typeof Role>;

export const listRoles = operation({
  name: "roles.list",
  summary: "List the roles of an Organization, with their permissions and how many members hold each.",
  method: "GET",
  path: "/v1/organizations/{organization_id}/roles",
  access: "roles:read",
  params: z.object({ organization_id: OrganizationId }),
  output: z.object({ data: z.array(Role) }),
  success: 200,
  refusals: [],
});

/** What people edit of a role. */
const edited = ["name", "description", "permissions"];

export const getRole = operation({
  name: "roles.get",
  summary: "Get one role, with its permissions and how many members hold it.",
  method: "GET",
  path: "/v1/organizations/{organization_id}/roles/{role_id}",
  access: "roles:read",
  params: z.strictObject({ organization_id: OrganizationId, role_id: RoleId }),
  etag: { counts: edited },
  output: Role,
  success: 200,
  refusals: [],
});

export const listWorkspaceRoles = operation({
  name: "workspace_roles.list",
  summary: "List the roles that can be given in a Workspace, with their permissions.",
  method: "GET",
  path: "/v1/organizations/{organization_id}/workspaces/{workspace_id}/roles",
  access: "workspace.members:write",
  params: z.strictObject({ organization_id: OrganizationId, workspace_id: WorkspaceId }),
  output: z.object({ data: z.array(Role) }),
  success: 200,
  refusals: [],
});

const ofRole = z.strictObject({ organization_id: OrganizationId, role_id: CustomRoleId });
const RoleName = oneLine(80);
const Permissions = z.array(z.string().max(80)).min(1, "must name at least one permission").max(100);

export const createRole = operation({
  name: "roles.create",
  summary: "Define a custom role at one scope. It can hold only what its maker holds.",
  method: "POST",
  path: "/v1/organizations/{organization_id}/roles",
  access: "roles:write",
  params: z.strictObject({ organization_id: OrganizationId }),
  body: z.strictObject({
    scope: z.enum(["organization", "workspace"]),
    name: RoleName,
    description: manyLines(500).default(""),
    permissions: Permissions,
  }),
  fresh: ({ scope, permissions }) => scope === "organization" && isAdministering(permissions),
  output: Role,
  success: 201,
  refusals: ["permission_unknown", "above_your_own", "role_name_taken"],
});

export const updateRole = operation({
  name: "roles.update",
  summary: "Change a custom role for everybody who holds it. `preview=true` says whom it touches.",
  method: "PATCH",
  path: "/v1/organizations/{organization_id}/roles/{role_id}",
  access: "roles:write",
  params: ofRole,
  body: z.strictObject({
    name: RoleName.optional(),
    description: manyLines(500).optional(),
    permissions: Permissions.optional(),
  }),
  fresh: ({ permissions = [] }) => isAdministering(permissions),
  query: Preview,
  etag: { counts: edited.map((field) => `role.${field}`) },
  output: z.object({ role: Role, applied: z.boolean(), affected: z.number().int() }),
  success: 200,
  refusals: ["permission_unknown", "above_your_own", "role_name_taken"],
});

export const deleteRole = operation({
  name: "roles.delete",
  summary: "Delete a custom role that nobody holds.",
  method: "DELETE",
  path: "/v1/organizations/{organization_id}/roles/{role_id}",
  access: "roles:write",
  params: ofRole,
  success: 204,
  refusals: ["role_in_use", "above_your_own"],
});
