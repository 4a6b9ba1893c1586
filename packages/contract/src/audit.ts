import * as z from "zod";
import { AuditEventId, OrganizationId, WorkspaceId } from "./ids.ts";
import { operation } from "./operation.ts";
import { anyOf, PageQuery, pageOf } from "./paging.ts";

/** Who can act. `anonymous`: somebody who holds a link; `system`: the product itself, following up. */
export const actorKinds = ["member", "admin_key", "user", "directory", "operator", "system", "anonymous"] as const;
export const ActorKind = z.enum(actorKinds);
export type ActorKind = z.infer<typeof ActorKind>;

/** One line of the audit log: who did what to whom, from where, before and after. */
export const AuditEvent = z.object({
  id: AuditEventId,
  /** Past tense, noun first: `member.removed`. A log may hold names that this version no longer writes. */
  name: z.string(),
  at: z.iso.datetime(),
  /** Who did it, with their name at that time. */
  actor: z.object({ kind: ActorKind, id: z.string().nullable(), name: z.string() }),
  /** What it is about, with its name where one is known. */
  subject: z.object({ id: z.string(), name: z.string().nullable() }),
  /** As `EventPayloads` describes it; what changed stands in `before` and `after`. */
  payload: z.record(z.string(), z.unknown()),
  /** The names, as they are now, of what the payload mentions by id. What is gone has none. */
  names: z.record(z.string(), z.string()),
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  /** Finds the request in the server's log. */
  request_id: z.string().nullable(),
  /** When personal data was erased from this line; null where nothing was. */
  erased_at: z.iso.datetime().nullable(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

const anId = z
  .string()
  .max(80)
  .regex(/^[a-z]{2,8}_[0-9a-f]{32}$/, "must be an id");
const named = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9_-]*$/, "must be an id or a short name");
const instant = z.iso.datetime({ offset: true, error: "must be a time such as 2026-11-05T09:30:00Z" });

/** Which events: different keys mean and, a repeated key means or. */
export const AuditFilter = z.strictObject({
  /** Who did it: an id of a member, a User or a directory's token, or a kind such as `operator`. */
  actor: anyOf(z.union([ActorKind, anId], "must be an id or a kind of actor")),
  /** Names of events. */
  name: anyOf(
    z
      .string()
      .max(80)
      .regex(/^[a-z_]+\.[a-z_]+$/, "must be the name of an event"),
  ),
  /** What it is about or mentions: an id, or the short name of a product or role. */
  target: anyOf(named),
  workspace: anyOf(WorkspaceId),
  /** By it or about it: what somebody did together with what was done to them. */
  involving: anId.optional(),
  /** Not before this time. */
  from: instant.optional(),
  /** Before this time. */
  to: instant.optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

const path = "/v1/organizations/{organization_id}/events";
const params = z.strictObject({ organization_id: OrganizationId });

export const listAuditEvents = operation({
  name: "audit.events.list",
  summary: "List audit events, the latest first.",
  method: "GET",
  path,
  access: "audit:read",
  params,
  query: PageQuery.extend(AuditFilter.shape),
  output: pageOf(AuditEvent),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const followAuditEvents = operation({
  name: "audit.events.follow",
  summary:
    "Follow audit events in the order in which they were sealed, the oldest first. No event is ever skipped; keep `next_cursor` and ask again with it.",
  method: "GET",
  path: `${path}/feed`,
  access: "audit:read",
  params,
  query: PageQuery.extend({
    /** Where to begin without a cursor: at the oldest event that is kept, or after the latest. */
    start: z.enum(["beginning", "end"], "must be beginning or end").default("beginning"),
  }),
  output: z.object({
    /** `position` counts the sealed events of the Organization without a gap. */
    data: z.array(AuditEvent.extend({ position: z.number().int() })),
    /** Never null: the place to ask from next, also when there is nothing more yet. */
    next_cursor: z.string(),
    has_more: z.boolean(),
  }),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const auditExportFormats = ["csv", "jsonl"] as const;
export const AuditExportFormat = z.enum(auditExportFormats, "must be csv or jsonl");

export const exportAuditEvents = operation({
  name: "audit.events.export",
  summary: "Download audit events as CSV or as JSON lines, the latest first.",
  method: "GET",
  path: `${path}/export`,
  access: "audit:read",
  params,
  query: AuditFilter.extend({ format: AuditExportFormat.default("csv") }),
  output: z.string(),
  media: ["text/csv", "application/jsonl"],
  isBulk: true,
  success: 200,
  refusals: [],
});

/**
 * What is wrong with a chain. `inserted`: never sealed. `rewritten`: what comes before it is not what it was sealed on, or
 * its hash is not the one that was noted earlier.
 */
export const brokenKinds = ["edited", "removed", "reordered", "inserted", "rewritten"] as const;
export const BrokenKind = z.enum(brokenKinds);
export type BrokenKind = z.infer<typeof BrokenKind>;

/** The first line of a chain that is not as it was sealed. */
export const BrokenEvent = z.object({
  kind: BrokenKind,
  /** Null where neither the event nor its seal is there any more. */
  event_id: AuditEventId.nullable(),
  /** Null for an event that has no place in the chain. */
  position: z.number().int().nullable(),
});
export type BrokenEvent = z.infer<typeof BrokenEvent>;

/** How far the hash chain of an Organization goes. */
export const AuditChain = z.object({
  /** The first position that is kept: 1 until older events were removed by the retention setting. */
  first_position: z.number().int(),
  /** The last position that is sealed; below `first_position` while there is none. */
  last_position: z.number().int(),
  /** The hash at the last position, in hexadecimal: note it elsewhere to prove later that nothing before it changed. */
  head_hash: z.string(),
  /** How many events wait to be sealed. */
  waiting: z.number().int(),
});
export type AuditChain = z.infer<typeof AuditChain>;

/** A head that was noted earlier, as `position:hash`: proves what the chain alone cannot, that nobody wrote all of it anew. */
export const NotedHead = z.string().regex(/^[1-9]\d{0,14}:[0-9a-f]{64}$/, "must be a position, a colon and a hash");

export const verifyAuditChain = operation({
  name: "audit.chain.verify",
  summary: "Verify a part of the hash chain of the audit log, and go on with `next_cursor` until `has_more` is false.",
  method: "GET",
  path: `${path}/chain`,
  access: "audit:read",
  params,
  query: z.strictObject({
    /** The `next_cursor` of the part before. */
    after: z.string().max(2000).optional(),
    noted: NotedHead.optional(),
  }),
  output: z.object({
    chain: AuditChain,
    /** The last position that this part has verified. */
    verified_through: z.number().int(),
    /** How many events of this part had personal data erased. */
    erased: z.number().int(),
    first_broken: BrokenEvent.nullable(),
    next_cursor: z.string().nullable(),
    has_more: z.boolean(),
  }),
  isBulk: true,
  success: 200,
  refusals: ["invalid_cursor"],
});

/** The fewest and the most days for which events can be kept, where they are not kept for ever. */
export const AUDIT_RETENTION_DAYS = { min: 90, max: 3650 } as const;

export const AuditRetention = z.object({
  /** How many days events are kept; null keeps them for ever. */
  days: z.number().int().nullable(),
  /** When the oldest event that is kept happened; null while there is none. */
  oldest_at: z.iso.datetime().nullable(),
});
export type AuditRetention = z.infer<typeof AuditRetention>;

const retentionPath = "/v1/organizations/{organization_id}/audit-retention";

export const getAuditRetention = operation({
  name: "audit.retention.get",
  summary: "Get how long audit events are kept.",
  method: "GET",
  path: retentionPath,
  access: "audit:read",
  params,
  output: AuditRetention,
  success: 200,
  refusals: [],
});

const { min, max } = AUDIT_RETENTION_DAYS;
const fromTo = `must be from ${min} to ${max}`;

export const setAuditRetention = operation({
  name: "audit.retention.set",
  summary: "Set how long audit events are kept; null keeps them for ever. What is older is removed within a day.",
  method: "PUT",
  path: retentionPath,
  access: "organization:write",
  params,
  body: z.strictObject({
    days: z.number("must be a whole number").int("must be a whole number").min(min, fromTo).max(max, fromTo).nullable(),
  }),
  fresh: true,
  output: AuditRetention,
  success: 200,
  refusals: [],
});

export const getAuditEvent = operation({
  name: "audit.events.get",
  summary: "Get one audit event.",
  method: "GET",
  path: `${path}/{event_id}`,
  access: "audit:read",
  params: params.extend({ event_id: AuditEventId }),
  output: AuditEvent,
  success: 200,
  refusals: [],
});
