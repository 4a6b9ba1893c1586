import { DOMImplementation, XMLSerializer } from "@xmldom/xmldom";
import { ENCRYPTION_METHODS } from "./decryption.ts";
import { BINDING_URI, NS } from "./names.ts";

export type ServiceProvider = {
  entityId: string;
  acsUrl: string;
  sloUrl?: string;
  /** Certificates (PEM) of the keys that sign our messages, two while one replaces the other. */
  signingCertificates?: readonly string[];
  /** Certificates (PEM) that assertions can be encrypted for. Name the newest only: providers may take any of them. */
  encryptionCertificates?: readonly string[];
  /** Whether our requests are signed. */
  signsRequests?: boolean;
  /** Providers sign what they are asked to sign, so that it is asked for unless this says otherwise. */
  wantAssertionSigned?: boolean;
  nameIdFormats?: readonly string[];
};

type Attributes = Record<string, string>;
type Build = (name: string, attributes: Attributes, ...inside: (Element | string)[]) => Element;

/** What an identity provider has to know about us, as the XML that it reads. */
export function makeMetadata(provider: ServiceProvider): string {
  const page = new DOMImplementation().createDocument(NS.metadata, "md:EntityDescriptor");
  const build: Build = (name, attributes, ...inside) => {
    const namespace = name.startsWith("ds:") ? NS.signature : NS.metadata;
    return filled(page.createElementNS(namespace, name), attributes, inside);
  };
  filled(page.documentElement, { entityID: provider.entityId }, [role(build, provider)]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(page)}\n`;
}

function filled(element: Element, attributes: Attributes, inside: (Element | string)[]): Element {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const each of inside) {
    element.appendChild(typeof each === "string" ? element.ownerDocument.createTextNode(each) : each);
  }
  return element;
}

/** In the order that the schema of metadata asks for. */
function role(build: Build, provider: ServiceProvider): Element {
  const { signingCertificates = [], encryptionCertificates = [], nameIdFormats = [] } = provider;
  return build(
    "md:SPSSODescriptor",
    {
      protocolSupportEnumeration: NS.protocol,
      AuthnRequestsSigned: String(provider.signsRequests ?? false),
      WantAssertionsSigned: String(provider.wantAssertionSigned ?? true),
    },
    ...signingCertificates.map((pem) => key(build, "signing", pem)),
    ...encryptionCertificates.map((pem) => key(build, "encryption", pem)),
    ...logoutServices(build, provider.sloUrl),
    ...nameIdFormats.map((format) => build("md:NameIDFormat", {}, format)),
    build("md:AssertionConsumerService", {
      Binding: BINDING_URI.post,
      Location: provider.acsUrl,
      index: "0",
      isDefault: "true",
    }),
  );
}

function key(build: Build, use: "signing" | "encryption", pem: string): Element {
  const body = pem.replace(/-----[^-]+-----|\s/g, "");
  const certificate = build("ds:KeyInfo", {}, build("ds:X509Data", {}, build("ds:X509Certificate", {}, body)));
  const methods = use === "signing" ? [] : ENCRYPTION_METHODS;
  return build(
    "md:KeyDescriptor",
    { use },
    certificate,
    ...methods.map((Algorithm) => build("md:EncryptionMethod", { Algorithm })),
  );
}

function logoutServices(build: Build, sloUrl: string | undefined): Element[] {
  if (sloUrl === undefined) return [];
  return [BINDING_URI.redirect, BINDING_URI.post].map((Binding) =>
    build("md:SingleLogoutService", { Binding, Location: sloUrl }),
  );
}
