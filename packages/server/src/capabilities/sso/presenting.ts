import type { SamlConnection, SsoConnection, SsoLack } from "@rollcall/contract/sso";
import type { BreakGlassAdmin, SsoDomain } from "@rollcall/contract/sso-access";
import type { Reader } from "../../platform/database.ts";
import type { Named } from "./break-glass-store.ts";
import { listServed, type ServedDomain } from "./domain-store.ts";
import { countIdentities } from "./identity-store.ts";
import { listMapping } from "./mapping-store.ts";
import * as rules from "./rules.ts";
import { type Certificate, listCertificates, type StoredConnection } from "./store.ts";
import { type ConnectionUrls, urlsOf } from "./urls.ts";

export type Presenting = { db: Reader; organizationId: string; publicUrl: string; now: Date };

/** Connections as the API gives them back. */
export async function presentConnections(
  { db, organizationId, publicUrl, now }: Presenting,
  connections: readonly StoredConnection[],
): Promise<SsoConnection[]> {
  const served = await listServed(db, organizationId);
  const people = await countIdentities(db, organizationId);
  const presented: SsoConnection[] = [];
  for (const connection of connections) {
    const certificates = await listCertificates(db, organizationId, connection.id);
    const domains = served.filter(({ connectionId }) => connectionId === connection.id);
    const urls = urlsOf(publicUrl, organizationId, connection.id);
    presented.push({
      ...outline(connection),
      saml: connection.protocol === "saml" ? presentSaml(connection, certificates, urls, now) : null,
      oidc: connection.protocol === "oidc" ? presentOidc(connection, urls) : null,
      mapping: await listMapping(db, organizationId, connection.id),
      domains: domains.map(({ id, domain, enforcedSince }) => ({ id, domain, enforced: enforcedSince !== null })),
      lacks: lacksOf(connection, certificates, domains, now),
      people: people.get(connection.id) ?? 0,
    });
  }
  return presented;
}

export function lacksOf(
  connection: StoredConnection,
  certificates: readonly Certificate[],
  domains: readonly ServedDomain[],
  now: Date,
): SsoLack[] {
  const verifiedDomains = domains.filter(({ status }) => status === "verified").length;
  return rules.lacks({ ...connection, certificates, verifiedDomains }, now);
}

function outline(connection: StoredConnection) {
  return {
    id: connection.id,
    name: connection.name,
    protocol: connection.protocol,
    provider: connection.provider,
    status: connection.status,
    attributes: connection.attributes,
    default_roles: connection.defaultRoles,
    last_sign_in_at: connection.lastSignInAt?.toISOString() ?? null,
    last_passed_test_at: connection.testedAt?.toISOString() ?? null,
    created_at: connection.createdAt.toISOString(),
    updated_at: connection.updatedAt.toISOString(),
  };
}

function presentSaml(
  connection: StoredConnection,
  certificates: readonly Certificate[],
  { entityId, acsUrl, signOutUrl, metadataUrl }: ConnectionUrls,
  now: Date,
): SamlConnection {
  const { spCertificate } = connection;
  return {
    service_provider: {
      entity_id: entityId,
      acs_url: acsUrl,
      sign_out_url: signOutUrl,
      metadata_url: metadataUrl,
      certificate: spCertificate ?? "",
    },
    identity_provider: presentProvider(connection, certificates, now),
    allows_idp_initiated: connection.allowsIdpInitiated,
    requires_encryption: connection.requiresEncryption,
  };
}

function presentProvider(
  { entityId, signInUrl, signOutUrl, metadataUrl, providerUpdatedAt }: StoredConnection,
  certificates: readonly Certificate[],
  now: Date,
): SamlConnection["identity_provider"] {
  if (entityId === null || signInUrl === null || providerUpdatedAt === null) return null;
  return {
    entity_id: entityId,
    sign_in_url: signInUrl,
    sign_out_url: signOutUrl,
    certificates: certificates.map(({ fingerprint, subject, notBefore, notAfter }) => ({
      fingerprint,
      subject,
      not_before: notBefore.toISOString(),
      not_after: notAfter.toISOString(),
      status: rules.certificateStatus({ notBefore, notAfter }, now),
    })),
    metadata_url: metadataUrl,
    updated_at: providerUpdatedAt.toISOString(),
  };
}

function presentOidc(
  { issuer, clientId, sealedClientSecret, scopes }: StoredConnection,
  { redirectUri, signedOutUrl }: ConnectionUrls,
) {
  return {
    redirect_uri: redirectUri,
    sign_out_redirect_uri: signedOutUrl,
    issuer,
    client_id: clientId,
    has_client_secret: sealedClientSecret !== null,
    scopes,
  };
}

export function presentDomain({ id, domain, status, connectionId, enforcedSince }: ServedDomain): SsoDomain {
  return {
    id,
    domain,
    status,
    connection_id: connectionId,
    enforced: enforcedSince !== null,
    enforced_since: enforcedSince?.toISOString() ?? null,
  };
}

export function presentNamed(named: Named): BreakGlassAdmin {
  return {
    member_id: named.memberId,
    name: `${named.firstName} ${named.lastName}`.trim(),
    email: named.email,
    can_enter: rules.canEnter(named),
    has_second_factor: named.hasSecondFactor,
    rehearsed_at: named.rehearsedAt?.toISOString() ?? null,
    last_used_at: named.lastUsedAt?.toISOString() ?? null,
  };
}
