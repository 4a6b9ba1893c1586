import { isSameSecret, type Secrets } from "../../platform/secrets.ts";

export type LinkPlace = { organizationId: string; id: string; version: number };

/**
 * The token of an invitation's link. It is derived from the server's secret and the invitation's version rather than
 * stored: a copy of the database cannot make it, it can be shown again, and it dies when the version moves (SPEC R4.5).
 * It names its Organization in the clear, so that looking it up stays inside one tenant.
 */
export function invitationToken(secrets: Secrets, { organizationId, id, version }: LinkPlace): string {
  const parts = [organizationId.replace(/^org_/, ""), id.replace(/^inv_/, ""), version.toString(36)];
  return [...parts, secrets.mac("invitation", organizationId, id, version)].join(".");
}

/** Where a token leads, when this server made it. No database is asked. */
export function readInvitationToken(secrets: Secrets, token: string): LinkPlace | undefined {
  const match = /^([0-9a-f]{32})\.([0-9a-f]{32})\.([0-9a-z]{1,6})\.[A-Za-z0-9_-]{43}$/.exec(token.trim());
  if (match === null) return undefined;
  const [, organization, invitation, version = ""] = match;
  const place = {
    organizationId: `org_${organization}`,
    id: `inv_${invitation}`,
    version: Number.parseInt(version, 36),
  };
  return isSameSecret(token.trim(), invitationToken(secrets, place)) ? place : undefined;
}

/** The address that is mailed. The token stands after the `#`, which browsers send to no server and no log keeps. */
export function invitationLink(surroundings: { secrets: Secrets; publicUrl: string }, place: LinkPlace): string {
  return `${surroundings.publicUrl}/join#${invitationToken(surroundings.secrets, place)}`;
}
