import { generateKeyPair, type KeyObject, randomBytes, sign } from "node:crypto";
import { promisify } from "node:util";
import { AsnConvert } from "@peculiar/asn1-schema";
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from "@peculiar/asn1-x509";
import { daysAfter } from "../clock.ts";

/** A private key, to be kept secret, and the certificate that others are given; both PEM. */
export type KeyPair = { privateKey: string; certificate: string };

export type KeyPairWish = {
  /** The name in the certificate; others show it, and nobody decides by it. */
  commonName: string;
  validForDays: number;
  now: Date;
};

const RSA_BITS = 3_072;
const COMMON_NAME = "2.5.4.3";
const SHA256_WITH_RSA = "1.2.840.113549.1.1.11";
const LONGEST_COMMON_NAME = 64;
const LONGEST_LINE = 64;

const generate = promisify(generateKeyPair);

/** Makes a key and a certificate for it that it signed itself: providers take the certificate as it is, from our metadata. */
export async function makeKeyPair({ commonName, validForDays, now }: KeyPairWish): Promise<KeyPair> {
  const { publicKey, privateKey } = await generate("rsa", { modulusLength: RSA_BITS });
  const method = new AlgorithmIdentifier({ algorithm: SHA256_WITH_RSA, parameters: null });
  const name = nameOf(commonName.slice(0, LONGEST_COMMON_NAME));
  const content = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: method,
    issuer: name,
    subject: name,
    validity: new Validity({ notBefore: now, notAfter: daysAfter(now, validForDays) }),
    subjectPublicKeyInfo: AsnConvert.parse(der(publicKey), SubjectPublicKeyInfo),
  });
  const signature = sign("sha256", Buffer.from(AsnConvert.serialize(content)), privateKey);
  const certificate = new Certificate({
    tbsCertificate: content,
    signatureAlgorithm: method,
    signatureValue: new Uint8Array(signature).buffer,
  });
  return {
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificate: pem(Buffer.from(AsnConvert.serialize(certificate))),
  };
}

function nameOf(commonName: string): Name {
  const value = new AttributeValue({ utf8String: commonName });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: COMMON_NAME, value })])]);
}

/** Positive, and with a first byte that DER writes as it is. */
function serialNumber(): ArrayBuffer {
  const bytes = new Uint8Array(randomBytes(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.buffer;
}

function der(key: KeyObject): Buffer {
  return key.export({ type: "spki", format: "der" });
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString("base64").match(new RegExp(`.{1,${LONGEST_LINE}}`, "g")) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
