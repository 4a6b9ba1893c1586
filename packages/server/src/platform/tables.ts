import type { ActorKind } from "@rollcall/contract/audit";
import type { BulkOutcomeName } from "@rollcall/contract/bulk";
import type { ColumnType, JSONColumnType } from "kysely";

type Json = JSONColumnType<Record<string, unknown>>;
type Instant = ColumnType<Date, Date, Date>;
/** A column that the database fills in when a row leaves it out. */
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** A column that may be empty, and is where a row leaves it out. */
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;
/** JSON that may be missing; written as JSON text. */
type OptionalJson = ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
type DirectoryOutcome =
  | "read"
  | "created"
  | "linked"
  | "changed"
  | "suspended"
  | "reactivated"
  | "removed"
  | "unchanged"
  | "refused";
type GrantColumns = { granted_by: string | null; granted_at: Instant; until: Optional<Date> };

/** The rows of the database, as `migrations/` makes them. */
export type Tables = {
  users: {
    id: string;
    name: Defaulted<string>;
    first_name: Defaulted<string>;
    last_name: Defaulted<string>;
    email: string;
    email_verified: Defaulted<boolean>;
    image: string | null;
    language: Defaulted<"en" | "fr">;
    created_at: Instant;
    updated_at: Instant;
  };
  sessions: {
    id: string;
    user_id: string;
    token: string;
    expires_at: Instant;
    ip_address: string | null;
    user_agent: string | null;
    method: Defaulted<string>;
    authenticated_at: Instant;
    second_factor: Optional<"totp" | "recovery_code" | "passkey">;
    sso_organization_id: Optional<string>;
    sso_connection_id: Optional<string>;
    sso_subject: Optional<string>;
    sso_session_index: Optional<string>;
    sealed_sso_name_id: Optional<string>;
    sso_until: Optional<Date>;
    is_sso_only: Defaulted<boolean>;
    created_at: Instant;
    updated_at: Instant;
  };
  half_sign_ins: { token_hash: string; user_id: string; method: string; expires_at: Instant; created_at: Instant };
  totp_apps: { user_id: string; sealed_secret: string; last_step: number; created_at: Instant };
  recovery_codes: { user_id: string; code_hash: string; created_at: Instant };
  passkeys: {
    id: string;
    user_id: string;
    credential_id: string;
    public_key: Buffer;
    sign_count: number;
    transports: string[];
    name: string;
    is_synced: boolean;
    created_at: Instant;
    last_used_at: Optional<Date>;
  };
  passkey_challenges: {
    challenge_hash: string;
    purpose: "add" | "sign_in" | "second_step" | "confirm";
    user_id: string | null;
    expires_at: Instant;
  };
  accounts: {
    id: string;
    account_id: string;
    provider_id: string;
    user_id: string;
    password: string | null;
    created_at: Instant;
    updated_at: Instant;
  };
  verifications: {
    id: string;
    identifier: string;
    value: string;
    expires_at: Instant;
    created_at: Instant;
    updated_at: Instant;
  };
  user_events: {
    id: string;
    user_id: string;
    name: string;
    payload: Json;
    ip_address: string | null;
    user_agent: string | null;
    request_id: string | null;
    at: Instant;
  };
  kept_mails: {
    id: string;
    recipient: string;
    subject: string;
    body_text: string;
    body_html: string;
    kept_at: Instant;
  };
  products: { id: string; name: string; position: number };
  plans: { product_id: string; id: string; name: string; allows_invitations: boolean; position: number };
  organizations: {
    organization_id: string;
    name: string;
    invitation_valid_days: Defaulted<number>;
    guests_by_invitation: Defaulted<boolean>;
    max_key_lifetime_days: Optional<number>;
    second_factor_required_since: Optional<Date>;
    second_factor_grace_days: Defaulted<number>;
    audit_retention_days: Optional<number>;
    created_at: Instant;
    updated_at: Instant;
  };
  roles: {
    organization_id: string;
    id: string;
    scope: "organization" | "workspace";
    name: string;
    description: string;
    permissions: Defaulted<string[]>;
    built_in: boolean;
    created_at: Instant;
  };
  subscriptions: {
    organization_id: string;
    product_id: string;
    plan_id: string;
    seats: number;
    seats_used: Defaulted<number>;
    seats_reserved: Defaulted<number>;
    created_at: Instant;
    updated_at: Instant;
  };
  members: {
    organization_id: string;
    id: string;
    user_id: string;
    email: string;
    first_name: string;
    last_name: string;
    status: "active" | "suspended" | "removed";
    source: "manual" | "sso" | "scim" | "domain";
    externally_managed_by: "sso" | "scim" | null;
    joined_at: Instant;
    last_active_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    suspended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    removed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    left_by_themselves: Defaulted<boolean>;
    allowed_again_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    /** `{ roles: string[]; seats: string[] }`, written as JSON text. */
    held_before: ColumnType<{ roles: string[]; seats: string[] } | null, string | null | undefined, string | null>;
    search_text: string;
    sort_name: string;
    updated_at: Instant;
  };
  member_roles: {
    organization_id: string;
    member_id: string;
    role_id: string;
    source: "manual" | "invitation" | "sso" | "scim" | "api";
    granted_by: string | null;
    granted_at: Instant;
    until: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
  invitations: {
    organization_id: string;
    id: string;
    email: string;
    status: "pending" | "accepted" | "declined" | "revoked";
    roles: string[];
    seats: string[];
    note: string;
    language: "en" | "fr";
    version: number;
    invited_by: string | null;
    inviter_name: string;
    inviter_email: string;
    created_at: Instant;
    sent_at: Instant;
    expires_at: Instant;
    answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    revoke_reason: ColumnType<
      "by_admin" | "inviter_lost_right" | "replaced" | null,
      string | null | undefined,
      string | null
    >;
    accepted_member_id: ColumnType<string | null, string | null | undefined, string | null>;
    mail_status: Defaulted<"queued" | "sent" | "failed">;
    mail_error: ColumnType<string | null, string | null | undefined, string | null>;
    search_text: string;
  };
  seats: {
    organization_id: string;
    id: string;
    product_id: string;
    member_id: string | null;
    invitation_id: string | null;
    held_until: Date | null;
    source: "manual" | "invitation" | "sso" | "scim" | "api" | "request";
    granted_at: Instant;
  };
  seat_ledger: {
    organization_id: string;
    id: string;
    product_id: string;
    change: "granted" | "released" | "reserved" | "reservation_ended" | "subscription_changed";
    member_id: string | null;
    invitation_id: string | null;
    email: string | null;
    actor_name: string | null;
    seats_after: number;
    used_after: number;
    reserved_after: number;
    at: Instant;
  };
  seat_requests: {
    organization_id: string;
    id: string;
    product_id: string;
    member_id: string;
    reason: string;
    status: "pending" | "granted" | "declined";
    created_at: Instant;
    answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    answered_by: ColumnType<string | null, string | null | undefined, string | null>;
  };
  workspaces: {
    organization_id: string;
    id: string;
    name: string;
    description: Defaulted<string>;
    icon: Defaulted<string>;
    is_default: Defaulted<boolean>;
    max_key_lifetime_days: Optional<number>;
    created_at: Instant;
    updated_at: Instant;
    archived_at: Optional<Date>;
  };
  workspace_members: {
    organization_id: string;
    workspace_id: string;
    member_id: string;
    role_id: string;
    source: "manual" | "invitation" | "sso" | "scim" | "api";
  } & GrantColumns;
  groups: {
    organization_id: string;
    id: string;
    name: string;
    description: Defaulted<string>;
    is_externally_managed: Defaulted<boolean>;
    created_at: Instant;
    updated_at: Instant;
  };
  group_members: {
    organization_id: string;
    group_id: string;
    member_id: string;
    source: "manual" | "invitation" | "sso" | "scim" | "api";
  } & GrantColumns;
  group_children: { organization_id: string; group_id: string; child_id: string };
  group_grants: { organization_id: string; group_id: string; workspace_id: string; role_id: string } & GrantColumns;
  group_organization_roles: { organization_id: string; group_id: string; role_id: string } & GrantColumns;
  /** A view: every Group with itself and every Group inside it. */
  group_reach: { organization_id: string; group_id: string; inner_id: string; path: string[] };
  service_accounts: {
    organization_id: string;
    id: string;
    workspace_id: string;
    name: string;
    description: Defaulted<string>;
    roles: string[];
    disabled_at: Optional<Date>;
    created_by: string | null;
    created_at: Instant;
    updated_at: Instant;
  };
  api_keys: {
    organization_id: string;
    id: string;
    workspace_id: string;
    member_id: string | null;
    service_account_id: string | null;
    name: string;
    secret_hash: string;
    mask: string;
    created_by: string | null;
    created_at: Instant;
    expires_at: Date | null;
    overlap_until: Optional<Date>;
    limited_to: Optional<string[]>;
    replaced_by: Optional<string>;
    revoked_at: Optional<Date>;
    revoke_reason: Optional<"by_hand" | "owner_removed">;
    last_used_at: Optional<Date>;
    warned_at: Optional<Date>;
  };
  invitation_workspaces: { organization_id: string; invitation_id: string; workspace_id: string; role_id: string };
  invitation_groups: { organization_id: string; invitation_id: string; group_id: string };
  domains: {
    organization_id: string;
    id: string;
    domain: string;
    status: Defaulted<"pending" | "verified" | "unverified">;
    joining: Defaulted<"off" | "join" | "request">;
    proof_token: string;
    claimed_by: string | null;
    claimed_by_name: Defaulted<string>;
    created_at: Instant;
    verified_at: Optional<Date>;
    proof_lost_at: Optional<Date>;
    last_checked_at: Optional<Date>;
    last_outcome: Optional<"found" | "not_found" | "other_value" | "unreachable" | "taken">;
  };
  verified_domains: { domain: string; held_by: string; held_since: Instant };
  join_requests: {
    organization_id: string;
    id: string;
    user_id: string;
    email: string;
    domain: string;
    message: string;
    status: Defaulted<"pending" | "granted" | "declined" | "withdrawn">;
    created_at: Instant;
    answered_at: Optional<Date>;
    answered_by: Optional<string>;
  };
  sso_connections: {
    organization_id: string;
    id: string;
    name: string;
    protocol: "saml" | "oidc";
    provider: "okta" | "entra" | "google" | "onelogin" | "jumpcloud" | "other";
    status: Defaulted<"draft" | "enabled" | "disabled">;
    entity_id: Optional<string>;
    sign_in_url: Optional<string>;
    sign_out_url: Optional<string>;
    metadata_url: Optional<string>;
    allows_idp_initiated: Defaulted<boolean>;
    requires_encryption: Defaulted<boolean>;
    sp_certificate: Optional<string>;
    sealed_sp_key: Optional<string>;
    issuer: Optional<string>;
    client_id: Optional<string>;
    sealed_client_secret: Optional<string>;
    scopes: Defaulted<string[]>;
    discovered: OptionalJson;
    provider_updated_at: Optional<Date>;
    attributes: Json;
    default_roles: string[];
    tested_at: Optional<Date>;
    last_sign_in_at: Optional<Date>;
    created_by: string | null;
    created_at: Instant;
    updated_at: Instant;
  };
  sso_certificates: {
    organization_id: string;
    connection_id: string;
    fingerprint: string;
    pem: string;
    subject: string;
    not_before: Instant;
    not_after: Instant;
    warned_at: Optional<Date>;
  };
  sso_mapping: {
    organization_id: string;
    connection_id: string;
    position: number;
    line: number;
    attribute: string | null;
    value: string;
    role_id: string | null;
    group_id: string | null;
    workspace_id: string | null;
  };
  sso_domains: {
    organization_id: string;
    domain_id: string;
    connection_id: string;
    enforced_since: Optional<Date>;
  };
  sso_identities: {
    organization_id: string;
    connection_id: string;
    subject: string;
    user_id: string;
    email: string;
    linked_at: Instant;
    last_signed_in_at: Instant;
  };
  sso_attempts: {
    organization_id: string;
    id: string;
    connection_id: string;
    purpose: "sign_in" | "test";
    request_hash: Optional<string>;
    browser_hash: Optional<string>;
    code_hash: Optional<string>;
    sealed: string;
    taken_at: Optional<Date>;
    created_at: Instant;
    expires_at: Instant;
  };
  sso_used_assertions: {
    organization_id: string;
    connection_id: string;
    assertion_hash: string;
    expires_at: Instant;
  };
  sso_sign_ins: {
    organization_id: string;
    id: string;
    connection_id: string;
    purpose: "sign_in" | "test";
    begun_by: "person" | "identity_provider";
    outcome: Defaulted<"waiting" | "signed_in" | "linked" | "joined" | "passed" | "refused">;
    reason: Optional<string>;
    detail: Optional<string>;
    email: Optional<string>;
    subject: Optional<string>;
    member_id: Optional<string>;
    ip_address: string | null;
    user_agent: string | null;
    reference: string;
    test: OptionalJson;
    at: Instant;
  };
  sso_automatic_seats: { organization_id: string; product_id: string };
  sso_missed_seats: { organization_id: string; member_id: string; product_id: string; at: Instant };
  sso_break_glass: {
    organization_id: string;
    member_id: string;
    named_by: string | null;
    named_at: Instant;
    rehearsed_at: Optional<Date>;
    last_used_at: Optional<Date>;
  };
  sso_break_glass_uses: {
    organization_id: string;
    session_id: string;
    member_id: string;
    reason: string;
    at: Instant;
    until: Instant;
  };
  admin_keys: {
    organization_id: string;
    id: string;
    name: string;
    secret_hash: string;
    mask: string;
    permissions: string[];
    responsible_id: string;
    created_at: Instant;
    expires_at: Date | null;
    replaced_by: Optional<string>;
    overlap_until: Optional<Date>;
    revoked_at: Optional<Date>;
    revoke_reason: Optional<"by_hand" | "responsible_removed">;
    last_used_at: Optional<Date>;
  };
  idempotent_answers: {
    organization_id: string;
    caller_id: string;
    key: string;
    request_mac: string;
    sealed_answer: Optional<string>;
    at: Instant;
  };
  directory_tokens: {
    organization_id: string;
    id: string;
    name: string;
    token_hash: string;
    mask: string;
    created_by: string | null;
    created_by_name: Defaulted<string>;
    created_at: Instant;
    expires_at: Date | null;
    revoked_at: Optional<Date>;
    last_used_at: Optional<Date>;
  };
  directory_users: {
    organization_id: string;
    member_id: string;
    user_name_key: string;
    external_id: string | null;
    resource: Json;
    version: Defaulted<number>;
    created_at: Instant;
    updated_at: Instant;
  };
  directory_emails: { organization_id: string; email_key: string; member_id: string };
  directory_groups: {
    organization_id: string;
    group_id: string;
    display_name_key: string;
    external_id: string | null;
    resource: Json;
    version: Defaulted<number>;
    created_at: Instant;
    updated_at: Instant;
  };
  directory_brakes: {
    organization_id: string;
    percent: number | null;
    stopped_at: Optional<Date>;
    let_through_until: Optional<Date>;
    members_counted: Defaulted<number>;
    counted_at: Optional<Date>;
  };
  directory_endings: { organization_id: string; minute: Instant; members: number };
  directory_requests: {
    organization_id: string;
    id: string;
    token_id: string;
    token_name: string;
    method: string;
    path: string;
    status: number;
    outcome: DirectoryOutcome;
    subject_kind: Optional<"user" | "group">;
    subject_id: Optional<string>;
    subject_name: Optional<string>;
    /** `{ [event]: number }`, written as JSON text. */
    effects: ColumnType<Record<string, number>, string, string>;
    reason: Optional<string>;
    scim_type: Optional<string>;
    request_body: Optional<string>;
    response_body: Optional<string>;
    milliseconds: number;
    ip_address: string | null;
    user_agent: string | null;
    request_id: string | null;
    at: Instant;
  };
  webhook_endpoints: {
    organization_id: string;
    id: string;
    url: string;
    description: string;
    events: string[] | null;
    secret_sealed: string;
    previous_secret_sealed: Optional<string>;
    previous_until: Optional<Date>;
    disabled_at: Optional<Date>;
    disabled_because: Optional<"by_hand" | "gone" | "failing">;
    next_sequence: Defaulted<number>;
    last_due_at: Optional<Date>;
    is_slow: Defaulted<boolean>;
    failures: Defaulted<number>;
    failing_since: Optional<Date>;
    resting_until: Optional<Date>;
    last_tried_at: Optional<Date>;
    last_succeeded_at: Optional<Date>;
    trying_delivery_id: Optional<string>;
    trying_number: Optional<number>;
    trying_until: Optional<Date>;
    created_by: string | null;
    created_by_name: string;
    created_at: Instant;
    deleted_at: Optional<Date>;
  };
  webhook_backlog: { organization_id: string; event_id: string };
  webhook_deliveries: {
    organization_id: string;
    id: string;
    endpoint_id: string;
    event_id: string;
    event: string;
    sequence: number;
    body: string;
    status: Defaulted<"waiting" | "succeeded" | "failed">;
    tries: Defaulted<number>;
    tries_before: Defaulted<number>;
    created_at: Instant;
    next_try_at: Optional<Date>;
    last_tried_at: Optional<Date>;
    last_status: Optional<number>;
    last_error: Optional<string>;
  };
  webhook_tries: {
    organization_id: string;
    delivery_id: string;
    number: number;
    outcome: Defaulted<"running" | "succeeded" | "failed" | "interrupted">;
    started_at: Instant;
    milliseconds: Optional<number>;
    url: Defaulted<string>;
    /** `{ [header]: string }`, written as JSON text. */
    request_headers: ColumnType<Record<string, string>, string, string>;
    response_status: Optional<number>;
    response_headers: ColumnType<Record<string, string> | null, string | null | undefined, string | null>;
    response_body: Optional<string>;
    response_cut: Defaulted<boolean>;
    error: Optional<string>;
  };
  webhook_replays: {
    organization_id: string;
    id: string;
    endpoint_id: string;
    which: "failed" | "all";
    since: Instant;
    total: number;
    replayed: Defaulted<number>;
    after_sequence: Defaulted<number>;
    started_at: Instant;
    started_by_name: string;
    finished_at: Optional<Date>;
  };
  bulk_jobs: {
    organization_id: string;
    id: string;
    kind: "members" | "invitations";
    action: Json;
    state: Defaulted<"previewing" | "ready" | "running" | "finished" | "cancelled" | "stopped">;
    total: number;
    preview_changed: Defaulted<number>;
    preview_unchanged: Defaulted<number>;
    preview_refused: Defaulted<number>;
    result_changed: Defaulted<number>;
    result_unchanged: Defaulted<number>;
    result_refused: Defaulted<number>;
    acts_as: Json;
    stopped_code: Optional<string>;
    stopped_detail: Optional<string>;
    created_at: Instant;
    created_by_name: string;
    started_at: Optional<Date>;
    started_by_name: Defaulted<string>;
    ended_at: Optional<Date>;
  };
  bulk_items: {
    organization_id: string;
    job_id: string;
    number: number;
    member_id: string | null;
    line: number | null;
    email: string | null;
    wish: OptionalJson;
    preview: Optional<BulkOutcomeName>;
    preview_code: Optional<string>;
    preview_detail: Optional<string>;
    preview_column: Optional<string>;
    result: Optional<BulkOutcomeName>;
    result_code: Optional<string>;
    result_detail: Optional<string>;
    result_column: Optional<string>;
  };
  audit_events: {
    organization_id: string;
    id: string;
    name: string;
    subject_id: string;
    payload: Json;
    actor_kind: ActorKind;
    actor_id: string | null;
    actor_name: string;
    ip_address: string | null;
    user_agent: string | null;
    request_id: string | null;
    at: Instant;
    erased_at: Optional<Date>;
  };
  audit_mentions: { organization_id: string; mentioned_id: string; at: Instant; event_id: string };
  /** A view: the names of what events mention. */
  named_things: { organization_id: string; id: string; name: string };
  audit_unsealed: { organization_id: string; event_id: string };
  audit_seals: {
    organization_id: string;
    position: number;
    event_id: string;
    form: number;
    actor_salt: Buffer | null;
    actor_digest: Buffer;
    payload_salt: Buffer | null;
    payload_digest: Buffer;
    event_hash: Buffer;
    hash: Buffer;
  };
  audit_cuts: {
    organization_id: string;
    position: number;
    hash: Buffer;
    events: number;
    older_than: Instant;
    at: Instant;
  };
  outbox: { organization_id: string; id: string; name: string; payload: Json; at: Instant };
};
