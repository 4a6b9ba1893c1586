import type { SsoConnection, SsoProtocol, TypedClient, TypedIdentityProvider } from "@rollcall/contract/sso";
import { MAX_SSO_CERTIFICATES } from "@rollcall/contract/sso";
import type { Errand } from "../../platform/http.ts";
import { discoverProvider, type OidcProvider } from "../../platform/oidc/provider.ts";
import { OidcRefusal } from "../../platform/oidc/refusal.ts";
import { OutboundError } from "../../platform/outbound.ts";
import type { Limit, Limiter } from "../../platform/rate-limit.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { readCertificates, type SamlCertificate } from "../../platform/saml/certificate.ts";
import { isEndpoint } from "../../platform/saml/endpoint.ts";
import { type IdentityProviderMetadata, readMetadata } from "../../platform/saml/identity-provider-metadata.ts";
import { SamlRefusal } from "../../platform/saml/refusal.ts";
import { type Change, unchanged, type Work } from "../../platform/transact.ts";
import { answered, factsOf, holdConnection, nameAnew, present } from "./commands.ts";
import * as rules from "./rules.ts";
import { CLIENT_SECRET_SEAL } from "./seals.ts";
import * as store from "./store.ts";

/** How often an Organization has other servers asked. */
const LOOKS: Limit = { name: "sso-look", tries: 60, perSeconds: 15 * 60 };

type Limited = Errand & { limiter: Limiter };
type Metadata = { xml?: string | undefined; url?: string | undefined };

/** Takes the values of a SAML provider from its metadata, which is fetched while no transaction is open. */
export async function importMetadata(errand: Limited, id: string, { xml, url }: Metadata): Promise<SsoConnection> {
  await mayAsk(errand, id, "saml");
  const text = xml ?? (await fetched(errand, url ?? ""));
  return errand.transact((work) => {
    const options = { now: work.now, allowsLoopback: errand.platform.outbound.allowsLoopback };
    const read = orInvalid(readMetadata(text, options), xml === undefined ? "url" : "xml");
    return setProvider(work, id, { ...chosen(read), metadataUrl: url ?? null });
  });
}

/** Nobody outside is asked for a connection that is not there. */
async function mayAsk({ read, organizationId }: Errand, id: string, protocol: SsoProtocol): Promise<void> {
  const connection = await read(({ db }) => store.findConnection(db, organizationId, id));
  if (connection === undefined) throw new Refusal("not_found");
  granted(rules.ofProtocol(connection, protocol));
}

async function fetched({ platform, limiter, organizationId }: Limited, url: string): Promise<string> {
  await limiter.count(LOOKS, organizationId);
  try {
    const response = await platform.outbound.fetch(url, {
      headers: { accept: "application/samlmetadata+xml, text/xml" },
    });
    if (response.ok) return await response.text();
    throw new Refusal("sso_provider_unreachable", {
      field: "url",
      detail: `The server answered with ${response.status}.`,
    });
  } catch (error) {
    if (error instanceof OutboundError)
      throw new Refusal("sso_provider_unreachable", { field: "url", detail: error.message });
    throw error;
  }
}

type Provider = {
  entityId: string;
  signInUrl: string;
  signOutUrl: string | null;
  metadataUrl: string | null;
  certificates: SamlCertificate[];
};

/** What is used of metadata: requests go by the redirect binding, and the newest certificates count. */
function chosen({ entityId, signIn, logout, certificates }: IdentityProviderMetadata): Omit<Provider, "metadataUrl"> {
  if (signIn.redirect === undefined)
    throw new Refusal("sso_metadata_invalid", { detail: "The identity provider takes no requests by redirect." });
  const newest = certificates.toSorted((one, other) => other.validUntil.getTime() - one.validUntil.getTime());
  return {
    entityId,
    signInUrl: signIn.redirect,
    signOutUrl: logout.redirect ?? null,
    certificates: newest.slice(0, MAX_SSO_CERTIFICATES),
  };
}

/** Takes the values of a SAML provider as somebody typed them. */
export async function typeProvider(
  work: Work,
  id: string,
  typed: TypedIdentityProvider,
  options: { allowsLoopback: boolean },
): Promise<Change<SsoConnection>> {
  for (const field of ["sign_in_url", "sign_out_url"] as const) {
    const address = typed[field];
    if (address !== null && !isEndpoint(address, options))
      throw new Refusal("sso_metadata_invalid", { field, detail: "The address must begin with https://." });
  }
  const certificates = typed.certificates.flatMap((text, index) => certificatesIn(text, index, work.now));
  if (certificates.length > MAX_SSO_CERTIFICATES)
    throw new Refusal("sso_metadata_invalid", { field: "certificates", detail: "At most two certificates at once." });
  const { entity_id: entityId, sign_in_url: signInUrl, sign_out_url: signOutUrl } = typed;
  return setProvider(work, id, { entityId, signInUrl, signOutUrl, certificates, metadataUrl: null });
}

