import * as z from "zod";
import { DirectoryRequestId, DirectoryTokenId, OrganizationId } from "./ids.ts";
import { operation } from "./operation.ts";
import { anyOf, CappedCount, PageQuery, pageOf } from "./paging.ts";
import { oneLine } from "./text.ts";

/** How many tokens of an Organization work at once: one, and the one that takes its place. */
export const MAX_DIRECTORY_TOKENS = 2;
/** Which share of the members a directory may end in an hour, until an Admin sets another. */
export const DEFAULT_BRAKE_PERCENT = 25;
/** So many in an hour never stop it: in a small Organization one person is a large share. */
export const BRAKE_FREE_MEMBERS = 5;
/** For how long everything goes through once an Admin has let a stopped directory go on. */
export const BRAKE_RELEASED_MINUTES = 60;
/** For how long what directories asked for is kept. */
export const DIRECTORY_LOG_DAYS = 30;

/** How a token looks: `rcd_`, the Organization in the clear, 256 random bits. */
export const DIRECTORY_TOKEN_PATTERN = /^rcd_[0-9a-f]{32}_[0-9A-Za-z_-]{43}$/;

/** A token of a directory without its secret, which nothing can show again. */
export const DirectoryToken = z.object({
  id: DirectoryTokenId,
  name: z.string(),
  mask: z.string(),
  status: z.enum(["active", "expired", "revoked"]),
  created_by: z.string().nullable(),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime().nullable(),
  revoked_at: z.iso.datetime().nullable(),
  last_used_at: z.iso.datetime().nullable(),
});
export type DirectoryToken = z.infer<typeof DirectoryToken>;

/** What stops a directory that would suspend or remove too many members in an hour. */
export const DirectoryBrake = z.object({
  /** The share in percent; null lets any number through. */
  percent: z.number().int().nullable(),
  /** Since when suspending and removing is stopped; null while it is not. */
  stopped_at: z.iso.datetime().nullable(),
  /** Until when everything goes through, because an Admin said so. */
  let_through_until: z.iso.datetime().nullable(),
  /** How many members directories suspended or removed in the last hour. */
  ended_in_last_hour: z.number().int(),
});
export type DirectoryBrake = z.infer<typeof DirectoryBrake>;

/** Directory sync of an Organization: where a directory connects, and how it stands. */
export const Directory = z.object({
  base_url: z.string(),
  users: CappedCount,
  groups: CappedCount,
  last_request_at: z.iso.datetime().nullable(),
  brake: DirectoryBrake,
});
export type Directory = z.infer<typeof Directory>;

/** What came of a request. `linked`: a member who was there already is managed by the directory from then on. */
export const directoryOutcomes = [
  "read",
  "created",
  "linked",
  "changed",
  "suspended",
  "reactivated",
  "removed",
  "unchanged",
  "refused",
] as const;
export const DirectoryOutcome = z.enum(directoryOutcomes);
export type DirectoryOutcome = z.infer<typeof DirectoryOutcome>;

/** One request of a directory and what came of it. */
export const DirectoryRequest = z.object({
  id: DirectoryRequestId,
  token: z.object({ id: DirectoryTokenId, name: z.string() }),
  method: z.string(),
  path: z.string(),
  status: z.number().int(),
  outcome: DirectoryOutcome,
  /** Whom or what it is about, when about one. */
  subject: z.object({ kind: z.enum(["user", "group"]), id: z.string(), name: z.string() }).nullable(),
  /**
   * How many events of each name it led to: `{"member.suspended": 1, "seat.released": 2}`. One that is about many members
   * counts them, and `key.stopped` the API keys that do not work while their owner is suspended.
   */
  effects: z.record(z.string(), z.number().int()),
  /** Why it was refused, in plain words. */
  reason: z.string().nullable(),
  scim_type: z.string().nullable(),
  milliseconds: z.number().int(),
  at: z.iso.datetime(),
});
export type DirectoryRequest = z.infer<typeof DirectoryRequest>;

/** The same with what was sent and answered, word by word but for passwords. */
export const DirectoryExchange = DirectoryRequest.extend({
  request_body: z.string().nullable(),
  response_body: z.string().nullable(),
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
});
export type DirectoryExchange = z.infer<typeof DirectoryExchange>;

