import * as z from "zod";
import { HeldRole, ListedMember, Until } from "./access.ts";
import { MemberId, OrganizationId, WorkspaceId } from "./ids.ts";
import { operation } from "./operation.ts";
import { anyOf, CappedCount, PageQuery, pageOf } from "./paging.ts";
import { RoleId } from "./roles.ts";
import { manyLines, oneLine, searchText } from "./text.ts";

/** The pictures that a Workspace can carry; the panel draws them. */
export const workspaceIcons = [
  "box",
  "flask",
  "rocket",
  "code",
  "chart",
  "globe",
  "shield",
  "bolt",
  "book",
  "palette",
] as const;

export const WorkspaceName = oneLine(255);

/** An isolated area of an Organization with its own members, roles and API keys. */
export const Workspace = z.object({
  id: WorkspaceId,
  name: z.string(),
  description: z.string(),
  icon: z.enum(workspaceIcons),
  /** The one that holds every member and cannot be archived (SPEC R7.1). */
  is_default: z.boolean(),
  status: z.enum(["active", "archived"]),
  /** The longest that a key of it may live; null when only the Organization's limit counts (SPEC R9.2). */
  max_key_lifetime_days: z.number().int().nullable(),
  member_count: z.number().int(),
  key_count: z.number().int(),
  /** What the caller may do in it. */
  permissions: z.array(z.string()),
  created_at: z.iso.datetime(),
  archived_at: z.iso.datetime().nullable(),
});
export type Workspace = z.infer<typeof Workspace>;

const etag = { counts: ["name", "description", "icon", "status", "max_key_lifetime_days"] };
const path = "/v1/organizations/{organization_id}/workspaces";
const one = `${path}/{workspace_id}`;
const inOrganization = z.strictObject({ organization_id: OrganizationId });
const ofWorkspace = z.strictObject({ organization_id: OrganizationId, workspace_id: WorkspaceId });
const ofMember = z.strictObject({ organization_id: OrganizationId, workspace_id: WorkspaceId, member_id: MemberId });

export const listWorkspaces = operation({
  name: "workspaces.list",
  summary: "List the Workspaces that the caller may enter; an Organization Admin enters all.",
  method: "GET",
  path,
  access: "member",
  params: inOrganization,
  query: PageQuery.extend({ q: searchText.optional(), status: anyOf(z.enum(["active", "archived"])) }),
  output: pageOf(Workspace).extend({ total: CappedCount }),
  success: 200,
  refusals: ["invalid_cursor"],
});

const Roles = z.array(RoleId).min(1, "must name at least one role").max(20);

/** Somebody to add, with the roles to give directly. Without roles: Workspace Contributor (SPEC R2.4). */
export const NewWorkspaceMember = z.strictObject({
  member_id: MemberId,
  roles: Roles.default(["workspace_contributor"]),
  until: Until.default(null),
});

const KeyLifetime = z.number().int().min(1).max(3650).nullable();

export const createWorkspace = operation({
  name: "workspaces.create",
  summary: "Create a Workspace, with its first members.",
  method: "POST",
  path,
  access: "workspaces:create",
  params: inOrganization,
  body: z.strictObject({
    name: WorkspaceName,
    description: manyLines(1000).default(""),
    icon: z.enum(workspaceIcons).default("box"),
    members: z.array(NewWorkspaceMember).max(200).default([]),
  }),
  output: Workspace,
  success: 201,
  refusals: [
    "workspace_name_taken",
    "too_many_workspaces",
    "not_found",
    "role_unknown",
    "above_your_own",
    "until_in_the_past",
  ],
});

export const getWorkspace = operation({
  name: "workspaces.get",
  summary: "Get one Workspace.",
  method: "GET",
  path: one,
  access: "workspace:read",
  params: ofWorkspace,
  etag,
  output: Workspace,
  success: 200,
  refusals: [],
});

export const WorkspaceChanges = z.strictObject({
  name: WorkspaceName.optional(),
  description: manyLines(1000).optional(),
  icon: z.enum(workspaceIcons).optional(),
  max_key_lifetime_days: KeyLifetime.optional(),
});
export type WorkspaceChanges = z.infer<typeof WorkspaceChanges>;

