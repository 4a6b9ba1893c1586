import { sign } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { SignedXml } from "xml-crypto";
import { ENVELOPED, SIGNED_BY_US } from "./algorithms.ts";
import { type Binding, NS } from "./names.ts";

/** The parameter or field that a message travels in. */
export type MessageKind = "SAMLRequest" | "SAMLResponse";

/** A message for the browser to carry: by going to an address, or by posting a form. */
export type OutgoingMessage =
  | { binding: "redirect"; url: string }
  | { binding: "post"; action: string; fields: Record<string, string> };

export type Carrying = {
  binding: Binding;
  kind: MessageKind;
  destination: string;
  relayState?: string | undefined;
  signingKey: string;
};

/** Signs a message and packs it as its binding asks. */
export function carried(xml: string, carrying: Carrying): OutgoingMessage {
  const { binding, kind, destination, relayState, signingKey } = carrying;
  if (binding === "redirect") return { binding, url: redirectUrl({ ...carrying, xml }) };
  const fields = { [kind]: Buffer.from(signed(xml, signingKey)).toString("base64") };
  return {
    binding,
    action: destination,
    fields: { ...fields, ...(relayState === undefined ? {} : { RelayState: relayState }) },
  };
}

export type Redirect = {
  kind: MessageKind;
  xml: string;
  destination: string;
  relayState?: string | undefined;
  signingKey?: string | undefined;
};

/** The signature covers the parameters exactly as they are written here. */
export function redirectUrl({ kind, xml, destination, relayState, signingKey }: Redirect): string {
  const parameters = new URLSearchParams({ [kind]: deflateRawSync(xml).toString("base64") });
  if (relayState !== undefined) parameters.set("RelayState", relayState);
  if (signingKey !== undefined) parameters.set("SigAlg", SIGNED_BY_US);
  const covered = parameters.toString();
  const url = `${destination}${destination.includes("?") ? "&" : "?"}${covered}`;
  if (signingKey === undefined) return url;
  const signature = sign("sha256", Buffer.from(covered), signingKey).toString("base64");
  return `${url}&Signature=${encodeURIComponent(signature)}`;
}

function signed(xml: string, privateKey: string): string {
  const signature = new SignedXml({
    privateKey,
    signatureAlgorithm: SIGNED_BY_US,
    canonicalizationAlgorithm: NS.exclusive,
  });
  signature.addReference({
    xpath: "/*",
    transforms: [ENVELOPED, NS.exclusive],
    digestAlgorithm: `${NS.encryption}sha256`,
  });
  signature.computeSignature(xml, {
    prefix: "ds",
    location: { reference: "/*/*[local-name(.)='Issuer']", action: "after" },
  });
  return signature.getSignedXml();
}
