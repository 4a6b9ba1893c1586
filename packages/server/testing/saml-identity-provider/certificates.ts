import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
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

export type SigningKey = { privateKey: string; certificate: string };

const methods = {
  rsa: { oid: "1.2.840.113549.1.1.11", hash: "sha256" },
  "rsa-sha1": { oid: "1.2.840.113549.1.1.5", hash: "sha1" },
  ec: { oid: "1.2.840.10045.4.3.2", hash: "sha256" },
  ed25519: { oid: "1.3.101.112", hash: undefined },
} as const;

export type KeyWish = {
  kind?: keyof typeof methods;
  bits?: number;
  curve?: string;
  validFrom?: Date;
  validUntil?: Date;
};

const FIRST = new Date("2020-01-01T00:00:00Z");
const LAST = new Date("2049-01-01T00:00:00Z");

/** A key and its certificate as some provider might have them: also weak, expired or of an odd kind. */
export function aSigningKey(wish: KeyWish = {}): SigningKey {
  const { kind = "rsa", validFrom = FIRST, validUntil = LAST } = wish;
  const { publicKey, privateKey } = keysOf(kind, wish);
  const { oid, hash } = methods[kind];
  const isRsa = kind.startsWith("rsa");
  const method = new AlgorithmIdentifier({ algorithm: oid, ...(isRsa ? { parameters: null } : {}) });
  const value = new AttributeValue({ utf8String: "idp.example" });
  const name = new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: "2.5.4.3", value })])]);
  const content = new TBSCertificate({
    version: Version.v3,
    serialNumber: new Uint8Array([1]).buffer,
    signature: method,
    issuer: name,
    subject: name,
    validity: new Validity({ notBefore: validFrom, notAfter: validUntil }),
    subjectPublicKeyInfo: AsnConvert.parse(publicKey.export({ type: "spki", format: "der" }), SubjectPublicKeyInfo),
  });
  const signature = sign(hash, Buffer.from(AsnConvert.serialize(content)), privateKey);
  const certificate = new Certificate({
    tbsCertificate: content,
    signatureAlgorithm: method,
    signatureValue: new Uint8Array(signature).buffer,
  });
  const body = Buffer.from(AsnConvert.serialize(certificate)).toString("base64");
  return {
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${(body.match(/.{1,64}/g) ?? []).join("\n")}\n-----END CERTIFICATE-----\n`,
  };
}

function keysOf(
  kind: keyof typeof methods,
  { bits = 2048, curve = "P-256" }: KeyWish,
): Record<"publicKey" | "privateKey", KeyObject> {
  if (kind === "ec") return generateKeyPairSync("ec", { namedCurve: curve });
  return kind === "ed25519" ? generateKeyPairSync("ed25519") : generateKeyPairSync("rsa", { modulusLength: bits });
}
