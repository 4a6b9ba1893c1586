/**
 * Every way Rollcall says no: the code, the HTTP status and the sentence that a person reads.
 * Each has its page at `docs/errors/<code>.md`.
 */
export const refusals = {
  // The request itself
  invalid_input: { status: 400, title: "Something in the request is not as it should be." },
  invalid_json: { status: 400, title: "The body is not valid JSON." },
  duplicate_key: { status: 400, title: "The same key stands twice in the JSON body." },
  invalid_cursor: { status: 400, title: "This cursor does not belong to this list. Start again from the first page." },
  unsupported_media_type: { status: 415, title: "Send the body as application/json." },
  body_too_large: { status: 413, title: "The body is too large." },
  method_not_allowed: { status: 405, title: "This address does not take that method." },
  foreign_origin: { status: 403, title: "A browser may send this only from Rollcall's own pages." },
  rate_limited: { status: 429, title: "Too many tries. Wait a moment and try again." },
  idempotency_key_reused: {
    status: 422,
    title: "This Idempotency-Key was sent with another request before. Send a new key.",
  },
  idempotency_key_in_use: {
    status: 409,
    title: "A request with this Idempotency-Key is still running. Try again in a moment.",
  },
  precondition_failed: {
    status: 412,
    title: "Somebody changed this in the meantime. Read it anew, and change that.",
  },
  internal_error: { status: 500, title: "Something broke on our side. It is logged; try again." },
  unavailable: { status: 503, title: "The database cannot be reached right now. Try again in a moment." },
  // Who is asking
  not_signed_in: { status: 401, title: "Sign in first." },
  admin_key_invalid: { status: 401, title: "This Admin API key is unknown, was revoked or has expired." },
  wrong_credentials: { status: 401, title: "The e-mail address or the password is wrong." },
  sign_in_link_invalid: { status: 410, title: "This sign-in link was used already or has expired. Ask for a new one." },
  reset_link_invalid: { status: 410, title: "This reset link was used already or has expired. Ask for a new one." },
  verification_link_invalid: { status: 410, title: "This verification link was used already or has expired." },
  setup_link_invalid: { status: 410, title: "This setup link was used already. Sign in instead." },
  email_not_verified: { status: 403, title: "Verify your e-mail address first." },
  password_wrong: { status: 403, title: "The current password is wrong." },
  password_too_weak: { status: 400, title: "Choose a longer password, at least 12 characters." },
  second_step_expired: { status: 401, title: "Signing in took too long. Begin again." },
  second_factor_wrong: { status: 401, title: "This code is wrong or was used already." },
  passkey_refused: { status: 401, title: "This passkey does not open an account here. Try another one." },
  passkeys_unavailable: {
    status: 409,
    title: "Passkeys need an address with a domain name, which this installation does not have.",
  },
  totp_setup_expired: { status: 410, title: "Setting up the authenticator app took too long. Begin again." },
  totp_code_wrong: {
    status: 400,
    title: "This code is not right. Check that the clock of your phone is, and try the next.",
  },
  second_factor_missing: { status: 409, title: "Set up a second factor first." },
  second_factor_needed_here: {
    status: 409,
    title: "An Organization of yours requires a second factor. Set up another one before you remove this.",
  },
  last_sign_in_method: {
    status: 409,
    title: "This is the last way in that you have. Choose a password or verify your e-mail address first.",
  },
  fresh_sign_in_required: {
    status: 403,
    title: "Confirm that it is you: this needs a sign-in of the last ten minutes.",
  },
  email_taken: { status: 409, title: "Another account already has this e-mail address." },
  // May they
  permission_missing: { status: 403, title: "Your role does not allow this." },
  membership_suspended: {
    status: 403,
    title: "Your membership in this Organization is suspended. Ask one of its Admins.",
  },
  second_factor_required: {
    status: 403,
    title: "This Organization requires a second factor. Set one up, or sign in with it.",
  },
  person_required: {
    status: 403,
    title: "Only a person who is signed in can do this; an Admin API key cannot.",
  },
  belongs_elsewhere: {
    status: 409,
    title:
      "This account opens another Organization as well, so only its owner, or who runs Rollcall, can change how it opens.",
  },
  not_found: { status: 404, title: "There is nothing here, or you may not see it." },
  above_your_own: { status: 403, title: "You can grant only what you hold yourself." },
  externally_managed: { status: 409, title: "The identity provider manages this profile. Change it there." },
  // Members
  last_admin: { status: 409, title: "An Organization needs at least one Admin. Make somebody else Admin first." },
  already_member: { status: 409, title: "This person is already a member." },
  member_suspended: { status: 409, title: "This member is suspended. Reactivate them first." },
  member_not_suspended: { status: 409, title: "This member is not suspended." },
  member_not_removed: { status: 409, title: "This member was not removed." },
  restore_window_passed: {
    status: 409,
    title: "A removed member can be restored for 30 days. Invite them again instead.",
  },
  role_unknown: { status: 400, title: "There is no such role." },
  member_email_taken: { status: 409, title: "Another member of this Organization already has this e-mail address." },
  confirmation_mismatch: { status: 400, title: "The name that you typed is not the name of the Organization." },
  role_in_use: { status: 409, title: "Somebody still holds this role. Take it away from them first." },
  role_name_taken: { status: 409, title: "Another role of this Organization has this name." },
  permission_unknown: { status: 400, title: "There is no such permission at this scope." },
  // Workspaces and Groups
  default_workspace: {
    status: 409,
    title: "Everybody belongs to the default Workspace; it can be neither left nor archived.",
  },
  workspace_archived: { status: 409, title: "This Workspace is archived. Archiving is final." },
  workspace_name_taken: { status: 409, title: "Another active Workspace has this name." },
  too_many_workspaces: { status: 409, title: "An Organization can have 500 active Workspaces. Archive one first." },
  already_in_workspace: {
    status: 409,
    title: "This member belongs to the Workspace already. Change their roles instead.",
  },
  granted_by_group: { status: 409, title: "A Group gives this access. Take the member out of the Group instead." },
  group_name_taken: { status: 409, title: "Another Group of this Organization has this name." },
  group_circle: { status: 409, title: "A Group cannot contain itself, also not through other Groups." },
  groups_nested_too_deeply: {
    status: 409,
    title: "The Groups are nested too deeply. Put fewer Groups inside each other.",
  },
  group_externally_managed: { status: 409, title: "The identity provider manages this Group. Change it there." },
  until_in_the_past: { status: 400, title: "The date until which this lasts is over already." },
  // API keys
  key_revoked: { status: 409, title: "This key was revoked. Make a new one." },
  key_expired: { status: 409, title: "This key has expired. Make a new one." },
  key_replaced: { status: 409, title: "This key was rotated already. Rotate the new one." },
  service_account_disabled: { status: 409, title: "This Service account is disabled." },
  service_account_name_taken: { status: 409, title: "Another Service account of this Workspace has this name." },
  key_recipient_unfit: {
    status: 409,
    title: "A key can be handed only to somebody who may own keys in its Workspace.",
  },
  too_many_admin_keys: {
    status: 409,
    title: "An Organization can have 100 Admin API keys that work. Revoke one first.",
  },
  // Domains, and joining by them
  domain_invalid: { status: 400, title: "This is not the name of a domain, such as example.com." },
  domain_public: { status: 400, title: "Nobody can claim this domain: it belongs to everybody's mail or websites." },
  domain_already_claimed: { status: 409, title: "The Organization claims this domain already." },
  too_many_domains: { status: 409, title: "An Organization can claim 100 domains. Give one up first." },
  domain_taken: { status: 409, title: "Another Organization has proved that this domain is theirs." },
  domain_not_verified: { status: 409, title: "Prove the domain first: its record has to be found in DNS." },
  removed_before: { status: 403, title: "An Admin removed this person. Only an Admin can let them in again." },
  email_proof_too_old: {
    status: 403,
    title: "You proved long ago that this e-mail address is yours. Sign in by a mailed link, then join.",
  },
  join_request_pending: { status: 409, title: "You asked to join already. An Admin has to answer." },
  join_request_declined: { status: 409, title: "An Admin declined your request. You can ask again later." },
  join_request_answered: { status: 409, title: "This request was answered already." },
  sign_up_link_invalid: {
    status: 410,
    title: "This link to sign up was used already or has expired. Ask for a new one.",
  },
  // Single sign-on
  single_sign_on_required: {
    status: 403,
    title: "This Organization asks people of your domain to sign in through single sign-on.",
  },
  own_sign_in_required: {
    status: 403,
    title:
      "You are signed in through the identity provider of an Organization. Sign in by password, link or passkey for this.",
  },
  other_sign_in_required: {
    status: 403,
    title: "You are signed in through another Organization's identity provider. Sign in again for this one.",
  },
  sso_unavailable: { status: 404, title: "There is no single sign-on for this address. Sign in another way." },
  sso_sign_in_refused: {
    status: 403,
    title: "Single sign-on did not work. Tell an Admin the reference; they see what was wrong.",
  },
  sso_sign_in_expired: { status: 410, title: "Signing in took too long or was finished already. Begin again." },
  too_many_sso_connections: { status: 409, title: "An Organization can have 5 connections. Delete one first." },
  sso_other_protocol: { status: 409, title: "This connection speaks the other protocol." },
  sso_metadata_invalid: { status: 400, title: "This does not describe an identity provider that can be used." },
  sso_provider_unreachable: { status: 409, title: "The identity provider's server could not be asked." },
  sso_connection_incomplete: { status: 409, title: "Something is missing before this connection can be used." },
  sso_connection_enabled: { status: 409, title: "Disable this connection first." },
  sso_connection_not_enabled: { status: 409, title: "Enable the connection first." },
  break_glass_missing: {
    status: 409,
    title: "Name an Admin with a second factor who can enter without the identity provider.",
  },
  break_glass_unfit: {
    status: 409,
    title: "Emergency access is for an active Admin who is named for it and has a second factor.",
  },
  sso_rehearsal_missing: {
    status: 409,
    title: "First an Admin named for emergency access has to show, within a day, that they can enter.",
  },
  // Directory sync
  too_many_directory_tokens: {
    status: 409,
    title: "Two tokens can be in use at once, so that one can replace the other. Revoke one first.",
  },
  directory_not_stopped: { status: 409, title: "Directory sync is not stopped." },
  directory_request_cut: {
    status: 409,
    title: "This request is too long to be kept whole in the log, so that it cannot be tried again.",
  },
  // Webhooks
  too_many_webhook_endpoints: {
    status: 409,
    title: "An Organization can have 20 webhook endpoints. Delete one first.",
  },
  webhook_address_refused: { status: 400, title: "Webhooks cannot be sent to this address." },
  webhook_endpoint_disabled: { status: 409, title: "This endpoint is disabled. Enable it first." },
  webhook_replay_running: {
    status: 409,
    title: "Deliveries of this endpoint are being sent again already. Wait until that is done.",
  },
  // Bulk changes
  last_role: { status: 409, title: "Everybody holds at least one role. Give this member another one first." },
  bulk_not_ready: { status: 409, title: "This bulk change does not wait to be confirmed." },
  bulk_ended: { status: 409, title: "This bulk change has ended already." },
  bulk_too_many_members: {
    status: 409,
    title: "A bulk change can be about 100,000 members at most. Narrow the selection down.",
  },
  too_many_bulk_jobs: {
    status: 409,
    title: "20 bulk changes work or wait to be confirmed. Confirm or cancel one first.",
  },
  import_unreadable: {
    status: 400,
    title: "This is not a CSV with a line of headers, of which one is email.",
  },
  import_too_many_lines: {
    status: 409,
    title: "A file can have 20,000 lines at most. Cut it into several.",
  },
  // Seats and plans
  no_seats_available: {
    status: 409,
    title: "Every seat of this product is taken. Free one or add seats to the subscription.",
  },
  no_subscription: { status: 409, title: "The Organization has no subscription of this product." },
  product_unknown: { status: 400, title: "There is no such product." },
  plan_unknown: { status: 400, title: "There is no such plan of this product." },
  subscription_below_use: { status: 409, title: "More seats are in use than that. Free some first." },
  plan_required: { status: 402, title: "The plan does not allow inviting members." },
  seat_already_held: { status: 409, title: "You already have this seat." },
  seat_request_pending: { status: 409, title: "You already asked for this seat." },
  seat_request_answered: { status: 409, title: "This request was answered already." },
  // Invitations
  sso_required: { status: 409, title: "People join through single sign-on, not by invitation." },
  invitation_link_invalid: {
    status: 404,
    title: "This is not a valid invitation link. Check that it was copied in full.",
  },
  invitation_expired: {
    status: 410,
    title: "This invitation has expired. Ask the person who invited you for a new one.",
  },
  invitation_revoked: { status: 410, title: "This invitation was withdrawn." },
  invitation_replaced: {
    status: 410,
    title: "A newer invitation replaced this link. Use the link in the latest mail.",
  },
  invitation_accepted: { status: 410, title: "This invitation was accepted already." },
  invitation_declined: { status: 410, title: "This invitation was declined." },
  invitation_other_account: {
    status: 409,
    title: "The invitation is for another e-mail address than yours. Switch account.",
  },
  invitation_sign_in_needed: { status: 409, title: "There is an account with this e-mail address. Sign in to accept." },
} as const satisfies Record<string, { status: number; title: string }>;

export type RefusalCode = keyof typeof refusals;

/** The problem document that every refused call answers with (RFC 9457). `field` names the input, dotted, where one is to blame. */
export type Problem = {
  type: string;
  code: RefusalCode;
  title: string;
  status: number;
  detail?: string;
  field?: string;
  errors?: { field: string; message: string }[];
  doc_url: string;
  request_id: string;
};
