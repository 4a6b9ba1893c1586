import { constants, createHash, createHmac, sign } from "node:crypto";
import { promisify } from "node:util";
import { DOMParser } from "@xmldom/xmldom";
import { ExclusiveCanonicalization, SignedXml } from "xml-crypto";
import { type EncryptOptions, encrypt } from "xml-encryption";
import type { SigningKey } from "./certificates.ts";

const MORE = "http://www.w3.org/2001/04/xmldsig-more#";
const ENC = "http://www.w3.org/2001/04/xmlenc#";
const DSIG = "http://www.w3.org/2000/09/xmldsig#";
const PSS = "http://www.w3.org/2007/05/xmldsig-more#";

/** The names of methods, good and bad, as messages write them. */
export const methods = {
  rsaSha1: `${DSIG}rsa-sha1`,
  rsaSha256: `${MORE}rsa-sha256`,
  rsaSha384: `${MORE}rsa-sha384`,
  rsaSha512: `${MORE}rsa-sha512`,
  pssSha256: `${PSS}sha256-rsa-MGF1`,
  ecdsaSha256: `${MORE}ecdsa-sha256`,
  ecdsaSha1: `${MORE}ecdsa-sha1`,
  hmacSha1: `${DSIG}hmac-sha1`,
  hmacSha256: `${MORE}hmac-sha256`,
  sha1: `${DSIG}sha1`,
  sha256: `${ENC}sha256`,
  sha384: `${MORE}sha384`,
  sha512: `${ENC}sha512`,
  md5: `${MORE}md5`,
  enveloped: `${DSIG}enveloped-signature`,
  exclusive: "http://www.w3.org/2001/10/xml-exc-c14n#",
  exclusiveWithComments: "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
  inclusive: "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
  gcm256: "http://www.w3.org/2009/xmlenc11#aes256-gcm",
  gcm128: "http://www.w3.org/2009/xmlenc11#aes128-gcm",
  cbc256: `${ENC}aes256-cbc`,
  cbc128: `${ENC}aes128-cbc`,
  tripleDes: `${ENC}tripledes-cbc`,
  oaep: `${ENC}rsa-oaep-mgf1p`,
  rsa15: `${ENC}rsa-1_5`,
} as const;

export const party = {
  idp: "https://idp.example/metadata",
  sp: "https://rollcall.example/saml/org_1",
  acs: "https://rollcall.example/saml/org_1/acs",
  slo: "https://rollcall.example/saml/org_1/slo",
  request: "_request-1",
};

export type SigningWish = {
  key: SigningKey;
  method?: string;
  digest?: string;
  canonicalization?: string;
  transforms?: string[];
  /** Prefixes to keep when canonicalizing, as providers do that write types into values. */
  prefixes?: string[];
  /** Changes what is signed about the signature itself, and signs that. */
  reshape?: (signedInfo: string) => string;
  /** The prefix that the signature is written with. */
  prefix?: string;
  /** The certificate that the message shows; that of the key where it is left out, none where it is empty. */
  shown?: string;
};

export type EncryptionWish = {
  certificate: string;
  content?: EncryptOptions["encryptionAlgorithm"];
  transport?: EncryptOptions["keyEncryptionAlgorithm"];
};

export type ResponseWish = {
  now: Date;
  signs?: "assertion" | "response" | "both" | "none";
  signing: SigningWish;
  encryption?: EncryptionWish;
  /** Changes the message before anything is signed, as a provider would that means it. */
  before?: (xml: string) => string;
};

/** A response as a good provider makes it, or as one that means something else, signed and encrypted as wished. */
export async function aResponse({
  now,
  signs = "both",
  signing,
  encryption,
  before = (xml) => xml,
}: ResponseWish): Promise<string> {
  let xml = before(responseXml(now));
  if (signs === "assertion" || signs === "both") xml = signed(xml, "Assertion", signing);
  if (encryption) xml = await encrypted(xml, encryption);
  return signs === "response" || signs === "both" ? signed(xml, "Response", signing) : xml;
}

