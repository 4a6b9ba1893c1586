import type { DomainJoining } from "./domains.ts";
import type { MemberSource } from "./members.ts";
import type { OrganizationChanges } from "./organizations.ts";
import type { SsoRefusalReason } from "./sso-sign-ins.ts";
import type { WorkspaceChanges } from "./workspaces.ts";

type MemberFacts = { id: string; user_id: string; email: string; roles: string[]; seats: string[] };
type InvitationFacts = { id: string; email: string; roles: string[]; seats: string[]; version: number };
type SeatFacts = { id: string; product_id: string; member_id: string };
type WorkspaceFacts = { id: string; name: string };
type GroupFacts = { id: string; name: string };
type AccessFacts = { id: string; member_id: string };
type KeyFacts = { id: string; name: string; workspace_id: string; owner_id: string };
type AdminKeyFacts = { id: string; name: string; permissions: string[] };
type DomainFacts = { id: string; domain: string };
type JoinRequestFacts = { id: string; user_id: string; email: string };
type SsoConnectionFacts = { id: string; name: string; protocol: "saml" | "oidc" };
/** A sign-in by a connection; `id` is the connection's. */
type SsoSignInFacts = { id: string; sign_in_id: string; member_id: string; email: string };
type DirectoryTokenFacts = { id: string; name: string };
/** A webhook endpoint. `address` is where it is, without the path and query, which may hold a secret of the receiver. */
type WebhookEndpointFacts = { id: string; address: string };
/** A bulk change; `action` says what it does to each of `total` items. */
type BulkFacts = { id: string; action: string; total: number };
type Difference<T> = { before: T; after: T };

/**
 * Every fact of an Organization that the product announces, with its payload. `id` is what the event is about.
 * Written to the audit log and the outbox in the transaction of the change (SPEC R13.4).
 */
