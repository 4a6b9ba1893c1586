import type { SsoAttributes, SsoConnectionStatus, SsoProtocol, SsoProvider } from "@rollcall/contract/sso";
import type { Insertable, Selectable, Updateable } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import { localSetting } from "../../platform/local-setting.ts";
import type { OidcProvider } from "../../platform/oidc/provider.ts";
import type { Tables } from "../../platform/tables.ts";

/** A connection as the table holds it. */
export type StoredConnection = {
  id: string;
  name: string;
  protocol: SsoProtocol;
  provider: SsoProvider;
  status: SsoConnectionStatus;
  entityId: string | null;
  signInUrl: string | null;
  signOutUrl: string | null;
  metadataUrl: string | null;
  allowsIdpInitiated: boolean;
  requiresEncryption: boolean;
  spCertificate: string | null;
  sealedSpKey: string | null;
  issuer: string | null;
  clientId: string | null;
  sealedClientSecret: string | null;
  scopes: string[];
  discovered: OidcProvider | null;
  providerUpdatedAt: Date | null;
  attributes: SsoAttributes;
  defaultRoles: string[];
  testedAt: Date | null;
  lastSignInAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

export type Certificate = {
  fingerprint: string;
  pem: string;
  subject: string;
  notBefore: Date;
  notAfter: Date;
};

function selectConnections(db: Reader, organizationId: string) {
  return db.selectFrom("sso_connections").selectAll().where("organization_id", "=", organizationId);
}

export async function listConnections(db: Reader, organizationId: string): Promise<StoredConnection[]> {
  const rows = await selectConnections(db, organizationId).orderBy("id").execute();
  return rows.map(stored);
}

export async function findConnection(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<StoredConnection | undefined> {
  const row = await selectConnections(db, organizationId).where("id", "=", id).executeTakeFirst();
  return row && stored(row);
}

/** Locks a connection. Whatever changes it, or what it knows of its provider, takes this lock. */
export async function holdConnection(
  tx: Writer,
  organizationId: string,
  id: string,
): Promise<StoredConnection | undefined> {
  const row = await selectConnections(tx, organizationId).where("id", "=", id).forUpdate().executeTakeFirst();
  return row && stored(row);
}

/** Whether people join by an identity provider: at least one connection is enabled. */
export async function isOn(db: Reader, organizationId: string): Promise<boolean> {
  const row = await db
    .selectFrom("sso_connections")
    .select("id")
    .where("organization_id", "=", organizationId)
    .where("status", "=", "enabled")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type NewConnection = Omit<
  Insertable<Tables["sso_connections"]>,
  "organization_id" | "created_at" | "updated_at"
>;

export async function insertConnection(
  tx: Writer,
  organizationId: string,
  connection: NewConnection,
  now: Date,
): Promise<void> {
  await tx
    .insertInto("sso_connections")
    .values({ organization_id: organizationId, ...connection, created_at: now, updated_at: now })
    .execute();
}

export type ConnectionChanges = Omit<Updateable<Tables["sso_connections"]>, "organization_id" | "id" | "updated_at">;

export async function updateConnection(
  tx: Writer,
  organizationId: string,
  id: string,
  changes: ConnectionChanges,
  now: Date,
): Promise<void> {
  await tx
    .updateTable("sso_connections")
    .set({ ...changes, updated_at: now })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

export async function removeConnection(tx: Writer, organizationId: string, id: string): Promise<void> {
  await tx.deleteFrom("sso_connections").where("organization_id", "=", organizationId).where("id", "=", id).execute();
}

/** Certificates of a connection, or of all, the one that lasts longest first. */
export async function listCertificates(
  db: Reader,
  organizationId: string,
  connectionId: string,
): Promise<Certificate[]> {
  const rows = await db
    .selectFrom("sso_certificates")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .where("connection_id", "=", connectionId)
    .orderBy("not_after", "desc")
    .orderBy("fingerprint")
    .execute();
  return rows.map(certificateOf);
}

/** Puts these certificates in place of those that are there. Those that stay keep that somebody was warned of them. */
export async function setCertificates(
  tx: Writer,
  organizationId: string,
  connectionId: string,
  certificates: readonly Certificate[],
): Promise<void> {
  const fingerprints = certificates.map(({ fingerprint }) => fingerprint);
  await tx
    .deleteFrom("sso_certificates")
    .where("organization_id", "=", organizationId)
    .where("connection_id", "=", connectionId)
    .$if(fingerprints.length > 0, (rows) => rows.where("fingerprint", "not in", fingerprints))
    .execute();
  if (certificates.length === 0) return;
  const rows = certificates.map(({ fingerprint, pem, subject, notBefore, notAfter }) => ({
    organization_id: organizationId,
    connection_id: connectionId,
    fingerprint,
    pem,
    subject,
    not_before: notBefore,
    not_after: notAfter,
  }));
  await tx
    .insertInto("sso_certificates")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The setting of a transaction that may find certificates of every Organization, to warn of those that end. */
export const FINDS_CERTIFICATES = localSetting("ending_certificates", "on");

export type EndingCertificate = { organizationId: string; connectionId: string; fingerprint: string };

export async function findEnding(db: Reader, before: Date, limit: number): Promise<EndingCertificate[]> {
  return db
    .selectFrom("sso_certificates")
    .select(["organization_id as organizationId", "connection_id as connectionId", "fingerprint"])
    .where("warned_at", "is", null)
    .where("not_after", "<", before)
    .orderBy("not_after")
    .limit(limit)
    .execute();
}

/** Notes that the Admins were warned of a certificate; undefined when they were before, or it is gone. */
export async function markWarned(
  tx: Writer,
  organizationId: string,
  { connectionId, fingerprint }: Omit<EndingCertificate, "organizationId">,
  now: Date,
): Promise<Certificate | undefined> {
  const row = await tx
    .updateTable("sso_certificates")
    .set({ warned_at: now })
    .where("organization_id", "=", organizationId)
    .where("connection_id", "=", connectionId)
    .where("fingerprint", "=", fingerprint)
    .where("warned_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  return row && certificateOf(row);
}

function certificateOf(row: Selectable<Tables["sso_certificates"]>): Certificate {
  const { fingerprint, pem, subject, not_before, not_after } = row;
  return { fingerprint, pem, subject, notBefore: not_before, notAfter: not_after };
}

function stored(row: Selectable<Tables["sso_connections"]>): StoredConnection {
  return {
    id: row.id,
    name: row.name,
    protocol: row.protocol,
    provider: row.provider,
    status: row.status,
    entityId: row.entity_id,
    signInUrl: row.sign_in_url,
    signOutUrl: row.sign_out_url,
    metadataUrl: row.metadata_url,
    allowsIdpInitiated: row.allows_idp_initiated,
    requiresEncryption: row.requires_encryption,
    spCertificate: row.sp_certificate,
    sealedSpKey: row.sealed_sp_key,
    issuer: row.issuer,
    clientId: row.client_id,
    sealedClientSecret: row.sealed_client_secret,
    scopes: row.scopes,
    // The casts say what was written: what discovery gave, and what the contract let in.
    discovered: row.discovered as OidcProvider | null,
    providerUpdatedAt: row.provider_updated_at,
    attributes: row.attributes as SsoAttributes,
    defaultRoles: row.default_roles,
    testedAt: row.tested_at,
    lastSignInAt: row.last_sign_in_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
