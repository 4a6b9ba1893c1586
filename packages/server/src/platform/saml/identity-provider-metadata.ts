import { MAX_CERTIFICATES, readCertificates, type SamlCertificate } from "./certificate.ts";
import { isEndpoint } from "./endpoint.ts";
import { isOver, optionalInstant } from "./instants.ts";
import { BINDING_URI, type Binding, NS } from "./names.ts";
import type { SamlReason } from "./reasons.ts";
import { orRefusal, SamlRefusal } from "./refusal.ts";
import { attribute, children, descendants, isNamed, readXml, textOf } from "./xml.ts";
import { METADATA_LIMITS } from "./xml-text.ts";

/** The addresses of a service, for each binding that it offers. */
export type Endpoints = Partial<Record<Binding, string>>;

export type IdentityProviderMetadata = {
  entityId: string;
  signIn: Endpoints;
  /** Where logout requests go, and where answers to its own go; none when it has no single logout. */
  logout: Endpoints;
  logoutAnswers: Endpoints;
  certificates: SamlCertificate[];
  /** Certificates that were left out, and why; there is at least one that was not. */
  leftOut: SamlReason[];
  nameIdFormats: string[];
  wantsSignedRequests: boolean;
  /** Until when the metadata says that it holds. */
  validUntil: Date | undefined;
};

export type ReadMetadataOptions = {
  now: Date;
  /** For development: lets addresses lead to this machine by http. */
  allowsLoopback?: boolean;
};

const LONGEST_ENTITY_ID = 1_024;

/**
 * Reads what an identity provider says about itself. A signature on it is not looked at: what makes it trustworthy is who hands
 * it in, or the https address that it was fetched from.
 */
export function readMetadata(
  xml: string | Uint8Array,
  options: ReadMetadataOptions,
): IdentityProviderMetadata | SamlRefusal {
  return orRefusal(() => {
    const { root } = readXml(typeof xml === "string" ? Buffer.from(xml) : xml, METADATA_LIMITS);
    const entity = onlyProvider(root);
    const role = children(entity, NS.metadata, "IDPSSODescriptor")[0] as Element;
    const protocols = (attribute(role, "protocolSupportEnumeration") ?? "").split(/\s+/);
    if (!protocols.includes(NS.protocol)) throw new SamlRefusal("metadata_protocol");
    const signIn = endpoints(role, "SingleSignOnService", options);
    if (Object.keys(signIn).length === 0) throw new SamlRefusal("sign_in_address_missing");
    return {
      entityId: entityIdOf(entity),
      signIn,
      logout: endpoints(role, "SingleLogoutService", options),
      logoutAnswers: endpoints(role, "SingleLogoutService", options, "ResponseLocation"),
      ...certificatesOf(role, options.now),
      nameIdFormats: children(role, NS.metadata, "NameIDFormat").map((each) =>
        textOf(each, "metadata_malformed").trim(),
      ),
      wantsSignedRequests: ["true", "1"].includes(attribute(role, "WantAuthnRequestsSigned") ?? ""),
      validUntil: validUntil([root, entity, role], options.now),
    };
  });
}

function onlyProvider(root: Element): Element {
  const isOne = isNamed(root, NS.metadata, "EntityDescriptor");
  const entities = isOne ? [root] : descendants(root).filter((each) => isNamed(each, NS.metadata, "EntityDescriptor"));
  if (!isOne && !isNamed(root, NS.metadata, "EntitiesDescriptor")) throw new SamlRefusal("metadata_malformed");
  const roles = (entity: Element) => children(entity, NS.metadata, "IDPSSODescriptor").length;
  const [provider, ...others] = entities.filter((entity) => roles(entity) > 0);
  if (!provider) {
    const isService = entities.some((entity) => children(entity, NS.metadata, "SPSSODescriptor").length > 0);
    throw new SamlRefusal(isService ? "metadata_service_provider" : "metadata_malformed");
  }
  if (others.length > 0 || roles(provider) > 1) throw new SamlRefusal("metadata_several_providers");
  return provider;
}

function entityIdOf(entity: Element): string {
  const entityId = attribute(entity, "entityID") ?? "";
  if (entityId === "" || entityId.length > LONGEST_ENTITY_ID) throw new SamlRefusal("entity_id_missing");
  return entityId;
}

/** The first address of each binding; others, such as SOAP, are not used. */
function endpoints(role: Element, name: string, options: ReadMetadataOptions, location = "Location"): Endpoints {
  const found: Endpoints = {};
  for (const binding of ["redirect", "post"] as const) {
    const element = children(role, NS.metadata, name).find(
      (each) => attribute(each, "Binding") === BINDING_URI[binding],
    );
    const address = element && (attribute(element, location) ?? attribute(element, "Location") ?? "");
    if (address === undefined) continue;
    if (!isEndpoint(address, options)) throw new SamlRefusal("endpoint_not_https", { received: address });
    found[binding] = address;
  }
  return found;
}

function certificatesOf(role: Element, now: Date): Pick<IdentityProviderMetadata, "certificates" | "leftOut"> {
  const texts = children(role, NS.metadata, "KeyDescriptor")
    .filter((key) => (attribute(key, "use") ?? "signing") === "signing")
    .flatMap(descendants)
    .filter((each) => isNamed(each, NS.signature, "X509Certificate"))
    .map((each) => textOf(each, "certificate_malformed"));
  if (texts.length > MAX_CERTIFICATES) throw new SamlRefusal("too_many_certificates");
  const read = texts.map((text) => orRefusal(() => readCertificates(text, now)));
  const refusals = read.filter((each) => each instanceof SamlRefusal);
  const certificates = read.flatMap((each) => (each instanceof SamlRefusal ? [] : each));
  if (certificates.length === 0) throw refusals[0] ?? new SamlRefusal("certificates_missing");
  return { certificates: distinct(certificates), leftOut: refusals.map(({ reason }) => reason) };
}

function distinct(certificates: SamlCertificate[]): SamlCertificate[] {
  return [...new Map(certificates.map((each) => [each.fingerprint, each])).values()];
}

/** The earliest end that any of the parts names. */
function validUntil(parts: Element[], now: Date): Date | undefined {
  const ends = parts.map((part) => optionalInstant(part, "validUntil")).filter((end) => end !== undefined);
  const [first] = ends.toSorted((a, b) => a.getTime() - b.getTime());
  if (first && isOver(first, now)) throw new SamlRefusal("metadata_expired", { received: first.toISOString() });
  return first;
}
