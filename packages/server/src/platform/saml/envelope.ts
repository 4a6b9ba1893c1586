import { issuedLately } from "./instants.ts";
import { FORMAT_ENTITY, NS, STATUS_SUCCESS } from "./names.ts";
import { SamlRefusal } from "./refusal.ts";
import { attribute, isNamed, onlyChild, optionalChild, textOf } from "./xml.ts";

/** What every message and assertion has to say about itself. */
export type Envelope = { id: string; issuedAt: Date };

/** Checks version, identifier, age and issuer. */
export function readEnvelope(element: Element, idpEntityId: string, now: Date): Envelope {
  const version = attribute(element, "Version");
  if (version !== "2.0") throw new SamlRefusal("version_not_supported", { expected: "2.0", received: version ?? "" });
  const id = attribute(element, "ID") ?? "";
  if (id === "") throw new SamlRefusal("id_missing");
  guardIssuer(element, idpEntityId);
  return { id, issuedAt: issuedLately(element, now) };
}

function guardIssuer(element: Element, expected: string): void {
  const issuer = onlyChild(element, [NS.assertion, "Issuer"], "issuer_missing");
  const received = textOf(issuer, "issuer_mismatch");
  const format = attribute(issuer, "Format") ?? FORMAT_ENTITY;
  if (received !== expected || format !== FORMAT_ENTITY)
    throw new SamlRefusal("issuer_mismatch", { expected, received });
}

export function guardRoot(root: Element, name: string): void {
  if (!isNamed(root, NS.protocol, name))
    throw new SamlRefusal("unexpected_message", { expected: name, received: root.localName });
}

export function guardDestination(element: Element, expected: string): void {
  const received = attribute(element, "Destination") ?? "";
  if (received !== expected) throw new SamlRefusal("destination_mismatch", { expected, received });
}

/** Refuses anything but success, with what the provider said. Gives back the second status below it, if there is one. */
export function readStatus(element: Element): string | undefined {
  const status = onlyChild(element, [NS.protocol, "Status"], "status_missing");
  const code = onlyChild(status, [NS.protocol, "StatusCode"], "status_missing");
  const value = attribute(code, "Value") ?? "";
  const below = optionalChild(code, [NS.protocol, "StatusCode"], "status_missing");
  const detail = below && attribute(below, "Value");
  if (value === STATUS_SUCCESS) return detail;
  const message = optionalChild(status, [NS.protocol, "StatusMessage"], "status_missing");
  const said = [value, detail, message && textOf(message, "status_missing")];
  throw new SamlRefusal("status_not_success", { received: said.map(lastWords).filter(Boolean).join(", ") });
}

/** `urn:oasis:names:tc:SAML:2.0:status:AuthnFailed` → `AuthnFailed`. */
function lastWords(value: string | undefined): string {
  return (value ?? "").replace(/^urn:oasis:names:tc:SAML:2\.0:status:/, "").trim();
}
