import * as z from "zod";
import { MemberId, OrganizationId, SsoConnectionId, SsoSignInId } from "./ids.ts";
import { operation } from "./operation.ts";
import { anyOf, PageQuery, pageOf } from "./paging.ts";
import { RoleId } from "./roles.ts";
import { SsoNamed, SsoProtocol } from "./sso.ts";
import { ProductId } from "./subscriptions.ts";
import { EmailAddress } from "./text.ts";

/**
 * The page of the panel to which an identity provider's answer leads. After `#` stand either `code`, for
 * `sign_in.sso.complete`, or `problem` (a code of the catalogue) and `reference`.
 */
export const SSO_RETURN_PATH = "/sign-in/sso";

/** The page of the panel where a test sign-in ends. */
export function ssoTestPath(organizationId: string, connectionId: string, signInId: string): string {
  return `/o/${organizationId}/access/sso/${connectionId}/tests/${signInId}`;
}

/** How long an entry of the log is kept. */
export const SSO_LOG_DAYS = 90;

/**
 * Why a sign-in through single sign-on was refused. The person reads a kind sentence; the Admin reads which of these it
 * was, with a detail.
 */
export const ssoRefusalReasons = [
  // The message
  "malformed",
  "too_large",
  "not_signed",
  "bad_signature",
  "weak_algorithm",
  "wrong_audience",
  "wrong_destination",
  "wrong_issuer",
  "provider_refused",
  "expired",
  "not_yet_valid",
  "not_encrypted",
  "cannot_decrypt",
  "replayed",
  // Who began it
  "not_started_here",
  "other_browser",
  "started_too_long_ago",
  "idp_initiated_off",
  // OpenID Connect
  "code_refused",
  "bad_token",
  "provider_unreachable",
  // Who it is
  "subject_missing",
  "subject_changes",
  "email_missing",
  "email_invalid",
  "email_not_verified",
  "email_outside_domains",
  // May they
  "connection_disabled",
  "removed_before",
  "suspended",
  "plan_required",
  "address_taken",
  "not_fresh",
] as const;
export const SsoRefusalReason = z.enum(ssoRefusalReasons);
export type SsoRefusalReason = z.infer<typeof SsoRefusalReason>;

/** `waiting`: began, and no answer of the identity provider came yet. */
export const ssoOutcomes = ["waiting", "signed_in", "linked", "joined", "passed", "refused"] as const;
export const SsoOutcome = z.enum(ssoOutcomes);
export type SsoOutcome = z.infer<typeof SsoOutcome>;

/** What a sign-in grants by the mapping, and what the default roles give who joins. */
export const SsoGrants = z.object({
  roles: z.array(SsoNamed),
  groups: z.array(SsoNamed),
  workspaces: z.array(SsoNamed.extend({ roles: z.array(RoleId) })),
});
export type SsoGrants = z.infer<typeof SsoGrants>;

/** What a test received, and what would have come of it. Kept for the test alone, never of other sign-ins. */
export const SsoTestResult = z.object({
  subject: z.string().nullable(),
  email: z.string().nullable(),
  first_name: z.string(),
  last_name: z.string(),
  groups: z.array(z.string()),
  /** As they came, so that a wrong name can be found. */
  attributes: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  /** `join`: becomes a member. `link`: somebody who is a member is known by their subject from then on. */
  would: z.enum(["join", "link", "sign_in", "refuse"]).nullable(),
  reason: SsoRefusalReason.nullable(),
  /** Whether a pending invitation would be taken up. */
  takes_up_invitation: z.boolean(),
  grants: SsoGrants,
  seats: z.array(
    z.object({
      product: z.object({ id: ProductId, name: z.string() }),
      outcome: z.enum(["granted", "none_left", "held_already"]),
    }),
  ),
});
export type SsoTestResult = z.infer<typeof SsoTestResult>;

/** One try to sign in, or one test. What the identity provider sent is not kept. */
export const SsoSignIn = z.object({
  id: SsoSignInId,
  connection_id: SsoConnectionId,
  connection_name: z.string(),
  purpose: z.enum(["sign_in", "test"]),
  begun_by: z.enum(["person", "identity_provider"]),
  outcome: SsoOutcome,
  reason: SsoRefusalReason.nullable(),
  /** What exactly was wrong, for who configures the connection. */
  detail: z.string().nullable(),
  email: z.string().nullable(),
  subject: z.string().nullable(),
  member_id: MemberId.nullable(),
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  /** What a person can read out to their Admin. */
  reference: z.string(),
  at: z.iso.datetime(),
});
export type SsoSignIn = z.infer<typeof SsoSignIn>;

const path = "/v1/organizations/{organization_id}/sso";
const inOrganization = z.strictObject({ organization_id: OrganizationId });
const ofConnection = z.strictObject({ organization_id: OrganizationId, connection_id: SsoConnectionId });
const ofSignIn = z.strictObject({ organization_id: OrganizationId, sign_in_id: SsoSignInId });
const ofMember = z.strictObject({ organization_id: OrganizationId, member_id: MemberId });

