import * as z from "zod";
import { NewApiKey, OverlapHours } from "./api-keys.ts";
import {
  ApiKeyId,
  GroupId,
  MemberId,
  OrganizationId,
  ServiceAccountId,
  SessionId,
  UserId,
  WorkspaceId,
} from "./ids.ts";
import { operation } from "./operation.ts";
import { anyOf, CappedCount, PageQuery, pageOf } from "./paging.ts";
import { PersonName } from "./people.ts";
import { ADMIN_ROLE, RoleId } from "./roles.ts";
import { ProductId } from "./subscriptions.ts";
import { EmailAddress, searchText } from "./text.ts";

export const memberStatuses = ["active", "suspended", "removed"] as const;
export const MemberStatus = z.enum(memberStatuses);
export type MemberStatus = z.infer<typeof MemberStatus>;

/** The door that a member came in by. */
export const memberSources = ["manual", "sso", "scim", "domain"] as const;
export const MemberSource = z.enum(memberSources);
export type MemberSource = z.infer<typeof MemberSource>;

/** How long a removed member can be restored (SPEC R10.5). */
export const RESTORABLE_FOR_DAYS = 30;

/** A User in one Organization. Name and e-mail belong to the membership (SPEC R11.2). */
export const Member = z.object({
  id: MemberId,
  user_id: UserId,
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  status: MemberStatus,
  source: MemberSource,
  /** Which identity provider's sync owns name and e-mail; null when they can be edited here. */
  externally_managed_by: z.enum(["sso", "scim"]).nullable(),
  /** The Organization roles, by id. */
  roles: z.array(RoleId),
  /** The Products whose seat the member holds. */
  seats: z.array(ProductId),
  /** Organization roles that only a Group gives. */
  group_roles: z.array(RoleId),
  /** Whether the person set up an authenticator app or a passkey, in whichever Organization they were then. */
  has_second_factor: z.boolean(),
  /** Whether this is the only active Admin, whom nobody can remove, suspend or demote (SPEC R2.7). */
  is_last_admin: z.boolean(),
  joined_at: z.iso.datetime(),
  last_active_at: z.iso.datetime().nullable(),
  suspended_at: z.iso.datetime().nullable(),
  removed_at: z.iso.datetime().nullable(),
  /** Until when a removed member can be restored; null when not removed, or when that time has passed. */
  restorable_until: z.iso.datetime().nullable(),
});
export type Member = z.infer<typeof Member>;

export const signInMethods = ["password", "magic_link", "passkey", "sso"] as const;

/** A member with what only the details show. */
export const MemberDetails = Member.extend({
  sign_in_methods: z.array(z.enum(signInMethods)),
  email_verified: z.boolean(),
  /** Whether a removed person may come back through single sign-on or a domain rule (SPEC R10.4). */
  allowed_again: z.boolean(),
  /** From when on the Organization stays shut to them without a second factor; null when none is required or they have one. */
  second_factor_due_at: z.iso.datetime().nullable(),
});
export type MemberDetails = z.infer<typeof MemberDetails>;

export const memberSorts = [
  "name",
  "-name",
  "email",
  "-email",
  "joined_at",
  "-joined_at",
  "last_active_at",
  "-last_active_at",
] as const;
export const MemberSort = z.enum(memberSorts);
export type MemberSort = z.infer<typeof MemberSort>;

export const secondFactorStates = ["set_up", "missing"] as const;
export const SecondFactorState = z.enum(secondFactorStates);
export type SecondFactorState = z.infer<typeof SecondFactorState>;

/** What the Members page can ask for. Without `status`: active and suspended members. `seat=none` finds who holds no seat. */
export const MemberFilter = z.strictObject({
  q: searchText.optional(),
  role: anyOf(RoleId),
  status: anyOf(MemberStatus),
  seat: anyOf(ProductId),
  second_factor: anyOf(SecondFactorState),
  source: anyOf(MemberSource),
  workspace: anyOf(WorkspaceId),
  group: anyOf(GroupId),
});
export type MemberFilter = z.infer<typeof MemberFilter>;