export const updateWorkspace = operation({
  name: "workspaces.update",
  summary: "Rename a Workspace or change its settings.",
  method: "PATCH",
  path: one,
  access: "workspace:write",
  params: ofWorkspace,
  body: WorkspaceChanges,
  etag,
  output: Workspace,
  success: 200,
  refusals: ["workspace_name_taken", "workspace_archived"],
});

export const archiveWorkspace = operation({
  name: "workspaces.archive",
  summary: "Archive a Workspace for good: its keys stop at once, nobody can enter, its history stays.",
  method: "POST",
  path: `${one}/archive`,
  access: "workspace:write",
  params: ofWorkspace,
  body: z.strictObject({ confirm_name: z.string().max(500) }),
  output: Workspace,
  success: 200,
  refusals: ["default_workspace", "workspace_archived", "confirmation_mismatch"],
});

/** A member of a Workspace with the roles there and where each comes from. */
export const WorkspaceMember = ListedMember.extend({ roles: z.array(HeldRole) });
export type WorkspaceMember = z.infer<typeof WorkspaceMember>;

export const listWorkspaceMembers = operation({
  name: "workspace_members.list",
  summary: "List the members of a Workspace with their roles and where each role comes from.",
  method: "GET",
  path: `${one}/members`,
  access: "workspace.members:read",
  params: ofWorkspace,
  query: PageQuery.extend({ q: searchText.optional(), role: anyOf(RoleId) }),
  output: pageOf(WorkspaceMember).extend({ total: CappedCount }),
  success: 200,
  refusals: ["invalid_cursor"],
});

/** Nobody is found by less: enough to find somebody whom one knows of, too little to read the list of everybody. */
export const LEAST_SEARCHED = 2;

export const listWorkspaceCandidates = operation({
  name: "workspace_candidates.list",
  summary:
    "Find members of the Organization to add to a Workspace, the first 20 that fit two characters or more of a name or an address.",
  method: "GET",
  path: `${one}/candidates`,
  access: "workspace.members:write",
  params: ofWorkspace,
  query: z.strictObject({ q: searchText.default("") }),
  output: z.object({ data: z.array(ListedMember) }),
  success: 200,
  refusals: [],
});

export const addWorkspaceMember = operation({
  name: "workspace_members.add",
  summary: "Add a member of the Organization to a Workspace.",
  method: "POST",
  path: `${one}/members`,
  access: "workspace.members:write",
  params: ofWorkspace,
  body: NewWorkspaceMember,
  output: WorkspaceMember,
  success: 201,
  refusals: ["already_in_workspace", "workspace_archived", "role_unknown", "above_your_own", "until_in_the_past"],
});

export const setWorkspaceRoles = operation({
  name: "workspace_members.roles.set",
  summary: "Set the roles that a member holds in a Workspace directly.",
  method: "PUT",
  path: `${one}/members/{member_id}/roles`,
  access: "workspace.members:write",
  params: ofMember,
  body: z.strictObject({ roles: Roles, until: Until.default(null) }),
  output: WorkspaceMember,
  success: 200,
  refusals: ["workspace_archived", "role_unknown", "above_your_own", "until_in_the_past"],
});

export const removeWorkspaceMember = operation({
  name: "workspace_members.remove",
  summary: "Take a member out of a Workspace. What a Group gives stays; never from the default Workspace.",
  method: "DELETE",
  path: `${one}/members/{member_id}`,
  access: "workspace.members:write",
  params: ofMember,
  success: 204,
  refusals: ["default_workspace", "granted_by_group", "above_your_own"],
});

/** A Workspace as the details of a member show it. */
export const MemberWorkspace = z.object({
  workspace: Workspace.pick({ id: true, name: true, icon: true, is_default: true }),
  roles: z.array(HeldRole),
});
export type MemberWorkspace = z.infer<typeof MemberWorkspace>;

export const listMemberWorkspaces = operation({
  name: "members.workspaces.list",
  summary: "List the Workspaces of a member with the roles in each and where each role comes from.",
  method: "GET",
  path: "/v1/organizations/{organization_id}/members/{member_id}/workspaces",
  access: "members:read",
  params: z.strictObject({ organization_id: OrganizationId, member_id: MemberId }),
  output: z.object({ data: z.array(MemberWorkspace) }),
  success: 200,
  refusals: [],
});
