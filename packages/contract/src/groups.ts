import * as z from "zod";
import { Effects, ListedMember, Until } from "./access.ts";
import { GroupId, MemberId, OrganizationId, WorkspaceId } from "./ids.ts";
import { operation } from "./operation.ts";
import { CappedCount, PageQuery, Preview, pageOf } from "./paging.ts";
import { ADMIN_ROLE, RoleId } from "./roles.ts";
import { manyLines, oneLine, searchText } from "./text.ts";

export const GroupName = oneLine(255);

const NamedGroup = z.object({ id: GroupId, name: z.string() });

/** A named set of members that grants Workspace roles, and Organization roles, to all of them. */
export const Group = z.object({
  id: GroupId,
  name: z.string(),
  description: z.string(),
  /** Whether directory sync owns its name and members (SPEC R8.3). */
  is_externally_managed: z.boolean(),
  /** Members that were put in directly. */
  member_count: z.number().int(),
  /** Everybody who counts as a member, also through Groups inside it. */
  total_member_count: z.number().int(),
  child_count: z.number().int(),
  grant_count: z.number().int(),
  created_at: z.iso.datetime(),
});
export type Group = z.infer<typeof Group>;

/** What a Group grants in one Workspace. In an archived one it counts for nothing, and can still be taken away. */
export const GroupGrant = z.object({
  workspace: z.object({ id: WorkspaceId, name: z.string(), is_archived: z.boolean() }),
  roles: z.array(RoleId),
  until: Until,
});
export type GroupGrant = z.infer<typeof GroupGrant>;

export const GroupDetails = Group.extend({
  children: z.array(NamedGroup),
  parents: z.array(NamedGroup),
  grants: z.array(GroupGrant),
  organization_roles: z.array(RoleId),
  organization_roles_until: Until,
});
export type GroupDetails = z.infer<typeof GroupDetails>;

const etag = { counts: ["name", "description"] };
const path = "/v1/organizations/{organization_id}/groups";
const one = `${path}/{group_id}`;
const inOrganization = z.strictObject({ organization_id: OrganizationId });
const ofGroup = z.strictObject({ organization_id: OrganizationId, group_id: GroupId });

export const listGroups = operation({
  name: "groups.list",
  summary: "List the Groups of an Organization.",
  method: "GET",
  path,
  access: "groups:read",
  params: inOrganization,
  query: PageQuery.extend({
    q: searchText.optional(),
    /** Only those that directory sync owns, or only those that it does not. */
    externally_managed: z.stringbool("must be true or false").optional(),
  }),
  output: pageOf(Group).extend({ total: CappedCount }),
  success: 200,
  refusals: ["invalid_cursor"],
});

const MemberIds = z.array(MemberId).max(500, "must name at most 500 members");

export const createGroup = operation({
  name: "groups.create",
  summary: "Create a Group, with its first members.",
  method: "POST",
  path,
  access: "groups:write",
  params: inOrganization,
  body: z.strictObject({ name: GroupName, description: manyLines(1000).default(""), members: MemberIds.default([]) }),
  output: GroupDetails,
  success: 201,
  refusals: ["group_name_taken", "not_found"],
});

export const getGroup = operation({
  name: "groups.get",
  summary: "Get one Group with the Groups inside and around it, and what it grants.",
  method: "GET",
  path: one,
  access: "groups:read",
  params: ofGroup,
  etag,
  output: GroupDetails,
  success: 200,
  refusals: [],
});

export const updateGroup = operation({
  name: "groups.update",
  summary: "Rename or describe a Group.",
  method: "PATCH",
  path: one,
  access: "groups:write",
  params: ofGroup,
  body: z.strictObject({ name: GroupName.optional(), description: manyLines(1000).optional() }),
  etag,
  output: GroupDetails,
  success: 200,
  refusals: ["group_name_taken", "group_externally_managed"],
});

export const deleteGroup = operation({
  name: "groups.delete",
  summary: "Delete a Group, or with `preview=true` say who would lose what.",
  method: "DELETE",
  path: one,
  access: "groups:write",
  params: ofGroup,
  query: Preview,
  output: Effects,
  success: 200,
  refusals: ["above_your_own", "group_externally_managed"],
});

/** A member of a Group; `through` names the Group inside it by which they belong, null when put in directly. */
export const GroupMember = ListedMember.extend({ through: NamedGroup.nullable(), until: Until });
export type GroupMember = z.infer<typeof GroupMember>;