/** What would come of a request, were it sent again now. */
export const DirectoryPreview = DirectoryExchange.pick({
  status: true,
  outcome: true,
  subject: true,
  effects: true,
  reason: true,
  scim_type: true,
  response_body: true,
});
export type DirectoryPreview = z.infer<typeof DirectoryPreview>;

const path = "/v1/organizations/{organization_id}/directory";
const inOrganization = z.strictObject({ organization_id: OrganizationId });
const wholePercent = z.number("must be a whole number").int("must be a whole number");

export const getDirectory = operation({
  name: "directory.get",
  summary: "Get directory sync: where a directory connects, what it manages, and the brake.",
  method: "GET",
  path,
  access: "access:write",
  params: inOrganization,
  output: Directory,
  success: 200,
  refusals: [],
});

export const listDirectoryTokens = operation({
  name: "directory.tokens.list",
  summary: "List the tokens of directories, the newest first.",
  method: "GET",
  path: `${path}/tokens`,
  access: "access:write",
  params: inOrganization,
  query: PageQuery,
  output: pageOf(DirectoryToken),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const createDirectoryToken = operation({
  name: "directory.tokens.create",
  summary: "Create a token for a directory. It is shown once; two may work at once, so that one can replace the other.",
  method: "POST",
  path: `${path}/tokens`,
  access: "access:write",
  params: inOrganization,
  body: z.strictObject({
    name: oneLine(120),
    expires_at: z.iso.datetime("must be a time such as 2030-01-31T12:00:00Z").nullable().default(null),
  }),
  fresh: true,
  output: z.object({ token: DirectoryToken, secret: z.string() }),
  success: 201,
  refusals: ["too_many_directory_tokens", "until_in_the_past", "above_your_own"],
});

export const revokeDirectoryToken = operation({
  name: "directory.tokens.revoke",
  summary: "Revoke a token; it is refused from the next request on.",
  method: "DELETE",
  path: `${path}/tokens/{token_id}`,
  access: "access:write",
  params: z.strictObject({ organization_id: OrganizationId, token_id: DirectoryTokenId }),
  output: DirectoryToken,
  success: 200,
  refusals: [],
});

export const setDirectoryBrake = operation({
  name: "directory.brake.set",
  summary: "Set which share of the members a directory may suspend or remove in an hour; null for any.",
  method: "PUT",
  path: `${path}/brake`,
  access: "access:write",
  params: inOrganization,
  body: z.strictObject({
    percent: wholePercent.min(1, "must be from 1 to 100").max(100, "must be from 1 to 100").nullable(),
  }),
  fresh: true,
  output: DirectoryBrake,
  success: 200,
  refusals: ["above_your_own"],
});

export const releaseDirectoryBrake = operation({
  name: "directory.brake.release",
  summary: "Let a stopped directory go on: for an hour it suspends and removes whomever it says.",
  method: "POST",
  path: `${path}/brake/release`,
  access: "access:write",
  params: inOrganization,
  fresh: true,
  output: DirectoryBrake,
  success: 200,
  refusals: ["directory_not_stopped", "above_your_own"],
});

export const listDirectoryRequests = operation({
  name: "directory.requests.list",
  summary: "List what directories asked for and what came of it, the latest first.",
  method: "GET",
  path: `${path}/requests`,
  access: "access:write",
  params: inOrganization,
  query: PageQuery.extend({ outcome: anyOf(DirectoryOutcome), subject_id: oneLine(64).optional() }),
  output: pageOf(DirectoryRequest),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const getDirectoryRequest = operation({
  name: "directory.requests.get",
  summary: "Get one request of a directory with what was sent and answered.",
  method: "GET",
  path: `${path}/requests/{request_id}`,
  access: "access:write",
  params: z.strictObject({ organization_id: OrganizationId, request_id: DirectoryRequestId }),
  output: DirectoryExchange,
  success: 200,
  refusals: [],
});

export const previewDirectoryRequest = operation({
  name: "directory.requests.preview",
  summary: "Say what would come of a logged request, were it sent again now. Nothing is changed.",
  method: "POST",
  path: `${path}/requests/{request_id}/preview`,
  access: "access:write",
  params: z.strictObject({ organization_id: OrganizationId, request_id: DirectoryRequestId }),
  output: DirectoryPreview,
  success: 200,
  refusals: ["directory_request_cut", "above_your_own"],
});
