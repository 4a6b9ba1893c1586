import * as z from "zod";
import { LedgerEntryId, MemberId, OrganizationId, SeatRequestId } from "./ids.ts";
import { operation } from "./operation.ts";
import { anyOf, PageQuery, pageOf } from "./paging.ts";
import { Person } from "./people.ts";
import { manyLines } from "./text.ts";

/** A Product or a plan has a short name as its id, such as `vibe` or `team`: the catalogue is data. */
export const ProductId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "must be the id of a product");
export const PlanId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "must be the id of a plan");

/** A Product of the catalogue with the plans that it can be bought in. */
export const Product = z.object({
  id: ProductId,
  name: z.string(),
  plans: z.array(z.object({ id: PlanId, name: z.string(), allows_invitations: z.boolean() })),
});
export type Product = z.infer<typeof Product>;

/** What an Organization bought of one Product. `free` is `seats - used - reserved`; reserved seats wait in invitations (SPEC R4.4). */
export const Subscription = z.object({
  product: z.object({ id: ProductId, name: z.string() }),
  plan: z.object({ id: PlanId, name: z.string(), allows_invitations: z.boolean() }),
  seats: z.number().int(),
  used: z.number().int(),
  reserved: z.number().int(),
  free: z.number().int(),
  updated_at: z.iso.datetime(),
});
export type Subscription = z.infer<typeof Subscription>;

const inOrganization = z.strictObject({ organization_id: OrganizationId });

export const listProducts = operation({
  name: "products.list",
  summary: "List the Products and plans of the catalogue.",
  method: "GET",
  path: "/v1/products",
  access: "signed_in",
  takesProviderSession: true,
  output: z.object({ data: z.array(Product) }),
  success: 200,
  refusals: [],
});

export const listSubscriptions = operation({
  name: "subscriptions.list",
  summary: "List what the Organization bought, with used, reserved and free seats.",
  method: "GET",
  path: "/v1/organizations/{organization_id}/subscriptions",
  access: "subscriptions:read",
  params: inOrganization,
  output: z.object({ data: z.array(Subscription) }),
  success: 200,
  refusals: [],
});

export const seatChanges = ["granted", "released", "reserved", "reservation_ended", "subscription_changed"] as const;

/** One line of the seat ledger: what changed, for whom, and what it came to. */
export const LedgerEntry = z.object({
  id: LedgerEntryId,
  product_id: ProductId,
  change: z.enum(seatChanges),
  /** Whom the seat is for: a member's or an invited address; null for a change of the subscription. */
  email: z.string().nullable(),
  member_id: MemberId.nullable(),
  actor_name: z.string().nullable(),
  seats_after: z.number().int(),
  used_after: z.number().int(),
  reserved_after: z.number().int(),
  at: z.iso.datetime(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

export const listSeatLedger = operation({
  name: "seat_ledger.list",
  summary: "List what happened to the seats, newest first.",
  method: "GET",
  path: "/v1/organizations/{organization_id}/seat-ledger",
  access: "subscriptions:read",
  params: inOrganization,
  query: PageQuery.extend({ product_id: anyOf(ProductId) }),
  output: pageOf(LedgerEntry),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const SeatRequest = z.object({
  id: SeatRequestId,
  product_id: ProductId,
  member: Person,
  reason: z.string(),
  status: z.enum(["pending", "granted", "declined"]),
  created_at: z.iso.datetime(),
  answered_at: z.iso.datetime().nullable(),
  answered_by: z.string().nullable(),
});
export type SeatRequest = z.infer<typeof SeatRequest>;

const requestsPath = "/v1/organizations/{organization_id}/seat-requests";
const requestParams = z.strictObject({ organization_id: OrganizationId, seat_request_id: SeatRequestId });

export const listSeatRequests = operation({
  name: "seat_requests.list",
  summary: "List seat requests: for who may answer them everybody's, for a member their own.",
  method: "GET",
  path: requestsPath,
  access: "seats:request",
  params: inOrganization,
  query: z.strictObject({ status: anyOf(z.enum(["pending", "granted", "declined"])) }),
  output: z.object({ data: z.array(SeatRequest) }),
  success: 200,
  refusals: [],
});

export const requestSeat = operation({
  name: "seat_requests.create",
  summary: "Ask the Admins for a seat of a Product.",
  method: "POST",
  path: requestsPath,
  access: "seats:request",
  adminKeys: "never",
  params: inOrganization,
  body: z.strictObject({ product_id: ProductId, reason: manyLines(500) }),
  output: SeatRequest,
  success: 201,
  refusals: ["no_subscription", "seat_already_held", "seat_request_pending"],
});

export const grantSeatRequest = operation({
  name: "seat_requests.grant",
  summary: "Grant a seat request: the member gets the seat.",
  method: "POST",
  path: `${requestsPath}/{seat_request_id}/grant`,
  access: "seats:write",
  params: requestParams,
  output: SeatRequest,
  success: 200,
  refusals: ["seat_request_answered", "no_seats_available", "no_subscription", "member_suspended"],
});

export const declineSeatRequest = operation({
  name: "seat_requests.decline",
  summary: "Decline a seat request.",
  method: "POST",
  path: `${requestsPath}/{seat_request_id}/decline`,
  access: "seats:write",
  params: requestParams,
  output: SeatRequest,
  success: 200,
  refusals: ["seat_request_answered"],
});