export const listGroupMembers = operation({
  name: "group_members.list",
  summary: "List who belongs to a Group, also through Groups inside it.",
  method: "GET",
  path: `${one}/members`,
  access: "groups:read",
  params: ofGroup,
  query: PageQuery.extend({ q: searchText.optional() }),
  output: pageOf(GroupMember).extend({ total: CappedCount }),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const addGroupMembers = operation({
  name: "group_members.add",
  summary: "Add members to a Group. Who belongs already stays as they are.",
  method: "POST",
  path: `${one}/members`,
  access: "groups:write",
  params: ofGroup,
  query: Preview,
  body: z.strictObject({ members: MemberIds.min(1, "must name at least one member"), until: Until.default(null) }),
  output: Effects.extend({ added: z.number().int() }),
  success: 200,
  refusals: ["group_externally_managed", "not_found", "above_your_own", "until_in_the_past"],
});

export const removeGroupMember = operation({
  name: "group_members.remove",
  summary: "Take a member out of a Group; what the Group gave goes, what others gave stays.",
  method: "DELETE",
  path: `${one}/members/{member_id}`,
  access: "groups:write",
  params: z.strictObject({ organization_id: OrganizationId, group_id: GroupId, member_id: MemberId }),
  query: Preview,
  output: Effects,
  success: 200,
  refusals: ["group_externally_managed", "above_your_own"],
});

const ofChild = z.strictObject({ organization_id: OrganizationId, group_id: GroupId, child_id: GroupId });

export const addChildGroup = operation({
  name: "group_children.add",
  summary: "Put a Group inside a Group: its members count as members of the outer one.",
  method: "PUT",
  path: `${one}/children/{child_id}`,
  access: "groups:write",
  params: ofChild,
  query: Preview,
  output: Effects,
  success: 200,
  refusals: ["group_circle", "groups_nested_too_deeply", "group_externally_managed", "above_your_own"],
});

export const removeChildGroup = operation({
  name: "group_children.remove",
  summary: "Take a Group out of a Group.",
  method: "DELETE",
  path: `${one}/children/{child_id}`,
  access: "groups:write",
  params: ofChild,
  query: Preview,
  output: Effects,
  success: 200,
  refusals: ["group_externally_managed", "above_your_own"],
});

const ofGrant = z.strictObject({ organization_id: OrganizationId, group_id: GroupId, workspace_id: WorkspaceId });

export const setGroupGrant = operation({
  name: "group_grants.set",
  summary:
    "Set the roles that a Group grants in a Workspace; none takes the grant away. `preview=true` says who gains or loses what.",
  method: "PUT",
  path: `${one}/grants/{workspace_id}`,
  access: "groups:write",
  params: ofGrant,
  query: Preview,
  body: z.strictObject({ roles: z.array(RoleId).max(20), until: Until.default(null) }),
  output: Effects,
  success: 200,
  refusals: ["role_unknown", "above_your_own", "workspace_archived", "until_in_the_past"],
});

export const setGroupOrganizationRoles = operation({
  name: "group_organization_roles.set",
  summary: "Set the Organization roles that a Group gives to all of its members.",
  method: "PUT",
  path: `${one}/organization-roles`,
  access: "groups:write",
  params: ofGroup,
  query: Preview,
  body: z.strictObject({ roles: z.array(RoleId).max(20), until: Until.default(null) }),
  fresh: ({ roles }) => roles.includes(ADMIN_ROLE),
  output: Effects,
  success: 200,
  refusals: ["role_unknown", "above_your_own", "until_in_the_past"],
});

/** A Group as the details of a member show it. */
export const MemberGroup = z.object({
  group: Group.pick({ id: true, name: true, is_externally_managed: true }),
  through: NamedGroup.nullable(),
  until: Until,
});
export type MemberGroup = z.infer<typeof MemberGroup>;

export const listMemberGroups = operation({
  name: "members.groups.list",
  summary: "List the Groups that a member belongs to, also through Groups inside them.",
  method: "GET",
  path: "/v1/organizations/{organization_id}/members/{member_id}/groups",
  access: "members:read",
  params: z.strictObject({ organization_id: OrganizationId, member_id: MemberId }),
  output: z.object({ data: z.array(MemberGroup) }),
  success: 200,
  refusals: [],
});