export type EventPayloads = {
  "organization.created": { id: string; name: string };
  "organization.updated": { id: string } & Difference<OrganizationChanges>;
  "organization.second_factor_changed": { id: string } & Difference<{ required: boolean; grace_days: number }>;
  "organization.deleted": { id: string; name: string };
  "member.joined": MemberFacts & { source: MemberSource; invitation_id: string | null };
  "member.updated": { id: string } & Difference<{ first_name?: string; last_name?: string; email?: string }>;
  "member.roles_changed": { id: string } & Difference<string[]>;
  "member.suspended": MemberFacts;
  "member.reactivated": MemberFacts & { seats_not_restored: string[] };
  "member.removed": MemberFacts & { left: boolean };
  "member.restored": MemberFacts & { seats_not_restored: string[] };
  "member.allowed_again": { id: string; email: string };
  "member.sessions_revoked": { id: string; revoked: number };
  "member.second_factor_reset": { id: string; email: string; sessions_ended: number };
  "seat.granted": SeatFacts;
  "seat.released": SeatFacts;
  "seat.requested": { id: string; product_id: string; member_id: string; reason: string };
  "seat.request_granted": { id: string; product_id: string; member_id: string };
  "seat.request_declined": { id: string; product_id: string; member_id: string };
  "subscription.changed": { id: string } & Difference<{ plan_id: string; seats: number } | null>;
  "role.created": { id: string; scope: string; name: string; permissions: string[] };
  "role.updated": { id: string } & Difference<{ name?: string; description?: string; permissions?: string[] }>;
  "role.deleted": { id: string; name: string };
  "workspace.created": WorkspaceFacts;
  "workspace.updated": { id: string } & Difference<WorkspaceChanges>;
  "workspace.archived": WorkspaceFacts;
  "workspace.member_added": AccessFacts & { roles: string[]; until: string | null };
  "workspace.member_roles_changed": AccessFacts & Difference<string[]> & { until: string | null };
  "workspace.member_removed": AccessFacts & { roles: string[] };
  "group.created": GroupFacts;
  "group.updated": { id: string } & Difference<{ name?: string; description?: string }>;
  "group.deleted": GroupFacts & { members: number };
  "group.members_added": { id: string; members: string[]; until: string | null };
  "group.member_removed": AccessFacts;
  "group.members_removed": { id: string; members: string[] };
  "group.child_added": { id: string; child_id: string };
  "group.child_removed": { id: string; child_id: string };
  "group.grant_changed": { id: string; workspace_id: string; until: string | null } & Difference<string[]>;
  "group.organization_roles_changed": { id: string; until: string | null } & Difference<string[]>;
  "service_account.created": { id: string; workspace_id: string; name: string; roles: string[] };
  "service_account.updated": { id: string } & Difference<{
    name?: string;
    description?: string;
    roles?: string[];
    status?: string;
  }>;
  "key.created": KeyFacts & { expires_at: string | null };
  "key.rotated": KeyFacts & { replaces: string; overlap_until: string };
  "key.handed_over": KeyFacts & { replaces: string; overlap_until: string };
  "key.revoked": KeyFacts & { reason: "by_hand" | "owner_removed" };
  "key.expiry_warned": KeyFacts & { expires_at: string };
  "admin_key.created": AdminKeyFacts & { expires_at: string | null };
  "admin_key.rotated": AdminKeyFacts & { replaces: string; overlap_until: string };
  "admin_key.revoked": AdminKeyFacts & { reason: "by_hand" | "responsible_removed" };
  "domain.claimed": DomainFacts;
  "domain.verified": DomainFacts;
  "domain.proof_lost": DomainFacts & { unverified_from: string };
  "domain.proof_returned": DomainFacts;
  "domain.unverified": DomainFacts;
  "domain.joining_changed": DomainFacts & Difference<DomainJoining>;
  "domain.removed": DomainFacts & { was_verified: boolean };
  "join_request.created": JoinRequestFacts & { domain: string; message: string };
  "join_request.granted": JoinRequestFacts & { member_id: string; joined_otherwise: boolean };
  "join_request.declined": JoinRequestFacts;
  "join_request.withdrawn": JoinRequestFacts;
  "sso.connection_created": SsoConnectionFacts;
  "sso.connection_updated": SsoConnectionFacts & Difference<Record<string, unknown>>;
  "sso.connection_enabled": SsoConnectionFacts;
  "sso.connection_disabled": SsoConnectionFacts;
  "sso.connection_removed": SsoConnectionFacts;
  "sso.certificate_expiry_warned": SsoConnectionFacts & { fingerprint: string; not_after: string };
  "sso.domain_changed": DomainFacts & Difference<{ connection_id: string | null; enforced: boolean }>;
  "sso.automatic_seats_changed": { id: string } & Difference<string[]>;
  "sso.seat_missed": { id: string; product_id: string; member_id: string };
  "sso.break_glass_changed": { id: string; by: string } & Difference<string[]>;
  "sso.break_glass_rehearsed": { id: string; email: string };
  "sso.break_glass_used": { id: string; email: string; reason: string; until: string };
  "sso.test_finished": { id: string; sign_in_id: string; outcome: "passed" | "refused"; reason: string | null };
  "sso.signed_in": SsoSignInFacts;
  "sso.identity_linked": SsoSignInFacts & { subject: string };
  "sso.identity_removed": { id: string; member_id: string; subject: string };
  "sso.access_changed": SsoSignInFacts & { granted: string[]; taken: string[]; kept_for_last_admin: boolean };
  "sso.sign_in_refused": { id: string; sign_in_id: string; reason: SsoRefusalReason; email: string | null };
  "sso.signed_out": { id: string; subject: string; sessions_ended: number };
  "directory.token_created": DirectoryTokenFacts & { expires_at: string | null };
  "directory.token_revoked": DirectoryTokenFacts;
  "directory.member_linked": { id: string; email: string; user_name: string };
  "directory.user_changed": { id: string; attributes: string[] };
  "directory.group_changed": { id: string; attributes: string[] };
  "directory.change_refused": {
    id: string;
    change: "suspend" | "remove";
    reason: "last_admin" | "brake";
    email: string;
  };
  "directory.brake_changed": { id: string } & Difference<number | null>;
  "directory.brake_stopped": { id: string; percent: number; members: number };
  "directory.brake_released": { id: string; until: string };
  "webhook.endpoint_created": WebhookEndpointFacts & { events: string[] | null };
  "webhook.endpoint_updated": WebhookEndpointFacts &
    Difference<{ address?: string; description?: string; events?: string[] | null }>;
  "webhook.endpoint_enabled": WebhookEndpointFacts;
  "webhook.endpoint_disabled": WebhookEndpointFacts & {
    reason: "by_hand" | "gone" | "failing";
    failing_since: string | null;
  };
  "webhook.endpoint_deleted": WebhookEndpointFacts;
  "webhook.secret_rotated": WebhookEndpointFacts & { overlap_until: string | null };
  "webhook.test_sent": WebhookEndpointFacts & { delivery_id: string };
  "webhook.delivery_replayed": WebhookEndpointFacts & { delivery_id: string };
  "webhook.replay_started": WebhookEndpointFacts & { replay_id: string; which: "failed" | "all"; since: string };
  "bulk.started": BulkFacts;
  "bulk.finished": BulkFacts & { changed: number; unchanged: number; refused: number };
  "bulk.cancelled": BulkFacts & { changed: number };
  /** Whoever confirmed it may no longer do it; `reason` is the code of the refusal. */
  "bulk.stopped": BulkFacts & { changed: number; reason: string };
  "audit.retention_changed": { id: string } & Difference<number | null>;
  /** What was older than the retention setting is gone; the chain goes on after `position`, where its hash was `hash`. */
  "audit.events_removed": { id: string; events: number; older_than: string; position: number; hash: string };
  /** `id` is the member whose names, addresses and places are gone from so many events. */
  "audit.person_erased": { id: string; events: number };
  "invitation.created": InvitationFacts;
  "invitation.resent": InvitationFacts;
  "invitation.link_copied": { id: string; email: string };
  "invitation.revoked": InvitationFacts & { reason: "by_admin" | "inviter_lost_right" | "replaced" };
  "invitation.accepted": InvitationFacts & { member_id: string };
  "invitation.declined": InvitationFacts;
  "invitation.mail_failed": { id: string; email: string; error: string };
};