function certificatesIn(text: string, index: number, now: Date): SamlCertificate[] {
  try {
    return readCertificates(text, now);
  } catch (error) {
    if (!(error instanceof SamlRefusal)) throw error;
    throw new Refusal("sso_metadata_invalid", { field: `certificates.${index}`, detail: error.message });
  }
}

function orInvalid<T>(read: T | SamlRefusal, field: string): T {
  if (read instanceof SamlRefusal) throw new Refusal("sso_metadata_invalid", { field, detail: read.message });
  return read;
}

/** Sets whom a connection trusts. Another entity is another provider: it names people anew, and has to be tested. */
async function setProvider(work: Work, id: string, provider: Provider): Promise<Change<SsoConnection>> {
  const { tx, organizationId, now } = work;
  const connection = await holdConnection(work, id);
  granted(rules.ofProtocol(connection, "saml"));
  const had = await store.listCertificates(tx, organizationId, id);
  const { entityId, signInUrl, signOutUrl, metadataUrl } = provider;
  const certificates = provider.certificates.map(certificateOf);
  const before = outline({ ...connection, certificates: had });
  const after = outline({ entityId, signInUrl, signOutUrl, metadataUrl, certificates });
  if (JSON.stringify(before) === JSON.stringify(after)) return unchanged(await present(work, id));

  const isAnother = connection.entityId !== entityId;
  const values = { entity_id: entityId, sign_in_url: signInUrl, sign_out_url: signOutUrl, metadata_url: metadataUrl };
  const untested = connection.status === "enabled" && !isAnother ? {} : { tested_at: null };
  await store.updateConnection(tx, organizationId, id, { ...values, ...untested, provider_updated_at: now }, now);
  await store.setCertificates(tx, organizationId, id, certificates);
  if (isAnother) await nameAnew(work, id);
  return answered(work, id, [{ name: "sso.connection_updated", payload: { ...factsOf(connection), before, after } }]);
}

type Outlined = Pick<store.StoredConnection, "entityId" | "signInUrl" | "signOutUrl" | "metadataUrl"> & {
  certificates: readonly store.Certificate[];
};

function outline({ entityId, signInUrl, signOutUrl, metadataUrl, certificates }: Outlined): Record<string, unknown> {
  const fingerprints = certificates.map(({ fingerprint }) => fingerprint).sort();
  return {
    entity_id: entityId,
    sign_in_url: signInUrl,
    sign_out_url: signOutUrl,
    metadata_url: metadataUrl,
    certificates: fingerprints,
  };
}

function certificateOf({ pem, fingerprint, subject, validFrom, validUntil }: SamlCertificate): store.Certificate {
  return { pem, fingerprint, subject, notBefore: validFrom, notAfter: validUntil };
}

/** Sets the client of an OpenID Connect provider, which is asked about itself while no transaction is open. */
export async function setClient(errand: Limited, id: string, typed: TypedClient): Promise<SsoConnection> {
  await mayAsk(errand, id, "oidc");
  await errand.limiter.count(LOOKS, errand.organizationId);
  const discovered = await askedAbout(errand, typed.issuer);
  return errand.transact((work) => storeClient(work, id, typed, discovered));
}

async function askedAbout({ platform }: Errand, issuer: string): Promise<OidcProvider> {
  try {
    return await discoverProvider(platform.outbound, issuer);
  } catch (error) {
    if (!(error instanceof OidcRefusal) && !(error instanceof OutboundError)) throw error;
    const isAway = error instanceof OutboundError || error.reason === "unreachable";
    const code = isAway ? "sso_provider_unreachable" : "sso_metadata_invalid";
    throw new Refusal(code, { field: "issuer", detail: error.message });
  }
}

async function storeClient(
  work: Work,
  id: string,
  typed: TypedClient,
  discovered: OidcProvider,
): Promise<Change<SsoConnection>> {
  const { tx, organizationId, now, secrets } = work;
  const connection = await holdConnection(work, id);
  granted(rules.ofProtocol(connection, "oidc"));
  const { client_id, client_secret, scopes } = typed;
  const { issuer } = discovered;
  // A secret that is kept was given for one client at one issuer; it is not sent to another.
  const isAnother = connection.issuer !== issuer || connection.clientId !== client_id;
  const kept = isAnother ? null : connection.sealedClientSecret;
  const sealed = client_secret === undefined ? kept : secrets.seal(CLIENT_SECRET_SEAL, client_secret);

  const changes = { issuer, client_id, sealed_client_secret: sealed, scopes, discovered: JSON.stringify(discovered) };
  const untested = connection.status === "enabled" && !isAnother ? {} : { tested_at: null };
  await store.updateConnection(tx, organizationId, id, { ...changes, ...untested, provider_updated_at: now }, now);
  if (isAnother) await nameAnew(work, id);
  const before = { issuer: connection.issuer, client_id: connection.clientId, scopes: connection.scopes };
  const after = { issuer, client_id, scopes, new_secret: client_secret !== undefined };
  return answered(work, id, [{ name: "sso.connection_updated", payload: { ...factsOf(connection), before, after } }]);
}
