import * as z from "zod";
import { DomainStatus } from "./domains.ts";
import { DomainId, MemberId, OrganizationId, SsoConnectionId } from "./ids.ts";
import { operation } from "./operation.ts";
import { PageQuery, Preview, pageOf } from "./paging.ts";
import { SsoConnection } from "./sso.ts";
import { ProductId } from "./subscriptions.ts";
import { manyLines } from "./text.ts";

/** How many Admins can be named for emergency access. */
export const MAX_BREAK_GLASS_ADMINS = 5;
/** For how long emergency access lasts in one session. */
export const BREAK_GLASS_HOURS = 4;

/** By which connection the people of a claimed domain sign in, and whether they have to. */
export const SsoDomain = z.object({
  id: DomainId,
  domain: z.string(),
  status: DomainStatus,
  connection_id: SsoConnectionId.nullable(),
  /** Whether its people enter this Organization by single sign-on only. Counts while the domain is verified and the connection enabled. */
  enforced: z.boolean(),
  enforced_since: z.iso.datetime().nullable(),
});
export type SsoDomain = z.infer<typeof SsoDomain>;

/** An Admin who stays able to enter without the identity provider. */
export const BreakGlassAdmin = z.object({
  member_id: MemberId,
  name: z.string(),
  email: z.string(),
  /** Whether they can enter today: active, Admin directly, and with a second factor. */
  can_enter: z.boolean(),
  has_second_factor: z.boolean(),
  /** When they last showed that the door opens. */
  rehearsed_at: z.iso.datetime().nullable(),
  last_used_at: z.iso.datetime().nullable(),
});
export type BreakGlassAdmin = z.infer<typeof BreakGlassAdmin>;

/** Everything that the page of single sign-on shows first. */
export const SsoSettings = z.object({
  /** Whether at least one connection is enabled: people join by it, not by invitation (SPEC R4.2). */
  is_on: z.boolean(),
  guests_by_invitation: z.boolean(),
  connections: z.array(SsoConnection),
  domains: z.array(SsoDomain),
  /** The Products of which somebody who first signs in gets a free seat (SPEC R6.4). */
  automatic_seats: z.array(ProductId),
  /** How many active members went without such a seat and still have none. */
  went_without_a_seat: z.number().int(),
  break_glass: z.array(BreakGlassAdmin),
  /** Whether a domain can be enforced: an Admin named for emergency access rehearsed within a day. */
  rehearsal_counts: z.boolean(),
});
export type SsoSettings = z.infer<typeof SsoSettings>;

const path = "/v1/organizations/{organization_id}/sso";
const inOrganization = z.strictObject({ organization_id: OrganizationId });

export const getSsoSettings = operation({
  name: "sso.get",
  summary: "Get connections, domains, automatic seats and emergency access of an Organization.",
  method: "GET",
  path,
  access: "access:write",
  params: inOrganization,
  output: SsoSettings,
  success: 200,
  refusals: [],
});

export const setSsoDomain = operation({
  name: "sso.domains.set",
  summary:
    "Decide which connection signs the people of a domain in, and whether they have to. `preview=true` counts whom it shuts out until they do.",
  method: "PUT",
  path: `${path}/domains/{domain_id}`,
  access: "access:write",
  fresh: true,
  params: z.strictObject({ organization_id: OrganizationId, domain_id: DomainId }),
  query: Preview,
  body: z.strictObject({ connection_id: SsoConnectionId.nullable(), enforced: z.boolean() }),
  output: z.object({
    applied: z.boolean(),
    domain: SsoDomain,
    /** Active members of the domain, and how many of them never signed in by a connection yet. */
    members: z.number().int(),
    never_signed_in: z.number().int(),
    /** Whether who asks is among them. */
    includes_you: z.boolean(),
  }),
  success: 200,
  refusals: ["domain_not_verified", "sso_connection_not_enabled", "break_glass_missing", "sso_rehearsal_missing"],
});

export const setAutomaticSeats = operation({
  name: "sso.automatic_seats.set",
  summary: "Decide of which Products somebody who first signs in through single sign-on gets a free seat.",
  method: "PUT",
  path: `${path}/automatic-seats`,
  access: "access:write",
  params: inOrganization,
  body: z.strictObject({ product_ids: z.array(ProductId).max(20) }),
  output: z.object({ product_ids: z.array(ProductId) }),
  success: 200,
  refusals: ["product_unknown", "no_subscription", "above_your_own"],
});

export const listWithoutSeat = operation({
  name: "sso.without_seat.list",
  summary:
    "List active members who first signed in when no seat was free and still have none. Grant with `members.seats.grant`.",
  method: "GET",
  path: `${path}/without-seat`,
  access: "seats:write",
  params: inOrganization,
  query: PageQuery,
  output: pageOf(
    z.object({
      member_id: MemberId,
      first_name: z.string(),
      last_name: z.string(),
      email: z.string(),
      product: z.object({ id: ProductId, name: z.string() }),
      since: z.iso.datetime(),
    }),
  ),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const setBreakGlass = operation({
  name: "sso.break_glass.set",
  summary: "Name the Admins who stay able to enter without the identity provider. The others are mailed.",
  method: "PUT",
  path: `${path}/break-glass`,
  access: "access:write",
  fresh: true,
  params: inOrganization,
  body: z.strictObject({
    member_ids: z.array(MemberId).max(MAX_BREAK_GLASS_ADMINS, `must name at most ${MAX_BREAK_GLASS_ADMINS} Admins`),
  }),
  output: z.object({ data: z.array(BreakGlassAdmin) }),
  success: 200,
  refusals: ["above_your_own", "break_glass_unfit", "break_glass_missing"],
});

export const rehearseBreakGlass = operation({
  name: "sso.break_glass.rehearse",
  summary:
    "Show, as an Admin who is named for it, that one can enter without the identity provider: signed in freshly in one's own way with a second factor.",
  method: "POST",
  path: `${path}/break-glass/rehearsal`,
  access: "member",
  fresh: true,
  params: inOrganization,
  output: z.object({ rehearsed_at: z.iso.datetime() }),
  success: 200,
  refusals: ["break_glass_unfit", "own_sign_in_required", "second_factor_required"],
});

export const useBreakGlass = operation({
  name: "sso.break_glass.use",
  summary:
    "Enter an Organization that enforces single sign-on without it, as an Admin who is named for that. Audited, and mailed to the other Admins.",
  method: "POST",
  path: `${path}/break-glass/use`,
  access: "signed_in",
  fresh: true,
  params: inOrganization,
  body: z.strictObject({ reason: manyLines(500).pipe(z.string().min(1, "must not be empty")) }),
  output: z.object({ until: z.iso.datetime() }),
  success: 200,
  refusals: ["not_found", "membership_suspended", "break_glass_unfit", "second_factor_required"],
});