const etag = { counts: ["email", "first_name", "last_name", "status", "roles"] };
const path = "/v1/organizations/{organization_id}/members";
const one = `${path}/{member_id}`;
const inOrganization = z.strictObject({ organization_id: OrganizationId });
const ofMember = z.strictObject({ organization_id: OrganizationId, member_id: MemberId });
const ofSeat = z.strictObject({ organization_id: OrganizationId, member_id: MemberId, product_id: ProductId });

export const listMembers = operation({
  name: "members.list",
  summary: "List members: search, filter, sort, page.",
  method: "GET",
  path,
  access: "members:read",
  params: inOrganization,
  query: PageQuery.extend({ ...MemberFilter.shape, sort: MemberSort.default("name") }),
  output: pageOf(Member).extend({ total: CappedCount }),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const exportMembers = operation({
  name: "members.export",
  summary: "Download the members that a search and its filters show, in its order, as CSV.",
  method: "GET",
  path: `${path}/export`,
  access: "members:read",
  params: inOrganization,
  query: MemberFilter.extend({ sort: MemberSort.default("name") }),
  output: z.string(),
  media: ["text/csv"],
  isBulk: true,
  success: 200,
  refusals: [],
});

export const countMembers = operation({
  name: "members.count",
  summary: "Count both lists of the Members page: who belongs, and who is invited.",
  method: "GET",
  path: `${path}/counts`,
  access: "members:read",
  params: inOrganization,
  output: z.object({
    active_users: CappedCount,
    invited_users: CappedCount,
    pending: CappedCount,
    expired: CappedCount,
  }),
  success: 200,
  refusals: [],
});

export const getMember = operation({
  name: "members.get",
  summary: "Get one member.",
  method: "GET",
  path: one,
  access: "members:read",
  params: ofMember,
  etag,
  output: MemberDetails,
  success: 200,
  refusals: [],
});

export const updateMember = operation({
  name: "members.update",
  summary: "Change the name or the e-mail of a member in this Organization.",
  method: "PATCH",
  path: one,
  access: "members:write",
  params: ofMember,
  body: z.strictObject({
    first_name: PersonName.optional(),
    last_name: PersonName.optional(),
    email: EmailAddress.optional(),
  }),
  etag,
  output: Member,
  success: 200,
  refusals: ["externally_managed", "member_email_taken"],
});

export const setMemberRoles = operation({
  name: "members.roles.set",
  summary: "Set the Organization roles of a member.",
  method: "PUT",
  path: `${one}/roles`,
  access: "members.roles:write",
  params: ofMember,
  body: z.strictObject({ roles: z.array(RoleId).min(1, "must name at least one role").max(20) }),
  fresh: ({ roles }) => roles.includes(ADMIN_ROLE),
  etag,
  output: Member,
  success: 200,
  refusals: ["role_unknown", "above_your_own", "last_admin"],
});

export const grantSeat = operation({
  name: "members.seats.grant",
  summary: "Turn a product seat on.",
  method: "PUT",
  path: `${one}/seats/{product_id}`,
  access: "seats:write",
  params: ofSeat,
  output: Member,
  success: 200,
  refusals: ["no_subscription", "no_seats_available", "member_suspended"],
});

export const releaseSeat = operation({
  name: "members.seats.release",
  summary: "Turn a product seat off; it is free at once.",
  method: "DELETE",
  path: `${one}/seats/{product_id}`,
  access: "seats:write",
  params: ofSeat,
  output: Member,
  success: 200,
  refusals: [],
});

export const suspendMember = operation({
  name: "members.suspend",
  summary: "Suspend a member: no access, seats freed, everything else kept.",
  method: "POST",
  path: `${one}/suspend`,
  access: "members:suspend",
  params: ofMember,
  output: Member,
  success: 200,
  refusals: ["last_admin", "above_your_own", "member_suspended"],
});

export const reactivateMember = operation({
  name: "members.reactivate",
  summary: "Reactivate a suspended member; seats come back where they are free.",
  method: "POST",
  path: `${one}/reactivate`,
  access: "members:suspend",
  params: ofMember,
  output: z.object({ member: Member, seats_not_restored: z.array(ProductId) }),
  success: 200,
  refusals: ["member_not_suspended", "above_your_own"],
});

export const removeMember = operation({
  name: "members.remove",
  summary: "Remove a member from the Organization. Restorable for 30 days.",
  method: "DELETE",
  path: one,
  access: "members:remove",
  params: ofMember,
  output: Member,
  success: 200,
  refusals: ["last_admin", "above_your_own"],
});

/** What becomes of one key of a removed member; a key that is not named is revoked (SPEC R10.1). */
export const KeyHandOver = z.strictObject({
  key_id: ApiKeyId,
  to: z.union([z.strictObject({ member_id: MemberId }), z.strictObject({ service_account_id: ServiceAccountId })]),
  overlap_hours: OverlapHours.default(24),
});

export const removeMemberWithKeys = operation({
  name: "members.remove_with_keys",
  summary:
    "Remove a member and hand chosen keys over: each gets a new secret while the old one lives for the chosen time.",
  method: "POST",
  path: `${one}/remove`,
  access: "members:remove",
  params: ofMember,
  body: z.strictObject({ hand_over: z.array(KeyHandOver).max(200).default([]) }),
  output: z.object({ member: Member, revoked_keys: z.number().int(), new_keys: z.array(NewApiKey) }),
  success: 200,
  refusals: ["last_admin", "above_your_own", "key_revoked", "key_expired", "key_replaced", "key_recipient_unfit"],
});

export const restoreMember = operation({
  name: "members.restore",
  summary: "Restore a removed member as they were, except seats that are gone.",
  method: "POST",
  path: `${one}/restore`,
  access: "members:remove",
  params: ofMember,
  output: z.object({ member: Member, seats_not_restored: z.array(ProductId) }),
  success: 200,
  refusals: ["member_not_removed", "restore_window_passed", "already_member", "above_your_own"],
});

export const allowMemberAgain = operation({
  name: "members.allow_again",
  summary: "Allow a removed person to join again through single sign-on or a domain.",
  method: "POST",
  path: `${one}/allow-again`,
  access: "members:remove",
  params: ofMember,
  output: Member,
  success: 200,
  refusals: ["member_not_removed"],
});

export const leaveOrganization = operation({
  name: "members.leave",
  summary: "Leave the Organization.",
  method: "POST",
  path: "/v1/organizations/{organization_id}/leave",
  access: "member",
  adminKeys: "never",
  params: inOrganization,
  success: 204,
  refusals: ["last_admin"],
});

/** A signed-in session, without anything that could be used to act as it. */
export const Session = z.object({
  id: SessionId,
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  created_at: z.iso.datetime(),
  last_used_at: z.iso.datetime(),
  is_current: z.boolean(),
});
export type Session = z.infer<typeof Session>;

export const listMemberSessions = operation({
  name: "members.sessions.list",
  summary: "List where a member is signed in.",
  method: "GET",
  path: `${one}/sessions`,
  access: "members.sessions:revoke",
  params: ofMember,
  output: z.object({ data: z.array(Session) }),
  success: 200,
  refusals: [],
});

export const revokeMemberSessions = operation({
  name: "members.sessions.revoke",
  summary: "Sign a member out everywhere.",
  method: "DELETE",
  path: `${one}/sessions`,
  access: "members.sessions:revoke",
  params: ofMember,
  output: z.object({ revoked: z.number().int() }),
  success: 200,
  refusals: ["above_your_own"],
});
