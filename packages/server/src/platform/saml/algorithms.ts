import { constants, type KeyObject, verify } from "node:crypto";
import { NS } from "./names.ts";

const XMLDSIG_MORE = "http://www.w3.org/2001/04/xmldsig-more#";
const XMLDSIG_MORE_2007 = "http://www.w3.org/2007/05/xmldsig-more#";

type Hash = "sha256" | "sha384" | "sha512";
/** How a signature is made: the kind of key, the hash, and how the two are put together. */
export type SignatureMethod = { keyType: "rsa" | "ec"; hash: Hash; isPss: boolean };

const rsa = (hash: Hash, isPss = false): SignatureMethod => ({ keyType: "rsa", hash, isPss });
const ec = (hash: Hash): SignatureMethod => ({ keyType: "ec", hash, isPss: false });

/** Nothing below SHA-256, and nothing with a shared secret (HMAC), where a public key could pass for one. */
const signatureMethods = new Map<string, SignatureMethod>([
  [`${XMLDSIG_MORE}rsa-sha256`, rsa("sha256")],
  [`${XMLDSIG_MORE}rsa-sha384`, rsa("sha384")],
  [`${XMLDSIG_MORE}rsa-sha512`, rsa("sha512")],
  [`${XMLDSIG_MORE}ecdsa-sha256`, ec("sha256")],
  [`${XMLDSIG_MORE}ecdsa-sha384`, ec("sha384")],
  [`${XMLDSIG_MORE}ecdsa-sha512`, ec("sha512")],
  [`${XMLDSIG_MORE_2007}sha256-rsa-MGF1`, rsa("sha256", true)],
  [`${XMLDSIG_MORE_2007}sha384-rsa-MGF1`, rsa("sha384", true)],
  [`${XMLDSIG_MORE_2007}sha512-rsa-MGF1`, rsa("sha512", true)],
]);

const digests = new Map<string, Hash>([
  [`${NS.encryption}sha256`, "sha256"],
  [`${XMLDSIG_MORE}sha384`, "sha384"],
  [`${NS.encryption}sha512`, "sha512"],
]);

export const ENVELOPED = `${NS.signature}enveloped-signature`;
/** Where there are no comments, with and without them is the same. */
export const EXCLUSIVE_CANONICALIZATIONS = [NS.exclusive, `${NS.exclusive}WithComments`];
export const SIGNED_BY_US = `${XMLDSIG_MORE}rsa-sha256`;

export function signatureMethod(uri: string | undefined): SignatureMethod | undefined {
  return signatureMethods.get(uri ?? "");
}

export function digestMethod(uri: string | undefined): Hash | undefined {
  return digests.get(uri ?? "");
}

export function digestMethodUris(): string[] {
  return [...digests.keys()];
}

/** Whether `signature` is what the holder of `key` made of `content`. */
export function isSignedBy(
  key: KeyObject,
  { keyType, hash, isPss }: SignatureMethod,
  content: string,
  signature: Buffer,
): boolean {
  if (key.asymmetricKeyType !== keyType) return false;
  const padding = isPss
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : { padding: constants.RSA_PKCS1_PADDING };
  // XML signatures carry the two numbers of ECDSA side by side, not in DER.
  const how = keyType === "ec" ? { dsaEncoding: "ieee-p1363" as const } : padding;
  return verify(hash, Buffer.from(content), { key, ...how }, signature);
}
