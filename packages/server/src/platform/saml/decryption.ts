import { constants, createDecipheriv, privateDecrypt } from "node:crypto";
import { fromBase64 } from "./base64.ts";
import { NS } from "./names.ts";
import { SamlRefusal } from "./refusal.ts";
import {
  attribute,
  children,
  descendants,
  isNamed,
  onlyChild,
  optionalChild,
  type ReadXml,
  readXml,
  textOf,
} from "./xml.ts";
import { MESSAGE_LIMITS } from "./xml-text.ts";

type Cipher = {
  name: "aes-128-gcm" | "aes-256-gcm" | "aes-128-cbc" | "aes-256-cbc";
  keyBytes: number;
  isAuthenticated: boolean;
};

const ciphers = new Map<string, Cipher>([
  [`${NS.encryption11}aes128-gcm`, { name: "aes-128-gcm", keyBytes: 16, isAuthenticated: true }],
  [`${NS.encryption11}aes256-gcm`, { name: "aes-256-gcm", keyBytes: 32, isAuthenticated: true }],
  [`${NS.encryption}aes128-cbc`, { name: "aes-128-cbc", keyBytes: 16, isAuthenticated: false }],
  [`${NS.encryption}aes256-cbc`, { name: "aes-256-cbc", keyBytes: 32, isAuthenticated: false }],
]);

const MGF1_SHA1 = `${NS.encryption}rsa-oaep-mgf1p`;
const OAEP = `${NS.encryption11}rsa-oaep`;
const digests = new Map([
  [`${NS.signature}sha1`, "sha1"],
  [`${NS.encryption}sha256`, "sha256"],
  ["http://www.w3.org/2001/04/xmldsig-more#sha384", "sha384"],
  [`${NS.encryption}sha512`, "sha512"],
]);
const masks = new Map([
  [`${NS.encryption11}mgf1sha1`, "sha1"],
  [`${NS.encryption11}mgf1sha256`, "sha256"],
  [`${NS.encryption11}mgf1sha384`, "sha384"],
  [`${NS.encryption11}mgf1sha512`, "sha512"],
]);

const IV_BYTES = { gcm: 12, cbc: 16 };
const TAG_BYTES = 16;

/** Methods that an identity provider can be told to use, best first. */
export const ENCRYPTION_METHODS = [`${NS.encryption11}aes256-gcm`, `${NS.encryption11}aes128-gcm`, MGF1_SHA1, OAEP];

export type Decryption = {
  /** Private keys (PEM), the current and, while it is being replaced, the former. */
  keys: readonly string[];
  /** Whether a signature over the encrypted text was found good. */
  isSigned: boolean;
};

/**
 * Decrypts an assertion. The key comes by RSA-OAEP only, since RSA 1.5 lets whoever can post messages here decrypt old ones. The
 * content comes by AES-GCM; by AES-CBC only when a good signature covers the encrypted text, since otherwise changed texts could
 * be tried on us, also ones that were encrypted by GCM. Whatever goes wrong inside is one refusal, so that it tells nothing.
 */
export function decryptAssertion(encrypted: Element, { keys, isSigned }: Decryption): ReadXml {
  if (keys.length === 0) throw new SamlRefusal("encryption_not_set_up");
  const data = onlyChild(encrypted, [NS.encryption, "EncryptedData"], "encryption_malformed");
  const cipher = cipherOf(data);
  if (!cipher.isAuthenticated && !isSigned) throw new SamlRefusal("encryption_needs_signature");
  const key = encryptedKey(encrypted, data);
  const hash = transportHash(key);
  const parts = { cipher, hash, wrapped: cipherBytes(key), content: cipherBytes(data) };

  const plain = keys.map((each) => opened(parts, each)).find((bytes) => bytes !== undefined);
  if (!plain) throw new SamlRefusal("decryption_failed");
  const xml = readXml(plain, MESSAGE_LIMITS);
  if (!isNamed(xml.root, NS.assertion, "Assertion")) throw new SamlRefusal("assertion_missing");
  return xml;
}

