import * as z from "zod";
import { DomainJoining } from "./domains.ts";
import { JoinRequestId, MemberId, OrganizationId } from "./ids.ts";
import { operation } from "./operation.ts";
import { anyOf, PageQuery, pageOf } from "./paging.ts";
import { Language, NewPassword, PersonName } from "./people.ts";
import { EmailAddress, manyLines } from "./text.ts";

export const joinRequestStatuses = ["pending", "granted", "declined", "withdrawn"] as const;
export const JoinRequestStatus = z.enum(joinRequestStatuses);
export type JoinRequestStatus = z.infer<typeof JoinRequestStatus>;

/** How long somebody whose request was declined waits before they can ask the same Organization again. */
export const ASK_AGAIN_AFTER_DAYS = 7;

/** To join at once, the address was proven at most that long ago: whoever left a company keeps the account, not the mailbox. */
export const PROOF_VALID_FOR_DAYS = 30;

/** Somebody with an address in a verified domain who asks to join. */
export const JoinRequest = z.object({
  id: JoinRequestId,
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  domain: z.string(),
  message: z.string(),
  status: JoinRequestStatus,
  created_at: z.iso.datetime(),
  answered_at: z.iso.datetime().nullable(),
  answered_by: z.string().nullable(),
});
export type JoinRequest = z.infer<typeof JoinRequest>;

/** An Organization that lets the signed-in User in by the domain of their proven address. */
export const JoinableOrganization = z.object({
  organization: z.object({ id: OrganizationId, name: z.string() }),
  domain: z.string(),
  /** `join`: joining takes effect at once; `request`: the Admins are asked. */
  joining: DomainJoining.exclude(["off"]),
  /** The latest request of the User there, unless they withdrew it. */
  request: JoinRequest.pick({ id: true, status: true, created_at: true, answered_at: true }).nullable(),
  /** From when on they can ask again, where a request was declined lately. */
  ask_again_from: z.iso.datetime().nullable(),
  /** Whether joining first takes a sign-in by a mailed link: the address was proven too long ago. */
  proof_needed: z.boolean(),
});
export type JoinableOrganization = z.infer<typeof JoinableOrganization>;

/** What came of joining: in at once, or the Admins are asked. */
export const JoinOutcome = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("joined"), organization_id: OrganizationId, member_id: MemberId }),
  z.object({ outcome: z.literal("requested"), organization_id: OrganizationId, join_request_id: JoinRequestId }),
]);
export type JoinOutcome = z.infer<typeof JoinOutcome>;

export const listJoinableOrganizations = operation({
  name: "me.joinable_organizations.list",
  summary: "List the Organizations that one can join by the domain of one's proven address, or ask to.",
  method: "GET",
  path: "/v1/me/joinable-organizations",
  access: "signed_in",
  output: z.object({ data: z.array(JoinableOrganization) }),
  success: 200,
  refusals: [],
});

export const joinOrganization = operation({
  name: "organizations.join",
  summary: "Join an Organization by the domain of one's proven address; where its Admins decide, ask them.",
  method: "POST",
  path: "/v1/organizations/{organization_id}/join",
  access: "signed_in",
  params: z.strictObject({ organization_id: OrganizationId }),
  body: z.strictObject({ message: manyLines(500).default("") }),
  output: JoinOutcome,
  success: 200,
  refusals: [
    "email_not_verified",
    "email_proof_too_old",
    "not_found",
    "already_member",
    "membership_suspended",
    "removed_before",
    "sso_required",
    "plan_required",
    "join_request_pending",
    "join_request_declined",
    "rate_limited",
  ],
});

export const withdrawJoinRequest = operation({
  name: "me.join_requests.withdraw",
  summary: "Withdraw one's own request to join.",
  method: "DELETE",
  path: "/v1/me/join-requests/{join_request_id}",
  access: "signed_in",
  params: z.strictObject({ join_request_id: JoinRequestId }),
  success: 204,
  refusals: ["join_request_answered"],
});

const path = "/v1/organizations/{organization_id}/join-requests";
const inOrganization = z.strictObject({ organization_id: OrganizationId });
const ofRequest = z.strictObject({ organization_id: OrganizationId, join_request_id: JoinRequestId });

export const listJoinRequests = operation({
  name: "join_requests.list",
  summary: "List who asks to join, newest first.",
  method: "GET",
  path,
  access: "members:read",
  params: inOrganization,
  query: PageQuery.extend({ status: anyOf(JoinRequestStatus) }),
  output: pageOf(JoinRequest),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const grantJoinRequest = operation({
  name: "join_requests.grant",
  summary: "Let somebody who asked in, as Member.",
  method: "POST",
  path: `${path}/{join_request_id}/grant`,
  access: "members:invite",
  params: ofRequest,
  output: JoinRequest,
  success: 200,
  refusals: [
    "join_request_answered",
    "above_your_own",
    "plan_required",
    "sso_required",
    "email_not_verified",
    "removed_before",
    "already_member",
    "member_suspended",
  ],
});

export const declineJoinRequest = operation({
  name: "join_requests.decline",
  summary: "Decline a request to join.",
  method: "POST",
  path: `${path}/{join_request_id}/decline`,
  access: "members:invite",
  params: ofRequest,
  output: JoinRequest,
  success: 200,
  refusals: ["join_request_answered"],
});

export const sendSignUpLink = operation({
  name: "sign_up.link.send",
  summary:
    "Mail a link to sign up where the domain of the address lets its people join. The answer is the same wherever it does not.",
  method: "POST",
  path: "/v1/sign-up/link",
  access: "public",
  body: z.strictObject({ email: EmailAddress, language: Language.default("en") }),
  success: 202,
  refusals: ["rate_limited"],
});

export const completeSignUp = operation({
  name: "sign_up.complete",
  summary: "Make an account for the address that the link was mailed to, and sign in.",
  method: "POST",
  path: "/v1/sign-up/complete",
  access: "public",
  body: z.strictObject({
    token: z.string().min(1).max(2000),
    first_name: PersonName,
    last_name: PersonName,
    password: NewPassword,
  }),
  success: 204,
  refusals: ["sign_up_link_invalid", "email_taken", "password_too_weak", "rate_limited"],
});