export const listSsoSignIns = operation({
  name: "sso.sign_ins.list",
  summary: "List who tried to sign in through single sign-on and what came of it, newest first.",
  method: "GET",
  path: `${path}/sign-ins`,
  access: "access:write",
  params: inOrganization,
  query: PageQuery.extend({
    connection: anyOf(SsoConnectionId),
    outcome: anyOf(SsoOutcome),
    purpose: z.enum(["sign_in", "test"]).optional(),
  }),
  output: pageOf(SsoSignIn),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const getSsoSignIn = operation({
  name: "sso.sign_ins.get",
  summary: "Get one try to sign in; of a test also what was received and what would have come of it.",
  method: "GET",
  path: `${path}/sign-ins/{sign_in_id}`,
  access: "access:write",
  params: ofSignIn,
  output: SsoSignIn.extend({ test: SsoTestResult.nullable() }),
  success: 200,
  refusals: [],
});

export const beginSsoTest = operation({
  name: "sso.connections.test",
  summary: "Begin a test sign-in: the whole way to the identity provider and back, which changes nothing here.",
  method: "POST",
  path: `${path}/connections/{connection_id}/test`,
  access: "access:write",
  params: ofConnection,
  output: z.object({
    sign_in_id: SsoSignInId,
    /** Open it in a new window; it ends at the page of the test. */
    redirect_url: z.string(),
  }),
  success: 201,
  refusals: ["sso_connection_incomplete", "sso_provider_unreachable", "rate_limited"],
});

/** By which subject a connection knows a member. */
export const SsoIdentity = z.object({
  connection: z.object({ id: SsoConnectionId, name: z.string(), protocol: SsoProtocol, enabled: z.boolean() }),
  subject: z.string(),
  email: z.string(),
  linked_at: z.iso.datetime(),
  /** When name, e-mail and mapped access were last brought over. */
  last_signed_in_at: z.iso.datetime(),
});
export type SsoIdentity = z.infer<typeof SsoIdentity>;

export const listMemberIdentities = operation({
  name: "members.identities.list",
  summary: "List the identity providers that know a member, with the last sign-in by each.",
  method: "GET",
  path: "/v1/organizations/{organization_id}/members/{member_id}/identities",
  access: "members:read",
  params: ofMember,
  output: z.object({ data: z.array(SsoIdentity) }),
  success: 200,
  refusals: [],
});

export const unlinkMemberIdentity = operation({
  name: "members.identities.remove",
  summary:
    "Forget by which subject a connection knows a member, and end their sessions by it. The next sign-in links anew by e-mail.",
  method: "DELETE",
  path: "/v1/organizations/{organization_id}/members/{member_id}/identities/{connection_id}",
  access: "access:write",
  fresh: true,
  params: ofMember.extend({ connection_id: SsoConnectionId }),
  success: 204,
  refusals: ["above_your_own"],
});

const ReturnTo = z.string().max(500).optional();

export const beginSsoSignIn = operation({
  name: "sign_in.sso.begin",
  summary:
    "Begin to sign in at the identity provider that serves an e-mail address, or an Organization. The answer depends on the domain alone, never on whether the address has an account.",
  method: "POST",
  path: "/v1/sign-in/sso",
  access: "public",
  body: z
    .strictObject({
      email: EmailAddress.optional(),
      organization_id: OrganizationId.optional(),
      connection_id: SsoConnectionId.optional(),
      /** Where to go afterwards, on this site. */
      return_to: ReturnTo,
      /** Asks the identity provider to have the person prove who they are again. */
      again: z.boolean().default(false),
    })
    .refine(
      ({ email, organization_id }) => (email === undefined) !== (organization_id === undefined),
      "must hold either email or organization_id",
    ),
  output: z.object({ redirect_url: z.string() }),
  success: 200,
  refusals: ["sso_unavailable", "sso_provider_unreachable", "rate_limited"],
});

export const completeSsoSignIn = operation({
  name: "sign_in.sso.complete",
  summary:
    "Finish signing in with the code that the identity provider's answer led to, in the browser that began. Sets the session cookie.",
  method: "POST",
  path: "/v1/sign-in/sso/complete",
  access: "public",
  body: z.strictObject({
    code: z.string().min(1).max(300),
    /** Where the identity provider began it, the person is asked first whether they want to sign in as this one. */
    confirmed: z.boolean().default(false),
  }),
  output: z.discriminatedUnion("status", [
    z.object({
      status: z.literal("signed_in"),
      organization_id: OrganizationId,
      return_to: z.string().nullable(),
      outcome: SsoOutcome.extract(["signed_in", "linked", "joined"]),
    }),
    z.object({ status: z.literal("confirm"), email: z.string(), organization_name: z.string() }),
  ]),
  success: 200,
  refusals: [
    "sso_sign_in_refused",
    "sso_sign_in_expired",
    "removed_before",
    "membership_suspended",
    "plan_required",
    "rate_limited",
  ],
});

export const signOutOfSso = operation({
  name: "sign_out.sso",
  summary:
    "End this session, and give back where to end the one at the identity provider, when it has such an address.",
  method: "POST",
  path: "/v1/sign-out/sso",
  access: "public",
  output: z.object({ redirect_url: z.string().nullable() }),
  success: 200,
  refusals: [],
});
