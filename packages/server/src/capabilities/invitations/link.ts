import { isSameSecret, type Secrets } from "../../platform/secrets.ts";

export type LinkPlace = { organizationId: string; id: string; version: number };

/** How a link reached whoever holds it. Only a mailed one proves that they read the mail of the invited address. */
export type LinkWay = "mailed" | "copied";
export type OpenedLink = LinkPlace & { way: LinkWay };

/**
 * The token of an invitation's link. It is derived from the server's secret and the invitation's version rather than
 * stored: a copy of the database cannot make it, it can be shown again, and it dies when the version moves (SPEC R4.5).
 * It names its Organization in the clear, so that looking it up stays inside one tenant.
 */
export function invitationToken(secrets: Secrets, { organizationId, id, version }: LinkPlace, way: LinkWay): string {
  const parts = [organizationId.replace(/^org_/, ""), id.replace(/^inv_/, ""), version.toString(36)];
  return [...parts, secrets.mac(`invitation:${way}`, organizationId, id, version)].join(".");
}

/** Where a token leads, when this server made it. No database is asked. */
export function readInvitationToken(secrets: Secrets, token: string): OpenedLink | undefined {
  const match = /^([0-9a-f]{32})\.([0-9a-f]{32})\.([0-9a-z]{1,6})\.[A-Za-z0-9_-]{43}$/.exec(token.trim());
  if (match === null) return undefined;
  const [, organization, invitation, version = ""] = match;
  const place = {
    organizationId: `org_${organization}`,
    id: `inv_${invitation}`,
    version: Number.parseInt(version, 36),
  };
  const way = (["mailed", "copied"] as const).find((each) =>
    isSameSecret(token.trim(), invitationToken(secrets, place, each)),
  );
  return way && { ...place, way };
}

/** The address that is mailed, or handed over by an Admin. The token stands after the `#`, which browsers send to no server and no log keeps. */
export function invitationLink(
  surroundings: { secrets: Secrets; publicUrl: string },
  place: LinkPlace,
  way: LinkWay,
): string {
  return `${surroundings.publicUrl}/join#${invitationToken(surroundings.secrets, place, way)}`;
}
