import { describe, expect, test } from "vitest";
import { aSigningKey } from "../../../testing/saml-identity-provider/certificates.ts";
import { replaced } from "../../../testing/saml-identity-provider/texts.ts";
import { readMetadata } from "./identity-provider-metadata.ts";
import type { SamlReason } from "./reasons.ts";
import { makeMetadata } from "./service-provider-metadata.ts";

const now = new Date("2026-05-01T10:00:00Z");
const first = aSigningKey();
const second = aSigningKey({ validUntil: new Date("2026-05-10T00:00:00Z") });
const weak = aSigningKey({ bits: 1024 });
const bare = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, "");
const key = ({ certificate }: { certificate: string }, use = ` use="signing"`) =>
  `<md:KeyDescriptor${use}><ds:KeyInfo><ds:X509Data><ds:X509Certificate>\n${bare(certificate)}\n</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
const binding = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-";
const KEYS = key(first) + key(second, "") + key(weak, ` use="encryption"`);

const metadata = [
  `<?xml version="1.0" encoding="UTF-8"?>\n<!-- kept by hand -->\n`,
  `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="https://idp.example">`,
  `<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" WantAuthnRequestsSigned="true">`,
  KEYS,
  `<md:SingleLogoutService Binding="${binding}Redirect" Location="https://idp.example/slo" ResponseLocation="https://idp.example/slo/answer"/>`,
  `<md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>`,
  `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:SOAP" Location="http://idp.example/soap"/>`,
  `<md:SingleSignOnService Binding="${binding}Redirect" Location="https://idp.example/sso"/>`,
  `<md:SingleSignOnService Binding="${binding}POST" Location="https://idp.example/sso"/>`,
  `</md:IDPSSODescriptor></md:EntityDescriptor>`,
].join("");
const role = metadata.slice(metadata.indexOf("<md:IDPSSODescriptor"), metadata.indexOf("</md:EntityDescriptor>"));
const provider = metadata.slice(metadata.indexOf("<md:EntityDescriptor"));
const several = (...inside: string[]) =>
  `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${inside.join("")}</md:EntitiesDescriptor>`;
const serviceMetadata = makeMetadata({ entityId: "https://rollcall.example", acsUrl: "https://rollcall.example/acs" });
const service = serviceMetadata.slice(serviceMetadata.indexOf("<md:"));

describe("metadata of an identity provider is read", () => {
  test("whole", () => {
    expect(readMetadata(metadata, { now })).toMatchObject({
      entityId: "https://idp.example",
      signIn: { redirect: "https://idp.example/sso", post: "https://idp.example/sso" },
      logout: { redirect: "https://idp.example/slo" },
      logoutAnswers: { redirect: "https://idp.example/slo/answer" },
      certificates: [{ warnings: [] }, { warnings: ["expires_soon"] }],
      leftOut: [],
      nameIdFormats: ["urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"],
      wantsSignedRequests: true,
      validUntil: undefined,
    });
  });

  test("beside services, and with one certificate that is of no use", () => {
    const xml = several(service, replaced(provider, KEYS, key(weak) + key(first) + key(first)));
    expect(readMetadata(Buffer.from(xml), { now })).toMatchObject({
      certificates: [{ keySize: 2048 }],
      leftOut: ["certificate_key_too_short"],
    });
  });

  test("as it was copied, with lines around it", () => {
    expect(readMetadata(`\ufeff\r\n ${metadata}\n`, { now })).toMatchObject({ entityId: "https://idp.example" });
  });

  test("until it ends", () => {
    const xml = replaced(metadata, "entityID=", `validUntil="2026-05-02T00:00:00Z" entityID=`);
    expect(readMetadata(xml, { now })).toMatchObject({ validUntil: new Date("2026-05-02T00:00:00Z") });
  });

  test("with addresses on this machine, in development", () => {
    const xml = metadata.replaceAll("https://idp.example/s", "http://127.0.0.1:4300/s");
    expect(readMetadata(xml, { now, allowsLoopback: true })).toMatchObject({
      signIn: { redirect: "http://127.0.0.1:4300/sso" },
    });
    expect(readMetadata(xml, { now })).toMatchObject({ reason: "endpoint_not_https" });
  });
});

const signInAt = (address: string) =>
  replaced(metadata, /(?<=Redirect" Location=")https:\/\/idp.example\/sso/, address);

const refused: [SamlReason, string, string][] = [
  ["not_well_formed", "nothing", ""],
  ["not_well_formed", "a page", "<!-- --><html><br></html>"],
  ["doctype_present", "a page with its type", "<!doctype html><html></html>"],
  ["metadata_malformed", "another document", "<html></html>"],
  ["metadata_malformed", "a provider inside of something else", `<a>${provider}</a>`],
  ["metadata_malformed", "an entity of nothing", replaced(metadata, role, "")],
  ["metadata_malformed", "an empty federation", several()],
  ["metadata_service_provider", "that of a service", service],
  ["metadata_service_provider", "a federation of services", several(service)],
  [
    "metadata_several_providers",
    "a federation",
    several(provider, provider.replaceAll("idp.example", "other.example")),
  ],
  ["metadata_several_providers", "two roles", replaced(metadata, role, role + role)],
  ["metadata_expired", "of last year", replaced(metadata, "entityID=", `validUntil="2025-05-02T00:00:00Z" entityID=`)],
  ["metadata_protocol", "SAML 1.1 only", replaced(metadata, "SAML:2.0:protocol", "SAML:1.1:protocol")],
  ["entity_id_missing", "no entity ID", replaced(metadata, ` entityID="https://idp.example"`, "")],
  [
    "entity_id_missing",
    "an entity ID without end",
    replaced(metadata, `entityID="https://idp.example`, `entityID="https://idp.example/${"a".repeat(1_024)}`),
  ],
  ["sign_in_address_missing", "no address", metadata.replaceAll("SingleSignOnService", "Other")],
  [
    "sign_in_address_missing",
    "an address for machines only",
    metadata.replaceAll(/bindings:HTTP-(?:POST|Redirect)/g, "bindings:PAOS"),
  ],
  ["endpoint_not_https", "an http address", signInAt("http://idp.example/sso")],
  ["endpoint_not_https", "a script", signInAt("javascript:alert(1)")],
  ["endpoint_not_https", "a user name in the address", signInAt("https://admin@idp.example/sso")],
  ["endpoint_not_https", "a fragment in the address", signInAt("https://idp.example/sso#admin")],
  ["endpoint_not_https", "no address in the address", signInAt("/sso")],
  ["endpoint_not_https", "an address without end", signInAt(`https://idp.example/${"a".repeat(2_048)}`)],
  [
    "endpoint_not_https",
    "a logout address by http",
    replaced(metadata, "https://idp.example/slo/answer", "http://idp.example/slo/answer"),
  ],
  ["certificates_missing", "no certificate", replaced(metadata, KEYS, "")],
  [
    "certificates_missing",
    "a certificate for encryption only",
    replaced(metadata, KEYS, key(first, ` use="encryption"`)),
  ],
  ["certificate_key_too_short", "a weak certificate only", replaced(metadata, KEYS, key(weak))],
  ["certificate_malformed", "a broken certificate only", replaced(metadata, KEYS, key({ certificate: "AAAA" }))],
  ["too_many_certificates", "certificates without end", replaced(metadata, KEYS, key(first).repeat(11))],
  ["too_large", "a document without end", `<a b="${"c".repeat(1_048_576)}"/>`],
];

test.each(refused)("metadata is refused, %s: %s", (reason, _, xml) => {
  expect(readMetadata(xml, { now })).toMatchObject({ reason });
});
