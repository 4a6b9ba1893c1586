import * as z from "zod";
import { BulkJobId, GroupId, MemberId, OrganizationId, WorkspaceId } from "./ids.ts";
import { MemberFilter } from "./members.ts";
import { operation } from "./operation.ts";
import { anyOf, PageQuery, pageOf } from "./paging.ts";
import { ADMIN_ROLE, RoleId } from "./roles.ts";
import { ProductId } from "./subscriptions.ts";

/** At most so many members can be named one by one. */
export const MAX_NAMED_MEMBERS = 1_000;
/** At most so many members can be in one bulk change. */
export const MAX_BULK_ITEMS = 100_000;
/** So many that work at once, or have waited to be confirmed for less than a day, can an Organization have. */
export const MAX_OPEN_BULK_JOBS = 20;
/** For how long a bulk change is kept with its result. */
export const BULK_KEPT_DAYS = 30;

const Roles = z.array(RoleId).min(1, "must name at least one role").max(20);

/** What a bulk change does to each member: the same as the operation for one, with the same rules. */
export const BulkAction = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("roles.add"), roles: Roles }),
  z.strictObject({ type: z.literal("roles.remove"), roles: Roles }),
  z.strictObject({ type: z.literal("roles.set"), roles: Roles }),
  z.strictObject({ type: z.literal("seat.grant"), product_id: ProductId }),
  z.strictObject({ type: z.literal("seat.release"), product_id: ProductId }),
  z.strictObject({ type: z.literal("workspace.add"), workspace_id: WorkspaceId, roles: Roles }),
  z.strictObject({ type: z.literal("workspace.remove"), workspace_id: WorkspaceId }),
  z.strictObject({ type: z.literal("group.add"), group_id: GroupId }),
  z.strictObject({ type: z.literal("group.remove"), group_id: GroupId }),
  z.strictObject({ type: z.literal("suspend") }),
  z.strictObject({ type: z.literal("reactivate") }),
  z.strictObject({ type: z.literal("remove") }),
]);
export type BulkAction = z.infer<typeof BulkAction>;
export type BulkActionType = BulkAction["type"];

/** Members by their ids, or all that a filter of the Members page finds at this moment. */
export const BulkSelection = z.union([
  z.strictObject({
    members: z
      .array(MemberId)
      .min(1, "must name at least one member")
      .max(MAX_NAMED_MEMBERS, `must name at most ${MAX_NAMED_MEMBERS} members; select by a filter for more`),
  }),
  z.strictObject({ filter: MemberFilter }),
]);
export type BulkSelection = z.infer<typeof BulkSelection>;

/**
 * `previewing`: its effect is being worked out; `ready`: waits to be confirmed; `stopped`: whoever confirmed it may no longer
 * do it, so that the rest is left as it is.
 */
export const bulkStates = ["previewing", "ready", "running", "finished", "cancelled", "stopped"] as const;
export const BulkState = z.enum(bulkStates);
export type BulkState = z.infer<typeof BulkState>;

export const bulkOutcomes = ["changed", "unchanged", "refused"] as const;
export const BulkOutcomeName = z.enum(bulkOutcomes);
export type BulkOutcomeName = z.infer<typeof BulkOutcomeName>;

/** What becomes of one item; with the code and the sentence of the refusal, or of why nothing changes. */
export const BulkOutcome = z.object({
  outcome: BulkOutcomeName,
  code: z.string().nullable(),
  detail: z.string().nullable(),
  /** The column of the file that is to blame; null where none is, and where it is about a member. */
  column: z.string().nullable(),
});
export type BulkOutcome = z.infer<typeof BulkOutcome>;

/** How many items of each outcome there are so far. */
export const BulkCounts = z.object({
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
});
export type BulkCounts = z.infer<typeof BulkCounts>;