export type EventName = keyof EventPayloads;

// An object rather than a list, so that a name that is missing does not compile.
const everyEvent: Record<EventName, true> = {
  "organization.created": true,
  "organization.updated": true,
  "organization.second_factor_changed": true,
  "organization.deleted": true,
  "member.joined": true,
  "member.updated": true,
  "member.roles_changed": true,
  "member.suspended": true,
  "member.reactivated": true,
  "member.removed": true,
  "member.restored": true,
  "member.allowed_again": true,
  "member.sessions_revoked": true,
  "member.second_factor_reset": true,
  "seat.granted": true,
  "seat.released": true,
  "seat.requested": true,
  "seat.request_granted": true,
  "seat.request_declined": true,
  "subscription.changed": true,
  "role.created": true,
  "role.updated": true,
  "role.deleted": true,
  "workspace.created": true,
  "workspace.updated": true,
  "workspace.archived": true,
  "workspace.member_added": true,
  "workspace.member_roles_changed": true,
  "workspace.member_removed": true,
  "group.created": true,
  "group.updated": true,
  "group.deleted": true,
  "group.members_added": true,
  "group.member_removed": true,
  "group.members_removed": true,
  "group.child_added": true,
  "group.child_removed": true,
  "group.grant_changed": true,
  "group.organization_roles_changed": true,
  "service_account.created": true,
  "service_account.updated": true,
  "key.created": true,
  "key.rotated": true,
  "key.handed_over": true,
  "key.revoked": true,
  "key.expiry_warned": true,
  "admin_key.created": true,
  "admin_key.rotated": true,
  "admin_key.revoked": true,
  "domain.claimed": true,
  "domain.verified": true,
  "domain.proof_lost": true,
  "domain.proof_returned": true,
  "domain.unverified": true,
  "domain.joining_changed": true,
  "domain.removed": true,
  "join_request.created": true,
  "join_request.granted": true,
  "join_request.declined": true,
  "join_request.withdrawn": true,
  "sso.connection_created": true,
  "sso.connection_updated": true,
  "sso.connection_enabled": true,
  "sso.connection_disabled": true,
  "sso.connection_removed": true,
  "sso.certificate_expiry_warned": true,
  "sso.domain_changed": true,
  "sso.automatic_seats_changed": true,
  "sso.seat_missed": true,
  "sso.break_glass_changed": true,
  "sso.break_glass_rehearsed": true,
  "sso.break_glass_used": true,
  "sso.test_finished": true,
  "sso.signed_in": true,
  "sso.identity_linked": true,
  "sso.identity_removed": true,
  "sso.access_changed": true,
  "sso.sign_in_refused": true,
  "sso.signed_out": true,
  "directory.token_created": true,
  "directory.token_revoked": true,
  "directory.member_linked": true,
  "directory.user_changed": true,
  "directory.group_changed": true,
  "directory.change_refused": true,
  "directory.brake_changed": true,
  "directory.brake_stopped": true,
  "directory.brake_released": true,
  "webhook.endpoint_created": true,
  "webhook.endpoint_updated": true,
  "webhook.endpoint_enabled": true,
  "webhook.endpoint_disabled": true,
  "webhook.endpoint_deleted": true,
  "webhook.secret_rotated": true,
  "webhook.test_sent": true,
  "webhook.delivery_replayed": true,
  "webhook.replay_started": true,
  "bulk.started": true,
  "bulk.finished": true,
  "bulk.cancelled": true,
  "bulk.stopped": true,
  "audit.retention_changed": true,
  "audit.events_removed": true,
  "audit.person_erased": true,
  "invitation.created": true,
  "invitation.resent": true,
  "invitation.link_copied": true,
  "invitation.revoked": true,
  "invitation.accepted": true,
  "invitation.declined": true,
  "invitation.mail_failed": true,
};