function cipherOf(data: Element): Cipher {
  const type = attribute(data, "Type");
  if (type !== undefined && type !== `${NS.encryption}Element`) throw new SamlRefusal("encryption_malformed");
  const method = onlyChild(data, [NS.encryption, "EncryptionMethod"], "encryption_malformed");
  const uri = attribute(method, "Algorithm") ?? "";
  const cipher = ciphers.get(uri);
  if (!cipher) throw new SamlRefusal("encryption_algorithm", { received: uri });
  return cipher;
}

/** The key is inside the encrypted data, or beside it; either way there is one. */
function encryptedKey(encrypted: Element, data: Element): Element {
  const info = optionalChild(data, [NS.signature, "KeyInfo"], "encryption_malformed");
  const inside = info ? children(info, NS.encryption, "EncryptedKey") : [];
  const found = [...inside, ...children(encrypted, NS.encryption, "EncryptedKey")];
  const [key] = found;
  const all = descendants(encrypted).filter((element) => isNamed(element, NS.encryption, "EncryptedKey"));
  if (!key || all.length !== 1) throw new SamlRefusal("encryption_malformed");
  return key;
}

/** OAEP with one hash for both of its parts, which is what Node offers; the older name means SHA-1 for the mask. */
function transportHash(key: Element): string {
  const method = onlyChild(key, [NS.encryption, "EncryptionMethod"], "encryption_malformed");
  const uri = attribute(method, "Algorithm") ?? "";
  const digest = algorithmIn(method, [NS.signature, "DigestMethod"], digests);
  const mask = uri === OAEP ? algorithmIn(method, [NS.encryption11, "MGF"], masks) : "sha1";
  const isTaken = (uri === MGF1_SHA1 || uri === OAEP) && digest !== undefined && digest === mask;
  if (!isTaken) throw new SamlRefusal("encryption_algorithm", { received: uri });
  return digest;
}

function algorithmIn(
  method: Element,
  name: readonly [string, string],
  known: ReadonlyMap<string, string>,
): string | undefined {
  const element = optionalChild(method, name, "encryption_malformed");
  return element ? known.get(attribute(element, "Algorithm") ?? "") : "sha1";
}

/** Only what is in the message; a reference would have us fetch it. */
function cipherBytes(element: Element): Buffer {
  const data = onlyChild(element, [NS.encryption, "CipherData"], "encryption_malformed");
  const value = onlyChild(data, [NS.encryption, "CipherValue"], "encryption_malformed");
  return fromBase64(textOf(value, "encryption_malformed"), "encryption_malformed");
}

type Parts = { cipher: Cipher; hash: string; wrapped: Buffer; content: Buffer };

function opened({ cipher, hash, wrapped, content }: Parts, privateKey: string): Buffer | undefined {
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const key = privateDecrypt({ key: privateKey, padding, oaepHash: hash }, wrapped);
    if (key.length !== cipher.keyBytes) return undefined;
    return cipher.isAuthenticated ? openedGcm(cipher.name, key, content) : openedCbc(cipher.name, key, content);
  } catch {
    return undefined;
  }
}

function openedGcm(name: string, key: Buffer, content: Buffer): Buffer {
  const iv = content.subarray(0, IV_BYTES.gcm);
  const gcm = createDecipheriv(name as "aes-256-gcm", key, iv, { authTagLength: TAG_BYTES });
  gcm.setAuthTag(content.subarray(-TAG_BYTES));
  return Buffer.concat([gcm.update(content.subarray(IV_BYTES.gcm, -TAG_BYTES)), gcm.final()]);
}

/** XML encryption pads with anything; only the last byte counts, and says how much. */
function openedCbc(name: string, key: Buffer, content: Buffer): Buffer | undefined {
  const cbc = createDecipheriv(name, key, content.subarray(0, IV_BYTES.cbc)).setAutoPadding(false);
  const padded = Buffer.concat([cbc.update(content.subarray(IV_BYTES.cbc)), cbc.final()]);
  const padding = padded.at(-1) ?? 0;
  return padding >= 1 && padding <= IV_BYTES.cbc ? padded.subarray(0, -padding) : undefined;
}
