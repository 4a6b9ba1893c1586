import { listAuditEvents } from "@rollcall/contract/audit";
import { listGroups } from "@rollcall/contract/groups";
import { countMembers } from "@rollcall/contract/members";
import { getOrganization } from "@rollcall/contract/organizations";
import { listRoles } from "@rollcall/contract/roles";
import { listSubscriptions } from "@rollcall/contract/subscriptions";
import { listWebhookEndpoints } from "@rollcall/contract/webhooks";

/** What can be read without anything but the Organization; the shortest answers first. */
const reads = [
  countMembers,
  getOrganization,
  listSubscriptions,
  listRoles,
  listGroups,
  listAuditEvents,
  listWebhookEndpoints,
];

type Facts = { origin: string; organizationId: string; permissions: readonly string[]; secret: string };

/** A command that shows a new key at work; nothing for a key that may read none of these. */
export function curlLine({ origin, organizationId, permissions, secret }: Facts): string | undefined {
  const found = reads.find(({ access }) => permissions.some((each) => each === access));
  if (found === undefined) return undefined;
  const path = found.path.replace("{organization_id}", organizationId);
  return `curl -H "Authorization: Bearer ${secret}" "${origin}${path}"`;
}
