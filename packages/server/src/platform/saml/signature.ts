import { createHash, createPublicKey, type KeyLike } from "node:crypto";
import { type HashAlgorithm, type SignatureAlgorithm, SignedXml } from "xml-crypto";
import {
  digestMethod,
  digestMethodUris,
  ENVELOPED,
  EXCLUSIVE_CANONICALIZATIONS,
  isSignedBy,
  type SignatureMethod,
} from "./algorithms.ts";
import { fromBase64 } from "./base64.ts";
import { fingerprintOf, type SamlCertificate } from "./certificate.ts";
import { NS } from "./names.ts";
import { SamlRefusal } from "./refusal.ts";
import { guardSignatureShape } from "./signature-shape.ts";
import { attribute, children, descendants, isNamed, type ReadXml, readXml, textOf } from "./xml.ts";
import { MESSAGE_LIMITS } from "./xml-text.ts";

/** Which keys count, and when. */
export type Trust = { certificates: readonly SamlCertificate[]; now: Date };

/** What was signed, read anew from the very bytes that the signature covers; nothing else of the document is in it. */
export type Signed = { element: Element; certificate: SamlCertificate };

/**
 * Checks the signature that an element carries and gives back what it covers. The canonicalization and digests are
 * xml-crypto's, with its list of methods cut down to ours; the key is one that was set up, never one that the message brings.
 */
export function verifySignature({ text }: ReadXml, signature: Element, signed: Element, trust: Trust): Signed {
  const { uri, method } = guardSignatureShape(signature, signed);
  const fitting = trust.certificates.filter(({ keyType }) => keyType === method.keyType);
  if (fitting.length === 0) throw new SamlRefusal("signature_key_mismatch", { received: uri });
  const found = signedBytes(text, signature, { uri, method, fitting });
  if (!found) throw noKeyFits(signature, trust);
  guardValidity(found.certificate, trust.now);
  return { element: readSigned(found.bytes, signed), certificate: found.certificate };
}

type How = { uri: string; method: SignatureMethod; fitting: readonly SamlCertificate[] };
type Found = { bytes: string; certificate: SamlCertificate };

function signedBytes(text: string, signature: Element, how: How): Found | undefined {
  const signers: SamlCertificate[] = [];
  // The library wants some key, and hands it to our own algorithm, which knows which keys count.
  const check = new SignedXml({ publicCert: "none", getCertFromKeyInfo: () => null });
  check.SignatureAlgorithms = { [how.uri]: signatureAlgorithm(how, signers) };
  check.HashAlgorithms = Object.fromEntries(digestMethodUris().map((uri) => [uri, digestAlgorithm(uri)]));
  check.CanonicalizationAlgorithms = allowed(check.CanonicalizationAlgorithms);
  check.loadSignature(signature);
  const isUnchanged = checked(check, text);
  if (isUnchanged === false) throw new SamlRefusal("content_changed");
  const [bytes, ...more] = check.getSignedReferences();
  const [certificate] = signers;
  return isUnchanged && bytes !== undefined && more.length === 0 && certificate ? { bytes, certificate } : undefined;
}

/** Whether it fits; `false` when the content differs from what was signed, nothing when the key is another. */
function checked(check: SignedXml, text: string): boolean | undefined {
  try {
    return check.checkSignature(text);
  } catch {
    // The library throws for a signature that does not fit the key.
    return undefined;
  }
}

function allowed(table: SignedXml["CanonicalizationAlgorithms"]): SignedXml["CanonicalizationAlgorithms"] {
  const uris = [ENVELOPED, ...EXCLUSIVE_CANONICALIZATIONS];
  return Object.fromEntries(Object.entries(table).filter(([uri]) => uris.includes(uri)));
}

/** Checks against every key at once, so that the content is gone through once, and notes whose key it was. */
function signatureAlgorithm({ uri, method, fitting }: How, signers: SamlCertificate[]): new () => SignatureAlgorithm {
  return class {
    getAlgorithmName() {
      return uri;
    }
    getSignature(): never {
      throw new Error("This only checks signatures.");
    }
    verifySignature(material: string, _: KeyLike, value: string): boolean {
      const bytes = fromBase64(value, "signature_malformed");
      const signer = fitting.find(({ pem }) => isSignedBy(createPublicKey(pem), method, material, bytes));
      if (signer) signers.push(signer);
      return signer !== undefined;
    }
  };
}

function digestAlgorithm(uri: string): new () => HashAlgorithm {
  return class {
    getAlgorithmName() {
      return uri;
    }
    getHash(xml: string): string {
      return createHash(digestMethod(uri) ?? "sha512")
        .update(xml, "utf8")
        .digest("base64");
    }
  };
}

/** Refuses a signature, however good, by a certificate that does not hold now. */
export function guardValidity({ validFrom, validUntil }: SamlCertificate, now: Date): void {
  if (now < validFrom)
    throw new SamlRefusal("signing_certificate_not_yet_valid", { received: validFrom.toISOString() });
  if (now > validUntil) throw new SamlRefusal("signing_certificate_expired", { received: validUntil.toISOString() });
}

function readSigned(bytes: string, signed: Element): Element {
  const { root } = readXml(Buffer.from(bytes, "utf8"), MESSAGE_LIMITS);
  const isTheSame =
    isNamed(root, signed.namespaceURI ?? "", signed.localName) && attribute(root, "ID") === attribute(signed, "ID");
  if (!isTheSame) throw new SamlRefusal("signature_reference");
  return root;
}

/** Tells a new certificate of the provider from a forged signature, by the certificate that the message claims. */
function noKeyFits(signature: Element, { certificates }: Trust): SamlRefusal {
  const claimed = children(signature, NS.signature, "KeyInfo")
    .flatMap(descendants)
    .filter((element) => isNamed(element, NS.signature, "X509Certificate"))
    .map((element) => fingerprintOf(fromBase64(textOf(element, "signature_malformed"), "signature_malformed")));
  const unknown = claimed.find((fingerprint) => !certificates.some((known) => known.fingerprint === fingerprint));
  if (unknown === undefined) return new SamlRefusal("signature_invalid");
  return new SamlRefusal("signing_certificate_unknown", {
    expected: certificates.map(({ fingerprint }) => fingerprint).join(" or "),
    received: unknown,
  });
}
