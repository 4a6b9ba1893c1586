import * as z from "zod";
import { OrganizationId, ServiceAccountId, WorkspaceId } from "./ids.ts";
import { operation } from "./operation.ts";
import { RoleId } from "./roles.ts";
import { manyLines, oneLine } from "./text.ts";

/** An owner of keys that is no person, so that its keys outlive people. It belongs to one Workspace and holds roles there. */
export const ServiceAccount = z.object({
  id: ServiceAccountId,
  workspace_id: WorkspaceId,
  name: z.string(),
  description: z.string(),
  roles: z.array(RoleId),
  status: z.enum(["active", "disabled"]),
  key_count: z.number().int(),
  created_at: z.iso.datetime(),
});
export type ServiceAccount = z.infer<typeof ServiceAccount>;

const path = "/v1/organizations/{organization_id}/workspaces/{workspace_id}/service-accounts";
const one = `${path}/{service_account_id}`;
const ofWorkspace = z.strictObject({ organization_id: OrganizationId, workspace_id: WorkspaceId });
const ofAccount = z.strictObject({
  organization_id: OrganizationId,
  workspace_id: WorkspaceId,
  service_account_id: ServiceAccountId,
});
const Roles = z.array(RoleId).min(1, "must name at least one role").max(20);

export const listServiceAccounts = operation({
  name: "service_accounts.list",
  summary: "List the Service accounts of a Workspace.",
  method: "GET",
  path,
  access: "workspace.keys:write",
  params: ofWorkspace,
  output: z.object({ data: z.array(ServiceAccount) }),
  success: 200,
  refusals: [],
});

const etag = { counts: ["name", "description", "roles", "status"] };

export const getServiceAccount = operation({
  name: "service_accounts.get",
  summary: "Get one Service account.",
  method: "GET",
  path: one,
  access: "workspace.keys:write",
  params: ofAccount,
  etag,
  output: ServiceAccount,
  success: 200,
  refusals: [],
});

export const createServiceAccount = operation({
  name: "service_accounts.create",
  summary: "Create a Service account in a Workspace.",
  method: "POST",
  path,
  access: "workspace.keys:write",
  params: ofWorkspace,
  body: z.strictObject({ name: oneLine(120), description: manyLines(500).default(""), roles: Roles }),
  output: ServiceAccount,
  success: 201,
  refusals: ["service_account_name_taken", "role_unknown", "above_your_own", "workspace_archived"],
});

export const updateServiceAccount = operation({
  name: "service_accounts.update",
  summary: "Rename a Service account, change its roles, disable or enable it. While disabled its keys are refused.",
  method: "PATCH",
  path: one,
  access: "workspace.keys:write",
  params: ofAccount,
  body: z.strictObject({
    name: oneLine(120).optional(),
    description: manyLines(500).optional(),
    roles: Roles.optional(),
    status: z.enum(["active", "disabled"]).optional(),
  }),
  etag,
  output: ServiceAccount,
  success: 200,
  refusals: ["service_account_name_taken", "role_unknown", "above_your_own", "workspace_archived"],
});
