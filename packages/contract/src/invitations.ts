import * as z from "zod";
import { GroupId, InvitationId, MemberId, OrganizationId, WorkspaceId } from "./ids.ts";
import { operation } from "./operation.ts";
import { anyOf, CappedCount, PageQuery, pageOf } from "./paging.ts";
import { Language, NewPassword, Person, PersonName } from "./people.ts";
import { ADMIN_ROLE, RoleId } from "./roles.ts";
import { ProductId } from "./subscriptions.ts";
import { manyLines, searchText } from "./text.ts";

/** `expired` is a pending invitation whose time has passed; it can be sent again. */
export const invitationStatuses = ["pending", "expired", "accepted", "declined", "revoked"] as const;
export const InvitationStatus = z.enum(invitationStatuses);
export type InvitationStatus = z.infer<typeof InvitationStatus>;

/** Why an invitation was revoked: by somebody, because its inviter lost the right (SPEC R4.9), or because a newer one took its place. */
export const revokeReasons = ["by_admin", "inviter_lost_right", "replaced"] as const;

/** A pending offer to one e-mail address. */
export const Invitation = z.object({
  id: InvitationId,
  email: z.string(),
  status: InvitationStatus,
  roles: z.array(RoleId),
  /** The Products whose seat waits for the invitee; reserved while the invitation is pending (SPEC R4.4). */
  seats: z.array(ProductId),
  /** The Workspaces that accepting opens, with the roles there. */
  workspaces: z.array(z.object({ id: WorkspaceId, name: z.string(), roles: z.array(RoleId) })),
  /** The Groups that accepting joins. */
  groups: z.array(z.object({ id: GroupId, name: z.string() })),
  note: z.string(),
  language: Language,
  invited_by: Person.nullable(),
  created_at: z.iso.datetime(),
  /** When the latest link was made. */
  sent_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
  answered_at: z.iso.datetime().nullable(),
  revoke_reason: z.enum(revokeReasons).nullable(),
  /** What became of the latest mail; `error` is the mail server's reason when it finally failed (SPEC R4.11). */
  mail: z.object({ status: z.enum(["queued", "sent", "failed"]), error: z.string().nullable() }),
});
export type Invitation = z.infer<typeof Invitation>;

/** At most this many addresses in one form; more go by CSV (SPEC R4.3). */
export const MAX_ADDRESSES = 500;

export const NewInvitations = z.strictObject({
  emails: z
    .array(z.string().max(1000, "must have at most 1000 characters"))
    .min(1, "must name at least one address")
    .max(MAX_ADDRESSES, `must name at most ${MAX_ADDRESSES} addresses; import a CSV for more`),
  roles: z.array(RoleId).min(1, "must name at least one role").max(20),
  seats: z.array(ProductId).max(20).default([]),
  workspaces: z
    .array(z.strictObject({ workspace_id: WorkspaceId, roles: z.array(RoleId).min(1).max(20) }))
    .max(50)
    .default([]),
  groups: z.array(GroupId).max(50).default([]),
  note: manyLines(1000).default(""),
  language: Language.default("en"),
});
export type NewInvitations = z.infer<typeof NewInvitations>;

/** What became of one address of an invitation form (SPEC R4.3). */
export const invitationOutcomes = [
  "invited",
  "already_member",
  "already_invited",
  "member_suspended",
  "invalid_email",
  "mailed_too_often",
  "no_seat",
  "sso_required",
  "duplicate",
] as const;

export const InvitationOutcome = z.object({
  /** The address as it was sent. */
  input: z.string(),
  email: z.string().nullable(),
  outcome: z.enum(invitationOutcomes),
  invitation: Invitation.nullable(),
  /** A sentence for people when the outcome is not `invited`. */
  detail: z.string().nullable(),
});
export type InvitationOutcome = z.infer<typeof InvitationOutcome>;

const path = "/v1/organizations/{organization_id}/invitations";
const one = `${path}/{invitation_id}`;
const inOrganization = z.strictObject({ organization_id: OrganizationId });
const ofInvitation = z.strictObject({ organization_id: OrganizationId, invitation_id: InvitationId });

export const createInvitations = operation({
  name: "invitations.create",
  summary: "Invite up to 500 addresses. One bad address fails none of the others: the answer tells each outcome.",
  method: "POST",
  path,
  access: "members:invite",
  params: inOrganization,
  body: NewInvitations,
  fresh: ({ roles }) => roles.includes(ADMIN_ROLE),
  output: z.object({ invited: z.number().int(), data: z.array(InvitationOutcome) }),
  success: 200,
  refusals: [
    "plan_required",
    "sso_required",
    "role_unknown",
    "product_unknown",
    "above_your_own",
    "workspace_archived",
    "group_externally_managed",
    "not_found",
  ],
});

export const invitationSorts = ["-created_at", "created_at", "email", "-email", "expires_at", "-expires_at"] as const;

