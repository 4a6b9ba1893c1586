import { describe } from "vitest";
import { aSigningKey } from "../../../testing/saml-identity-provider/certificates.ts";
import {
  certificates,
  connection,
  type Forgery,
  good,
  provider,
  reshaped,
  stranger,
  tampered,
  testForgeries,
} from "../../../testing/saml-identity-provider/forging.ts";
import { methods } from "../../../testing/saml-identity-provider/methods.ts";
import type { SigningWish } from "../../../testing/saml-identity-provider/signing.ts";

const elliptic = aSigningKey({ kind: "ec" });
const expired = aSigningKey({ validUntil: new Date("2026-04-30T00:00:00Z") });
const early = aSigningKey({ validFrom: new Date("2026-05-02T00:00:00Z") });
const knows = (...keys: { certificate: string }[]) => ({
  connection: { ...connection, certificates: certificates(...keys.map(({ certificate }) => certificate)) },
});

/** Really signed with the provider's key, by another method. */
const by = (signing: Partial<SigningWish>) => () => good({ signs: "assertion", signing });
const transforms = (inside: string) =>
  reshaped(/<ds:Transforms>.*<\/ds:Transforms>/, `<ds:Transforms>${inside}</ds:Transforms>`);
const ENVELOPED = `<ds:Transform Algorithm="${methods.enveloped}"/>`;
const EXCLUSIVE = `<ds:Transform Algorithm="${methods.exclusive}"/>`;
const tamperedSignature = (from: string | RegExp, to: string) => tampered(from, to, { signs: "assertion" });

const weak: Forgery[] = [
  ["signature_algorithm", "RSA with SHA-1", by({ method: methods.rsaSha1 })],
  ["signature_algorithm", "ECDSA with SHA-1", by({ key: elliptic, method: methods.ecdsaSha1 }), knows(elliptic)],
  ["signature_algorithm", "HMAC with the certificate as its secret", by({ method: methods.hmacSha256 })],
  ["signature_algorithm", "HMAC with SHA-1", by({ method: methods.hmacSha1 })],
  ["signature_algorithm", "no method", reshaped(`Algorithm="${methods.rsaSha256}"`, `Algorithm=""`)],
  ["signature_algorithm", "a method that is called none", reshaped(methods.rsaSha256, "none")],
  ["signature_algorithm", "a method in other letters", reshaped(methods.rsaSha256, methods.rsaSha256.toUpperCase())],
  [
    "signature_algorithm",
    "a method with something inside",
    reshaped(
      /(<ds:SignatureMethod [^>]*)\/>/,
      `<ds:SignatureMethod Algorithm="${methods.rsaSha256}"><ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>`,
    ),
  ],
  ["digest_algorithm", "a digest by SHA-1", by({ digest: methods.sha1 })],
  ["digest_algorithm", "a digest by MD5", by({ digest: methods.md5 })],
  ["digest_algorithm", "no digest method", reshaped(`Algorithm="${methods.sha256}"`, `Algorithm=""`)],
  ["canonicalization_algorithm", "inclusive canonicalization", by({ canonicalization: methods.inclusive })],
  [
    "canonicalization_algorithm",
    "an unknown canonicalization",
    reshaped(
      `CanonicalizationMethod Algorithm="${methods.exclusive}"`,
      `CanonicalizationMethod Algorithm="http://evil.example/c14n"`,
    ),
  ],
];