/** One change to many: its effect is worked out first, then it runs when somebody confirms it. */
export const BulkJob = z.object({
  id: BulkJobId,
  /** About members, or about people to invite out of a file. */
  kind: z.enum(["members", "invitations"]),
  /** What it does to each member; null where it invites. */
  action: BulkAction.nullable(),
  /** How its file was read; null where it is about members. A column that is read as nothing was left out. */
  file: z.object({ columns: z.array(z.object({ header: z.string(), read_as: z.string().nullable() })) }).nullable(),
  state: BulkState,
  /** How many items it has; `preview` and `result` say how many of them are done. */
  total: z.number().int(),
  /** What it would do, item by item, as far as that is worked out. */
  preview: BulkCounts,
  /** What it has done. */
  result: BulkCounts,
  /** Why it stopped before its end. */
  stopped_because: z.object({ code: z.string(), detail: z.string() }).nullable(),
  created_at: z.iso.datetime(),
  created_by: z.string().nullable(),
  started_at: z.iso.datetime().nullable(),
  started_by: z.string().nullable(),
  /** When it was finished, cancelled or stopped. */
  ended_at: z.iso.datetime().nullable(),
  /** Until when it is kept. */
  kept_until: z.iso.datetime(),
});
export type BulkJob = z.infer<typeof BulkJob>;

/** One member, or one line of a file, of a bulk change. */
export const BulkItem = z.object({
  /** Its place, from 1; items run in this order. */
  number: z.number().int(),
  /** Null where it invites. */
  member_id: MemberId.nullable(),
  /** The line of the file; null where it is about a member. */
  line: z.number().int().nullable(),
  /** Names and address are empty where there is no such member. */
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
  /** What it would do; null until that is worked out. */
  preview: BulkOutcome.nullable(),
  /** What it has done; null until then. */
  result: BulkOutcome.nullable(),
});
export type BulkItem = z.infer<typeof BulkItem>;

/** Whether an action makes somebody Admin, which asks for a fresh sign-in. */
export function givesAdmin(action: BulkAction): boolean {
  return (action.type === "roles.add" || action.type === "roles.set") && action.roles.includes(ADMIN_ROLE);
}

const path = "/v1/organizations/{organization_id}/bulk-jobs";
const one = `${path}/{bulk_job_id}`;
const access = "members:read";
const inOrganization = z.strictObject({ organization_id: OrganizationId });
const ofJob = inOrganization.extend({ bulk_job_id: BulkJobId });

export const createBulkJob = operation({
  name: "bulk.create",
  summary:
    "Begin a change to many members by working out its effect, member by member. Nothing changes until it is confirmed.",
  method: "POST",
  path,
  access,
  params: inOrganization,
  body: z.strictObject({ selection: BulkSelection, action: BulkAction }),
  fresh: ({ action }) => givesAdmin(action),
  isBulk: true,
  output: BulkJob,
  success: 202,
  refusals: ["bulk_too_many_members", "too_many_bulk_jobs"],
});

export const listBulkJobs = operation({
  name: "bulk.list",
  summary: "List the bulk changes of the last 30 days, the latest first.",
  method: "GET",
  path,
  access,
  params: inOrganization,
  query: PageQuery.extend({ state: anyOf(BulkState) }),
  output: pageOf(BulkJob),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const getBulkJob = operation({
  name: "bulk.get",
  summary: "Get how far a bulk change is.",
  method: "GET",
  path: one,
  access,
  params: ofJob,
  output: BulkJob,
  success: 200,
  refusals: [],
});

export const confirmBulkJob = operation({
  name: "bulk.confirm",
  summary: "Run a bulk change whose effect is worked out. It runs in the background, by the rights of who confirms it.",
  method: "POST",
  path: `${one}/confirm`,
  access,
  params: ofJob,
  isBulk: true,
  output: BulkJob,
  success: 202,
  refusals: ["bulk_not_ready"],
});

export const cancelBulkJob = operation({
  name: "bulk.cancel",
  summary: "Cancel a bulk change. What it has done stays; the rest is left as it is.",
  method: "POST",
  path: `${one}/cancel`,
  access,
  params: ofJob,
  output: BulkJob,
  success: 200,
  refusals: ["bulk_ended"],
});

export const listBulkItems = operation({
  name: "bulk.items.list",
  summary: "List the members of a bulk change, with what it would do to each, and what it has done.",
  method: "GET",
  path: `${one}/items`,
  access,
  params: ofJob,
  query: PageQuery.extend({
    /** Items of which this would become. */
    preview: anyOf(BulkOutcomeName),
    /** Items of which this became. */
    result: anyOf(BulkOutcomeName),
  }),
  output: pageOf(BulkItem),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const downloadBulkResult = operation({
  name: "bulk.result",
  summary: "Download what a bulk change would do and has done, item by item, as CSV.",
  method: "GET",
  path: `${one}/result`,
  access,
  params: ofJob,
  output: z.string(),
  media: ["text/csv"],
  isBulk: true,
  success: 200,
  refusals: [],
});
