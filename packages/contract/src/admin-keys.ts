import * as z from "zod";
import { checksumOf } from "./api-key-format.ts";
import { keyStatuses, OverlapHours } from "./api-keys.ts";
import { AdminKeyId, MemberId, OrganizationId } from "./ids.ts";
import { operation } from "./operation.ts";
import { anyOf, PageQuery, pageOf } from "./paging.ts";
import { allOrganizationPermissions } from "./permissions.ts";
import { oneLine } from "./text.ts";

/** How many Admin API keys of an Organization work at once. */
export const MAX_ADMIN_KEYS = 100;

const PREFIX = "rca_";

/** How an Admin API key looks: `rca_`, the Organization in the clear, 256 random bits, a checksum. */
export const ADMIN_KEY_PATTERN = /^rca_[0-9a-f]{32}_[0-9A-Za-z]{43}_[0-9a-z]{7}$/;

/** Whether a text has the form of an Admin API key and its checksum is right. Tells no good key from a revoked one. */
export function isWellFormedAdminKey(text: string): boolean {
  if (!ADMIN_KEY_PATTERN.test(text)) return false;
  const end = text.lastIndexOf("_");
  return checksumOf(text.slice(0, end)) === text.slice(end + 1);
}

/** The id of the Organization that a well-formed Admin API key belongs to. */
export function organizationOfAdminKey(key: string): string {
  return `org_${key.slice(PREFIX.length, PREFIX.length + 32)}`;
}

/** What a key may do at most: permissions of the Organization. */
export const AdminKeyPermission = z.enum(allOrganizationPermissions, "must be a permission of the Organization");

/**
 * An Admin API key without its secret, which nothing can show again. It acts with its permissions, as far as the member
 * who answers for it holds them at that moment.
 */
export const AdminKey = z.object({
  id: AdminKeyId,
  name: z.string(),
  /** Enough of the key to recognise it: `rca_…a1b2`. */
  mask: z.string(),
  permissions: z.array(z.string()),
  /** Those of `permissions` that it may not use now, because who answers for it does not hold them. */
  withheld: z.array(z.string()),
  /** Who answers for it: who made it, or rotated it last. Without them, or while they are suspended, it opens nothing. */
  responsible: z.object({
    member_id: MemberId,
    name: z.string(),
    email: z.string(),
    status: z.enum(["active", "suspended", "removed"]),
  }),
  status: z.enum(keyStatuses),
  created_at: z.iso.datetime(),
  last_used_at: z.iso.datetime().nullable(),
  expires_at: z.iso.datetime().nullable(),
  revoked_at: z.iso.datetime().nullable(),
  /** The key that replaced it, when it was rotated. */
  replaced_by: AdminKeyId.nullable(),
  /** Until when a key that was rotated still works beside the one in its place. */
  overlap_until: z.iso.datetime().nullable(),
});
export type AdminKey = z.infer<typeof AdminKey>;

/** A key with its secret, shown this once. */
export const NewAdminKey = z.object({ key: AdminKey, secret: z.string() });
export type NewAdminKey = z.infer<typeof NewAdminKey>;

const path = "/v1/organizations/{organization_id}/admin-keys";
const inOrganization = z.strictObject({ organization_id: OrganizationId });
const ofKey = z.strictObject({ organization_id: OrganizationId, admin_key_id: AdminKeyId });

export const listAdminKeys = operation({
  name: "admin_keys.list",
  summary: "List the Admin API keys of the Organization, or those for which somebody answers, the newest first.",
  method: "GET",
  path,
  access: "admin_keys:write",
  params: inOrganization,
  query: PageQuery.extend({ status: anyOf(z.enum(keyStatuses)), responsible: anyOf(MemberId) }),
  output: pageOf(AdminKey),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const getAdminKey = operation({
  name: "admin_keys.get",
  summary: "Get one Admin API key.",
  method: "GET",
  path: `${path}/{admin_key_id}`,
  access: "admin_keys:write",
  params: ofKey,
  output: AdminKey,
  success: 200,
  refusals: [],
});

export const createAdminKey = operation({
  name: "admin_keys.create",
  summary: "Create an Admin API key with some of the permissions that one holds. Its secret is shown once.",
  method: "POST",
  path,
  access: "admin_keys:write",
  params: inOrganization,
  body: z.strictObject({
    name: oneLine(120),
    permissions: z
      .array(AdminKeyPermission)
      .min(1, "must name at least one permission")
      .max(allOrganizationPermissions.length),
    expires_at: z.iso.datetime("must be a time such as 2030-01-31T12:00:00Z").nullable().default(null),
  }),
  fresh: true,
  output: NewAdminKey,
  success: 201,
  refusals: ["above_your_own", "until_in_the_past", "too_many_admin_keys"],
});

export const rotateAdminKey = operation({
  name: "admin_keys.rotate",
  summary:
    "Make a new Admin API key in the place of one, which works on for the chosen time. Whoever rotates it answers for both.",
  method: "POST",
  path: `${path}/{admin_key_id}/rotate`,
  access: "admin_keys:write",
  params: ofKey,
  body: z.strictObject({ overlap_hours: OverlapHours.default(24) }),
  fresh: true,
  output: NewAdminKey,
  success: 201,
  refusals: ["above_your_own", "key_revoked", "key_expired", "key_replaced", "too_many_admin_keys"],
});

export const revokeAdminKey = operation({
  name: "admin_keys.revoke",
  summary: "Revoke an Admin API key; it is refused from the next request on.",
  method: "DELETE",
  path: `${path}/{admin_key_id}`,
  access: "admin_keys:write",
  params: ofKey,
  output: AdminKey,
  success: 200,
  refusals: ["key_revoked"],
});
