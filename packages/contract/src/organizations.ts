import * as z from "zod";
import { OrganizationId } from "./ids.ts";
import { operation } from "./operation.ts";
import { oneLine } from "./text.ts";

/** The tenant, with the settings that its Admins decide. */
export const Organization = z.object({
  id: OrganizationId,
  name: z.string(),
  /** How many days an invitation lives, 1 to 30 (SPEC R4.5). */
  invitation_valid_days: z.number().int(),
  /** Whether people outside the verified domains may still be invited while single sign-on is on (SPEC R4.2). */
  guests_by_invitation: z.boolean(),
  /** Whether people join through an identity provider: at least one connection is enabled. */
  single_sign_on: z.boolean(),
  /** The longest that an API key may live, in days; null for no limit (SPEC R9.2). */
  max_key_lifetime_days: z.number().int().nullable(),
  created_at: z.iso.datetime(),
});
export type Organization = z.infer<typeof Organization>;

export const OrganizationName = oneLine(120);

const etag = { counts: ["name", "invitation_valid_days", "guests_by_invitation", "max_key_lifetime_days"] };
const path = "/v1/organizations/{organization_id}";
const params = z.strictObject({ organization_id: OrganizationId });

export const getOrganization = operation({
  name: "organizations.get",
  summary: "Get the name and the settings of an Organization.",
  method: "GET",
  path,
  access: "organization:read",
  params,
  etag,
  output: Organization,
  success: 200,
  refusals: [],
});

const wholeDays = z.number("must be a whole number").int("must be a whole number");

export const OrganizationChanges = z.strictObject({
  name: OrganizationName.optional(),
  invitation_valid_days: wholeDays.min(1, "must be from 1 to 30").max(30, "must be from 1 to 30").optional(),
  guests_by_invitation: z.boolean().optional(),
  max_key_lifetime_days: wholeDays
    .min(1, "must be from 1 to 3650")
    .max(3650, "must be from 1 to 3650")
    .nullable()
    .optional(),
});
export type OrganizationChanges = z.infer<typeof OrganizationChanges>;

export const updateOrganization = operation({
  name: "organizations.update",
  summary: "Rename an Organization or change its settings.",
  method: "PATCH",
  path,
  access: "organization:write",
  params,
  etag,
  body: OrganizationChanges,
  output: Organization,
  success: 200,
  refusals: [],
});

export const deleteOrganization = operation({
  name: "organizations.delete",
  summary: "Delete an Organization with everything in it. The audit events stay.",
  method: "DELETE",
  path,
  access: "organization:delete",
  params,
  body: z.strictObject({ confirm_name: z.string().max(500) }),
  fresh: true,
  success: 204,
  refusals: ["confirmation_mismatch"],
});
