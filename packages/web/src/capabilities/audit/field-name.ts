import type { Translate } from "../../texts/use-text.ts";

/** How the panel calls a field of an event; nothing for one that it does not know. */
export function fieldName(field: string, t: Translate): string | undefined {
  return namesOfFields(t)[field];
}

function namesOfFields(t: Translate): Record<string, string> {
  return { ...ofPeople(t), ...ofAccess(t), ...ofDoors(t), ...ofTheRest(t) };
}

function ofPeople(t: Translate): Record<string, string> {
  return {
    name: t("Name"),
    first_name: t("First name"),
    last_name: t("Last name"),
    email: t("E-mail address"),
    member_id: t("Member"),
    user_id: t("User"),
    invitation_id: t("Invitation"),
    source: t("Source"),
    message: t("Message"),
    reason: t("Reason"),
    by: t("By"),
    left: t("Left of their own accord"),
    joined_otherwise: t("Had joined otherwise"),
    revoked: t("Sessions ended"),
    sessions_ended: t("Sessions ended"),
    seats_not_restored: t("Seats that were not free"),
  };
}

function ofAccess(t: Translate): Record<string, string> {
  return {
    roles: t("Roles"),
    seats: t("Seats"),
    permissions: t("Permissions"),
    product_id: t("Product"),
    plan_id: t("Plan"),
    workspace_id: t("Workspace"),
    scope: t("Scope"),
    description: t("Description"),
    icon: t("Icon"),
    members: t("Members"),
    child_id: t("Group inside"),
    until: t("Until"),
    status: t("Status"),
    owner_id: t("Owner"),
    expires_at: t("Expires"),
    replaces: t("Replaces"),
    overlap_until: t("The former works until"),
    max_key_lifetime_days: t("Longest life of a key, in days"),
    granted: t("Granted"),
    taken: t("Taken"),
  };
}

function ofDoors(t: Translate): Record<string, string> {
  return {
    domain: t("Domain"),
    joining: t("How people join"),
    connection_id: t("Connection"),
    protocol: t("Protocol"),
    enforced: t("Required"),
    required: t("Required"),
    grace_days: t("Days to set one up"),
    admins: t("Emergency access"),
    outcome: t("Outcome"),
    mapping: t("Mapping"),
    attributes: t("Attributes"),
    fingerprint: t("Fingerprint"),
    not_after: t("Ends"),
    unverified_from: t("Unverified from"),
    user_name: t("User name in the directory"),
    change: t("What was wanted"),
    percent: t("Share of members that may end, in percent"),
    kept_for_last_admin: t("Kept for the last Admin"),
  };
}

function ofTheRest(t: Translate): Record<string, string> {
  return {
    address: t("Address"),
    events: t("Events"),
    failing_since: t("Failing since"),
    which: t("Which ones"),
    since: t("Since"),
    error: t("Error"),
    days: t("Days that events are kept"),
    older_than: t("Older than"),
    position: t("Position"),
    hash: t("Hash"),
    invitation_valid_days: t("Days that an invitation is valid"),
    guests_by_invitation: t("Guests by invitation"),
  };
}
