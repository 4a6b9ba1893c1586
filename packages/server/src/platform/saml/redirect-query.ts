import { createPublicKey } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { isSignedBy, signatureMethod } from "./algorithms.ts";
import { fromBase64 } from "./base64.ts";
import { SamlRefusal } from "./refusal.ts";
import { guardValidity, type Trust } from "./signature.ts";
import { MESSAGE_LIMITS } from "./xml-text.ts";

/** What an address carried: the message, and the state that came with it. */
export type RedirectMessage = { bytes: Buffer; relayState: string | undefined };

const KNOWN = ["SAMLRequest", "SAMLResponse", "RelayState", "SigAlg", "Signature", "SAMLEncoding"];
const DEFLATE = "urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE";

/**
 * Takes a signed message out of the query of an address (redirect binding). The query has to be the raw text that arrived: the
 * signature covers how it was written, and writing it anew can differ.
 */
export function readRedirectQuery(query: string, kind: "SAMLRequest" | "SAMLResponse", trust: Trust): RedirectMessage {
  const raw = parameters(query);
  const other = kind === "SAMLRequest" ? "SAMLResponse" : "SAMLRequest";
  if (!raw.has(kind) || raw.has(other)) throw new SamlRefusal("query_malformed");
  if (raw.has("SAMLEncoding") && decoded(raw, "SAMLEncoding") !== DEFLATE) throw new SamlRefusal("query_malformed");
  guardSignature(raw, kind, trust);
  return {
    bytes: inflated(fromBase64(decoded(raw, kind), "not_base64")),
    relayState: raw.has("RelayState") ? decoded(raw, "RelayState") : undefined,
  };
}

function parameters(query: string): Map<string, string> {
  if (query.length > MESSAGE_LIMITS.bytes) throw new SamlRefusal("too_large");
  const raw = new Map<string, string>();
  for (const part of query.replace(/^\?/, "").split("&")) {
    const [name = "", ...rest] = part.split("=");
    if (!KNOWN.includes(name)) continue;
    if (raw.has(name)) throw new SamlRefusal("query_malformed", { received: `${name} twice` });
    raw.set(name, rest.join("="));
  }
  return raw;
}

function decoded(raw: ReadonlyMap<string, string>, name: string): string {
  try {
    return decodeURIComponent((raw.get(name) ?? "").replaceAll("+", " "));
  } catch (cause) {
    throw new SamlRefusal("query_malformed", {}, { cause });
  }
}

function guardSignature(raw: ReadonlyMap<string, string>, kind: string, { certificates, now }: Trust): void {
  if (!raw.has("Signature") || !raw.has("SigAlg")) throw new SamlRefusal("logout_signature_missing");
  const uri = decoded(raw, "SigAlg");
  const method = signatureMethod(uri);
  if (!method) throw new SamlRefusal("signature_algorithm", { received: uri });
  const signature = fromBase64(decoded(raw, "Signature"), "signature_malformed");
  const covered = [kind, "RelayState", "SigAlg"]
    .filter((name) => raw.has(name))
    .map((name) => `${name}=${raw.get(name)}`)
    .join("&");

  const fitting = certificates.filter(({ keyType }) => keyType === method.keyType);
  if (fitting.length === 0) throw new SamlRefusal("signature_key_mismatch", { received: uri });
  const signer = fitting.find(({ pem }) => isSignedBy(createPublicKey(pem), method, covered, signature));
  if (!signer) throw new SamlRefusal("signature_invalid");
  guardValidity(signer, now);
}

/** A short text can unpack to a huge one; no more of it is unpacked than would be read. */
function inflated(bytes: Buffer): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: MESSAGE_LIMITS.bytes });
  } catch (cause) {
    throw new SamlRefusal("not_deflated", {}, { cause });
  }
}