function responseXml(now: Date): string {
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();
  return [
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"`,
    ` ID="_response-1" Version="2.0" IssueInstant="${at(0)}" Destination="${party.acs}" InResponseTo="${party.request}">`,
    `<saml:Issuer>${party.idp}</saml:Issuer>`,
    `<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>`,
    `<saml:Assertion xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
    ` xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_assertion-1" Version="2.0" IssueInstant="${at(0)}">`,
    `<saml:Issuer>${party.idp}</saml:Issuer>`,
    `<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">alice@corp.example</saml:NameID>`,
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">`,
    `<saml:SubjectConfirmationData NotOnOrAfter="${at(300)}" Recipient="${party.acs}" InResponseTo="${party.request}"/>`,
    `</saml:SubjectConfirmation></saml:Subject>`,
    `<saml:Conditions NotBefore="${at(-30)}" NotOnOrAfter="${at(300)}">`,
    `<saml:AudienceRestriction><saml:Audience>${party.sp}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    `<saml:AuthnStatement AuthnInstant="${at(-5)}" SessionNotOnOrAfter="${at(28_800)}" SessionIndex="_session-1">`,
    `<saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>`,
    `</saml:AuthnContext></saml:AuthnStatement>`,
    `<saml:AttributeStatement>`,
    `<saml:Attribute Name="email"><saml:AttributeValue xsi:type="xs:string">alice@corp.example</saml:AttributeValue></saml:Attribute>`,
    `<saml:Attribute Name="groups"><saml:AttributeValue xsi:type="xs:string">engineering</saml:AttributeValue>`,
    `<saml:AttributeValue xsi:type="xs:string">staff</saml:AttributeValue></saml:Attribute>`,
    `</saml:AttributeStatement></saml:Assertion></samlp:Response>`,
  ].join("");
}

/** Signs the first element of that name, and puts the signature after its issuer. */
export function signed(xml: string, element: string, wish: SigningWish): string {
  const { key, method = methods.rsaSha256, digest = methods.sha256, canonicalization = methods.exclusive } = wish;
  const shown = wish.shown ?? key.certificate;
  const signature = new SignedXml({
    privateKey: key.privateKey,
    signatureAlgorithm: method,
    canonicalizationAlgorithm: canonicalization,
    ...(shown === "" ? {} : { publicCert: shown }),
  });
  signature.SignatureAlgorithms = { ...signature.SignatureAlgorithms, [method]: signer(method, key) };
  signature.HashAlgorithms = { ...signature.HashAlgorithms, [digest]: hasher(digest) };
  const path = `//*[local-name(.)='${element}']`;
  signature.addReference({
    xpath: path,
    transforms: wish.transforms ?? [methods.enveloped, methods.exclusive],
    digestAlgorithm: digest,
    inclusiveNamespacesPrefixList: wish.prefixes ?? [],
  });
  signature.computeSignature(xml, {
    prefix: wish.prefix ?? "ds",
    location: { reference: `${path}/*[local-name(.)='Issuer']`, action: "after" },
  });
  const done = signature.getSignedXml();
  const reshape = wish.reshape ?? (wish.prefixes ? withoutPrefixesOfEnveloped : undefined);
  return reshape ? reshaped(done, signature.getSignatureXml(), { key, method, reshape }) : done;
}

/** The library writes them into every transform; providers write them only where they mean something. */
function withoutPrefixesOfEnveloped(signedInfo: string): string {
  return replaced(signedInfo, /<InclusiveNamespaces [^>]*enveloped-signature"[^>]*\/>/, "");
}

type Reshaping = { key: SigningKey; method: string; reshape: (signedInfo: string) => string };

/** A provider that means it: the signature is good, and over a SignedInfo that the library itself would not make. */
function reshaped(xml: string, signatureXml: string, { key, method, reshape }: Reshaping): string {
  const [info = ""] = /<ds:SignedInfo[\s\S]*<\/ds:SignedInfo>/.exec(signatureXml) ?? [];
  const [value = ""] = /<ds:SignatureValue>[^<]*/.exec(signatureXml) ?? [];
  const wish = reshape(info);
  const root = new DOMParser().parseFromString(`<ds:Signature xmlns:ds="${DSIG}">${wish}</ds:Signature>`, "text/xml");
  const canonical = new ExclusiveCanonicalization().process(root.documentElement.firstChild as Element, {});
  const again = new (signer(method, key))().getSignature(canonical);
  return replaced(replaced(xml, info, wish), value, `<ds:SignatureValue>${again}`);
}

function signer(method: string, { privateKey, certificate }: SigningKey) {
  return class {
    getAlgorithmName = () => method;
    verifySignature = () => false;
    getSignature(content: unknown): string {
      const bytes = Buffer.from(content as string);
      const hash = /sha-?(1|256|384|512)/i.exec(method)?.[0] ?? "sha256";
      // With HMAC, what everybody can read passes for the secret.
      if (method.includes("hmac")) return createHmac(hash, certificate).update(bytes).digest("base64");
      return sign(hash, bytes, { key: privateKey, ...paddingOf(method) }).toString("base64");
    }
  };
}

function paddingOf(method: string) {
  if (method.includes("ecdsa")) return { dsaEncoding: "ieee-p1363" as const };
  const isPss = method.includes("MGF1");
  return isPss ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : {};
}

function hasher(digest: string) {
  return class {
    getAlgorithmName = () => digest;
    getHash(xml: string): string {
      return createHash(digest.slice(digest.indexOf("#") + 1))
        .update(xml, "utf8")
        .digest("base64");
    }
  };
}

/** Puts an encrypted assertion in the place of the plain one. */
export async function encrypted(
  xml: string,
  { certificate, content = methods.gcm256, transport = methods.oaep }: EncryptionWish,
): Promise<string> {
  const [assertion = ""] = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml) ?? [];
  const data = await promisify(encrypt)(assertion, {
    rsa_pub: certificate,
    pem: certificate,
    encryptionAlgorithm: content,
    keyEncryptionAlgorithm: transport,
    disallowEncryptionWithInsecureAlgorithm: false,
    warnInsecureAlgorithm: false,
  });
  return xml.replace(assertion, () => `<saml:EncryptedAssertion>${data}</saml:EncryptedAssertion>`);
}

export function base64(xml: string): string {
  return Buffer.from(xml).toString("base64");
}

/** Changes a text in one place. Fails where it does not change anything, so that a forgery is one. */
export function replaced(xml: string, from: string | RegExp, to: string): string {
  const changed = xml.replace(from, () => to);
  if (changed === xml) throw new Error(`There is nothing to forge at ${from}.`);
  return changed;
}
