import { constants, createHash, createHmac, sign } from "node:crypto";
import { DOMParser } from "@xmldom/xmldom";
import { ExclusiveCanonicalization, SignedXml } from "xml-crypto";
import type { SigningKey } from "./certificates.ts";
import { methods } from "./methods.ts";
import { replaced } from "./texts.ts";

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
  const root = new DOMParser().parseFromString(
    `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${wish}</ds:Signature>`,
    "text/xml",
  );
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