const shaped: Forgery[] = [
  [
    "signature_transform",
    "inclusive canonicalization of the content",
    by({ transforms: [methods.enveloped, methods.inclusive] }),
  ],
  ["signature_transform", "no canonicalization of the content", by({ transforms: [methods.enveloped] })],
  ["signature_transform", "not enveloped", transforms(EXCLUSIVE)],
  ["signature_transform", "in the other order", transforms(`${EXCLUSIVE}${ENVELOPED}`)],
  ["signature_transform", "three transforms", transforms(`${ENVELOPED}${EXCLUSIVE}${EXCLUSIVE}`)],
  [
    "signature_transform",
    "XPath",
    transforms(
      `${ENVELOPED}<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>self::saml</ds:XPath></ds:Transform>`,
    ),
  ],
  [
    "signature_transform",
    "XSLT",
    transforms(`<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>${EXCLUSIVE}`),
  ],
  [
    "signature_transform",
    "base64",
    transforms(`${ENVELOPED}<ds:Transform Algorithm="${"http://www.w3.org/2000/09/xmldsig#base64"}"/>`),
  ],
  [
    "signature_transform",
    "XPath inside of the canonicalization",
    transforms(`${ENVELOPED}<ds:Transform Algorithm="${methods.exclusive}"><ds:XPath>1</ds:XPath></ds:Transform>`),
  ],
  [
    "signature_transform",
    "XPath inside of the enveloped transform",
    transforms(`<ds:Transform Algorithm="${methods.enveloped}"><ds:XPath>1</ds:XPath></ds:Transform>${EXCLUSIVE}`),
  ],
  ["signature_transform", "no transforms", transforms("")],
  ["signature_reference", "a reference to the whole document", reshaped(`URI="#_assertion-1"`, `URI=""`)],
  ["signature_reference", "a reference to nowhere", reshaped(` URI="#_assertion-1"`, "")],
  ["signature_reference", "a reference to the response", reshaped("#_assertion-1", "#_response-1")],
  [
    "signature_reference",
    "a reference to another server",
    reshaped("#_assertion-1", "https://evil.example/signed.xml"),
  ],
  ["signature_reference", "a reference by XPointer", reshaped("#_assertion-1", "#xpointer(id('_assertion-1'))")],
  ["signature_malformed", "no reference", reshaped(/<ds:Reference .*<\/ds:Reference>/, "")],
  ["signature_malformed", "two references", reshaped(/$|(?=<\/ds:SignedInfo>)/, `<ds:Reference URI="#_response-1"/>`)],
  [
    "signature_malformed",
    "two SignedInfo",
    tamperedSignature("<ds:SignatureValue>", "<ds:SignedInfo/><ds:SignatureValue>"),
  ],
  [
    "signature_malformed",
    "a SignedInfo of somebody else in front",
    tamperedSignature("<ds:SignedInfo>", "<ds:SignedInfo></ds:SignedInfo><ds:SignedInfo>"),
  ],
  [
    "signature_malformed",
    "a SignedInfo in the key",
    tamperedSignature("<ds:KeyInfo>", `<ds:KeyInfo/><ds:KeyInfo><ds:SignedInfo/>`),
  ],
  [
    "signature_malformed",
    "an object in the signature",
    tamperedSignature("</ds:Signature>", "<ds:Object>admin</ds:Object></ds:Signature>"),
  ],
  [
    "signature_malformed",
    "a key in front of what is signed",
    tamperedSignature(
      "<ds:SignedInfo>",
      `<ds:KeyInfo><ds:SignatureMethod Algorithm="${methods.rsaSha256}"/></ds:KeyInfo><ds:SignedInfo>`,
    ),
  ],
  [
    "signature_malformed",
    "two digests",
    reshaped("<ds:DigestValue>", "<ds:DigestValue>AAAA</ds:DigestValue><ds:DigestValue>"),
  ],
  ["signature_malformed", "no value", tamperedSignature(/<ds:SignatureValue>.*?<\/ds:SignatureValue>/, "")],
];

const keyed: Forgery[] = [
  [
    "signing_certificate_unknown",
    "somebody else's key, with their certificate",
    () => good({ signing: { key: stranger } }),
  ],
  [
    "signature_invalid",
    "somebody else's key, without a certificate",
    () => good({ signing: { key: stranger, shown: "" } }),
  ],
  [
    "signature_invalid",
    "somebody else's key, with the provider's certificate",
    () => good({ signing: { key: stranger, shown: provider.certificate } }),
  ],
  [
    "signature_invalid",
    "another signature of the provider",
    tamperedSignature(/<ds:SignatureValue>..../, "<ds:SignatureValue>AAAA"),
  ],
  ["signature_malformed", "an empty signature", tamperedSignature(/<ds:SignatureValue>.*?</, "<ds:SignatureValue><")],
  [
    "signature_invalid",
    "a signature of a few bytes",
    tamperedSignature(/<ds:SignatureValue>.*?</, "<ds:SignatureValue>AAAA<"),
  ],
  [
    "signature_invalid",
    "another method than the one that was used",
    tamperedSignature(methods.rsaSha256, methods.rsaSha512),
  ],
  ["signature_key_mismatch", "a method for another kind of key", by({ key: elliptic, method: methods.ecdsaSha256 })],
  [
    "signature_key_mismatch",
    "no certificate set up",
    () => good(),
    { connection: { ...connection, certificates: [] } },
  ],
  ["signing_certificate_expired", "a certificate that has ended", by({ key: expired }), knows(expired)],
  ["signing_certificate_not_yet_valid", "a certificate that has not begun", by({ key: early }), knows(early)],
  ["content_changed", "another name", tampered("alice@corp.example<", "admin@corp.example<")],
  [
    "content_changed",
    "one more group",
    tampered("</saml:AttributeStatement>", `<saml:Attribute Name="x"/></saml:AttributeStatement>`),
  ],
  ["content_changed", "another digest", tamperedSignature(/<ds:DigestValue>..../, "<ds:DigestValue>AAAA")],
  ["content_changed", "another space", tampered("<saml:Subject>", "<saml:Subject> ")],
  [
    "signing_certificate_unknown",
    "the assertion of somebody else inside of a response of the provider",
    async () => {
      const xml = await good({ signs: "assertion", signing: { key: stranger } });
      return good({ signs: "response", before: () => xml });
    },
  ],
  [
    "signing_certificate_unknown",
    "the provider's assertion inside of a response of somebody else",
    async () => {
      const xml = await good({ signs: "assertion" });
      return good({ signs: "response", signing: { key: stranger }, before: () => xml });
    },
  ],
];

describe("a weak method is refused, though really signed by the provider", () => {
  testForgeries(weak);
});

describe("an odd form of a signature is refused", () => {
  testForgeries(shaped);
});

describe("a key that is not the provider's is refused, and so is what was changed", () => {
  testForgeries(keyed);
});
