import * as z from "zod";
import { ApiKeyId, MemberId, OrganizationId, ServiceAccountId, WorkspaceId } from "./ids.ts";
import { operation } from "./operation.ts";
import { anyOf, PageQuery, pageOf } from "./paging.ts";
import { oneLine } from "./text.ts";

export const keyStatuses = ["active", "expired", "revoked"] as const;

/** Whose key it is: a member's or a Service account's. */
export const KeyOwner = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("member"), id: MemberId, name: z.string(), email: z.string() }),
  z.object({ kind: z.literal("service_account"), id: ServiceAccountId, name: z.string() }),
]);

/** An API key without its secret, which nothing can show again. */
export const ApiKey = z.object({
  id: ApiKeyId,
  name: z.string(),
  /** Enough of the key to recognise it: `rc_…a1b2`. */
  mask: z.string(),
  workspace: z.object({ id: WorkspaceId, name: z.string() }),
  owner: KeyOwner,
  status: z.enum(keyStatuses),
  /**
   * Why verifying it says no although it is active by itself: until the owner may act there again, or for good. Null for a
   * key that is good, and for one whose status says it all.
   */
  refused_because: z.enum(["workspace_archived", "owner_inactive"]).nullable(),
  created_at: z.iso.datetime(),
  last_used_at: z.iso.datetime().nullable(),
  expires_at: z.iso.datetime().nullable(),
  revoked_at: z.iso.datetime().nullable(),
  /** The key that replaced it, when it was rotated or handed over. */
  replaced_by: ApiKeyId.nullable(),
  /** Until when a key that was replaced still works beside the one in its place. */
  overlap_until: z.iso.datetime().nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;

/** A key with its secret, shown this once (SPEC R9.1). */
export const NewApiKey = z.object({ key: ApiKey, secret: z.string() });
export type NewApiKey = z.infer<typeof NewApiKey>;

/** How a secret looks: `rc_`, the Organization in the clear, 256 random bits, a checksum. */
export const API_KEY_PATTERN = /^rc_[0-9a-f]{32}_[0-9A-Za-z]{43}_[0-9a-z]{7}$/;

const path = "/v1/organizations/{organization_id}/workspaces/{workspace_id}/keys";
const ofWorkspace = z.strictObject({ organization_id: OrganizationId, workspace_id: WorkspaceId });
const ofKey = z.strictObject({ organization_id: OrganizationId, workspace_id: WorkspaceId, key_id: ApiKeyId });
const Expiry = z.iso.datetime("must be a time such as 2030-01-31T12:00:00Z").nullable();
/** For how long a key that was replaced works on; at most seven days (SPEC R10.1). */
export const OverlapHours = z.number().int().min(0).max(168);

export const listKeys = operation({
  name: "keys.list",
  summary: "List the API keys of a Workspace: for who administers keys all of them, otherwise one's own.",
  method: "GET",
  path,
  access: "workspace.keys:own",
  orAccess: "workspace.keys:write",
  params: ofWorkspace,
  query: PageQuery.extend({ status: anyOf(z.enum(keyStatuses)) }),
  output: pageOf(ApiKey),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const createKey = operation({
  name: "keys.create",
  summary: "Create an API key, one's own or a Service account's. Its secret is shown once.",
  method: "POST",
  path,
  access: "workspace.keys:own",
  params: ofWorkspace,
  body: z.strictObject({
    name: oneLine(120),
    expires_at: Expiry.default(null),
    service_account_id: ServiceAccountId.nullable().default(null),
  }),
  output: NewApiKey,
  success: 201,
  refusals: [
    "workspace_archived",
    "until_in_the_past",
    "service_account_disabled",
    "permission_missing",
    "above_your_own",
    "membership_suspended",
  ],
});

export const rotateKey = operation({
  name: "keys.rotate",
  summary: "Make a new key in the place of one, which works on for the chosen time.",
  method: "POST",
  path: `${path}/{key_id}/rotate`,
  access: "workspace.keys:own",
  params: ofKey,
  body: z.strictObject({ overlap_hours: OverlapHours.default(24) }),
  output: NewApiKey,
  success: 201,
  refusals: [
    "key_revoked",
    "key_expired",
    "key_replaced",
    "workspace_archived",
    "permission_missing",
    "above_your_own",
    "member_suspended",
    "service_account_disabled",
  ],
});

export const revokeKey = operation({
  name: "keys.revoke",
  summary: "Revoke an API key; it is refused from the next request on.",
  method: "DELETE",
  path: `${path}/{key_id}`,
  access: "workspace.keys:own",
  orAccess: "workspace.keys:write",
  params: ofKey,
  output: ApiKey,
  success: 200,
  refusals: ["key_revoked", "permission_missing"],
});

export const listMemberKeys = operation({
  name: "members.keys.list",
  summary: "List every API key that a member owns, in any Workspace.",
  method: "GET",
  path: "/v1/organizations/{organization_id}/members/{member_id}/keys",
  access: "members:read",
  params: z.strictObject({ organization_id: OrganizationId, member_id: MemberId }),
  output: z.object({ data: z.array(ApiKey) }),
  success: 200,
  refusals: [],
});

export const listMyKeys = operation({
  name: "my_keys.list",
  summary: "List one's own API keys in every Workspace.",
  method: "GET",
  path: "/v1/organizations/{organization_id}/my-keys",
  access: "member",
  adminKeys: "never",
  params: z.strictObject({ organization_id: OrganizationId }),
  output: z.object({ data: z.array(ApiKey) }),
  success: 200,
  refusals: [],
});

/** What a product's back end learns of a key (SPEC R9.3). A key that is not good says why in `reason`, and nothing else. */
export const VerifiedKey = z.discriminatedUnion("valid", [
  z.object({
    valid: z.literal(true),
    key_id: ApiKeyId,
    organization_id: OrganizationId,
    workspace_id: WorkspaceId,
    owner: z.object({ kind: z.enum(["member", "service_account"]), id: z.string() }),
    permissions: z.array(z.string()),
    expires_at: z.iso.datetime().nullable(),
  }),
  z.object({
    valid: z.literal(false),
    reason: z.enum(["malformed", "unknown", "revoked", "expired", "workspace_archived", "owner_inactive"]),
  }),
]);
export type VerifiedKey = z.infer<typeof VerifiedKey>;

export const verifyKey = operation({
  name: "keys.verify",
  summary: "Tell whether an API key is good and what it may do. The hot path of a product.",
  method: "POST",
  path: "/v1/keys/verify",
  access: "public",
  body: z.strictObject({ key: z.string().max(300) }),
  output: VerifiedKey,
  success: 200,
  refusals: [],
});
