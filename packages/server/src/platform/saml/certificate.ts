import { createHash, X509Certificate } from "node:crypto";
import { SamlRefusal } from "./refusal.ts";

/** What is not wrong enough to refuse a certificate, but worth telling. */
export type CertificateWarning = "expired" | "expires_soon" | "not_yet_valid" | "weak_signature";

export type SamlCertificate = {
  pem: string;
  /** SHA-256 of the certificate, in the form that others show: `AB:CD:…`. */
  fingerprint: string;
  subject: string;
  validFrom: Date;
  validUntil: Date;
  keyType: "rsa" | "ec";
  /** Bits of an RSA key, or the name of the curve. */
  keySize: number | string;
  warnings: CertificateWarning[];
};

export const EXPIRES_SOON_DAYS = 30;
/** Nobody changes more than a few at once, and every one is tried on a message. */
export const MAX_CERTIFICATES = 10;
const SHORTEST_RSA_BITS = 2048;
const CURVES = ["prime256v1", "secp384r1", "secp521r1"];
const LONGEST = 16_384;
const DAY_MS = 86_400_000;
const PEM = /-----BEGIN CERTIFICATE-----([^-]{1,16384})-----END CERTIFICATE-----/g;

/** Reads every certificate in a text: PEM, one after the other, or one in bare base64 as metadata has it. Throws `SamlRefusal`. */
export function readCertificates(text: string, now: Date): SamlCertificate[] {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) throw new SamlRefusal("certificate_private_key");
  const found = [...text.matchAll(PEM)].map((match) => match[1] ?? "");
  const bodies = found.length > 0 || text.includes("-----") ? found : [text];
  if (bodies.length === 0) throw new SamlRefusal("certificate_malformed");
  if (bodies.length > MAX_CERTIFICATES) throw new SamlRefusal("too_many_certificates");
  return bodies.map((body) => readCertificate(body, now));
}

function readCertificate(body: string, now: Date): SamlCertificate {
  const certificate = parsed(body);
  const { keyType, keySize } = strongKey(certificate);
  const { validFromDate: validFrom, validToDate: validUntil } = certificate;
  return {
    pem: certificate.toString(),
    fingerprint: certificate.fingerprint256,
    subject: certificate.subject.replaceAll("\n", ", "),
    validFrom,
    validUntil,
    keyType,
    keySize,
    warnings: [...validityWarnings(validFrom, validUntil, now), ...signatureWarnings(certificate)],
  };
}

function parsed(body: string): X509Certificate {
  const packed = body.replace(/\s/g, "");
  if (packed.length > LONGEST || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) throw new SamlRefusal("certificate_malformed");
  try {
    return new X509Certificate(Buffer.from(packed, "base64"));
  } catch (cause) {
    throw new SamlRefusal("certificate_malformed", {}, { cause });
  }
}

function strongKey(certificate: X509Certificate): Pick<SamlCertificate, "keyType" | "keySize"> {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = publicKeyOf(certificate);
  if (type === "rsa") {
    const bits = details?.modulusLength ?? 0;
    if (bits < SHORTEST_RSA_BITS) throw new SamlRefusal("certificate_key_too_short", { received: `${bits} bits` });
    return { keyType: "rsa", keySize: bits };
  }
  const curve = details?.namedCurve ?? "";
  if (type === "ec" && CURVES.includes(curve)) return { keyType: "ec", keySize: curve };
  throw new SamlRefusal("certificate_key_type", { received: [type, curve].filter(Boolean).join(" ") });
}

function publicKeyOf(certificate: X509Certificate) {
  try {
    return certificate.publicKey;
  } catch (cause) {
    throw new SamlRefusal("certificate_key_type", {}, { cause });
  }
}

function validityWarnings(from: Date, until: Date, now: Date): CertificateWarning[] {
  if (now < from) return ["not_yet_valid"];
  if (now > until) return ["expired"];
  return until.getTime() - now.getTime() < EXPIRES_SOON_DAYS * DAY_MS ? ["expires_soon"] : [];
}

/** Nobody relies on a certificate's own signature here, since the certificate is named; it tells of old habits only. */
function signatureWarnings({ signatureAlgorithm }: X509Certificate): CertificateWarning[] {
  return /sha1|md5|md2/i.test(signatureAlgorithm ?? "") ? ["weak_signature"] : [];
}

/** The fingerprint of a certificate as a message carries it, whatever it is worth. */
export function fingerprintOf(der: Buffer): string {
  const hex = createHash("sha256").update(der).digest("hex").toUpperCase();
  return (hex.match(/../g) ?? []).join(":");
}