/** The name of every event of an Organization. */
export const eventNames = Object.keys(everyEvent) as EventName[];

/** How a session began. */
export type SignInMethod = "password" | "magic_link" | "passkey" | "sso" | "invitation" | "setup";
/** With what somebody proved that it is them, besides what they know or the mail that they read. */
export type SecondFactorKind = "totp" | "recovery_code" | "passkey";

/** Facts about a User alone, outside every Organization. */
export type UserEventPayloads = {
  "user.created": { id: string };
  "user.updated": { id: string };
  "user.signed_in": { id: string; method: SignInMethod };
  "user.signed_out": { id: string };
  "user.sign_in_link_sent": { id: string };
  "user.password_changed": { id: string };
  "user.password_reset_sent": { id: string };
  "user.password_reset": { id: string };
  "user.email_verification_sent": { id: string };
  "user.email_verified": { id: string };
  "user.sessions_revoked": { id: string; revoked: number };
  "user.second_step_asked": { id: string; method: SignInMethod };
  "user.second_step_failed": { id: string };
  "user.confirmed_again": { id: string; with: "password" | SecondFactorKind };
  "user.totp_set_up": { id: string };
  "user.totp_removed": { id: string };
  "user.recovery_codes_made": { id: string; count: number };
  "user.recovery_code_used": { id: string; left: number };
  "user.passkey_added": { id: string; passkey_id: string; name: string };
  "user.passkey_renamed": { id: string; passkey_id: string; name: string };
  "user.passkey_removed": { id: string; passkey_id: string; name: string };
  "user.passkey_counter_fell": { id: string; passkey_id: string; name: string };
  "user.second_factor_reset": { id: string; by: "admin" | "operator" };
};

export type UserEventName = keyof UserEventPayloads;