export const listInvitations = operation({
  name: "invitations.list",
  summary: "List invitations; without `status` the pending and expired ones.",
  method: "GET",
  path,
  access: "members:read",
  params: inOrganization,
  query: PageQuery.extend({
    q: searchText.optional(),
    status: anyOf(InvitationStatus),
    role: anyOf(RoleId),
    sort: z.enum(invitationSorts).default("-created_at"),
  }),
  output: pageOf(Invitation).extend({ total: CappedCount }),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const getInvitation = operation({
  name: "invitations.get",
  summary: "Get one invitation.",
  method: "GET",
  path: one,
  access: "members:read",
  params: ofInvitation,
  output: Invitation,
  success: 200,
  refusals: [],
});

const dead = ["invitation_accepted", "invitation_revoked", "invitation_declined"] as const;

export const copyInvitationLink = operation({
  name: "invitations.link",
  summary: "Get the link of a pending invitation, to hand it over without mail. Audited.",
  method: "POST",
  path: `${one}/link`,
  access: "members:invite",
  params: ofInvitation,
  output: z.object({ url: z.url(), expires_at: z.iso.datetime() }),
  success: 200,
  refusals: [...dead, "invitation_expired", "above_your_own"],
});

export const resendInvitation = operation({
  name: "invitations.resend",
  summary: "Send a new link with a new lifetime; the old link dies at once.",
  method: "POST",
  path: `${one}/resend`,
  access: "members:invite",
  params: ofInvitation,
  output: Invitation,
  success: 200,
  refusals: [
    ...dead,
    "plan_required",
    "sso_required",
    "above_your_own",
    "no_seats_available",
    "no_subscription",
    "rate_limited",
  ],
});

export const revokeInvitation = operation({
  name: "invitations.revoke",
  summary: "Withdraw an invitation; its link dies at once.",
  method: "DELETE",
  path: one,
  access: "members:invite",
  params: ofInvitation,
  output: Invitation,
  success: 200,
  refusals: [...dead],
});

/** The secret part of an invitation's address. It carries the Organization in the clear and cannot be made from the database. */
export const InvitationToken = z.string().min(1).max(300);
const token = z.strictObject({ token: InvitationToken });

/** What the public page of an invitation shows to whoever holds the link. */
export const OpenInvitation = z.object({
  organization: z.object({ id: OrganizationId, name: z.string() }),
  email: z.string(),
  invited_by: z.string().nullable(),
  roles: z.array(z.object({ id: RoleId, name: z.string() })),
  seats: z.array(z.object({ id: ProductId, name: z.string() })),
  workspaces: z.array(z.object({ id: WorkspaceId, name: z.string() })),
  groups: z.array(z.object({ id: GroupId, name: z.string() })),
  note: z.string(),
  expires_at: z.iso.datetime(),
  /** Whether the invited address has an account already: then sign in, otherwise sign up on this page. */
  has_account: z.boolean(),
  /** Who is signed in here now; accepting needs this to be the invited address. */
  signed_in_as: z.string().nullable(),
});
export type OpenInvitation = z.infer<typeof OpenInvitation>;

const deadLinks = [
  "invitation_link_invalid",
  "invitation_expired",
  "invitation_revoked",
  "invitation_replaced",
  "invitation_accepted",
  "invitation_declined",
  "rate_limited",
] as const;

export const openInvitation = operation({
  name: "invitation_links.open",
  summary: "Read what an invitation link offers. Changes nothing.",
  method: "POST",
  path: "/v1/invitation-links/open",
  access: "public",
  body: token,
  output: OpenInvitation,
  success: 200,
  refusals: deadLinks,
});

const Joined = z.object({ organization_id: OrganizationId, member_id: MemberId });

export const acceptInvitation = operation({
  name: "invitation_links.accept",
  summary: "Accept an invitation as the signed-in User, whose address must be the invited one.",
  method: "POST",
  path: "/v1/invitation-links/accept",
  access: "signed_in",
  body: token,
  output: Joined,
  success: 200,
  refusals: [
    ...deadLinks,
    "invitation_other_account",
    "email_not_verified",
    "already_member",
    "membership_suspended",
    "sso_required",
  ],
});

export const signUpByInvitation = operation({
  name: "invitation_links.sign_up",
  summary: "Make an account for the invited address, sign in and accept, in one step.",
  method: "POST",
  path: "/v1/invitation-links/sign-up",
  access: "public",
  body: token.extend({ first_name: PersonName, last_name: PersonName, password: NewPassword }),
  output: Joined,
  success: 200,
  refusals: [...deadLinks, "invitation_sign_in_needed", "email_taken", "password_too_weak", "sso_required"],
});

export const declineInvitation = operation({
  name: "invitation_links.decline",
  summary: "Decline an invitation. Holding the link is enough.",
  method: "POST",
  path: "/v1/invitation-links/decline",
  access: "public",
  body: token,
  success: 204,
  refusals: deadLinks,
});
