import { fromBase64 } from "./base64.ts";
import type { SamlCertificate } from "./certificate.ts";
import { guardDestination, guardRoot, readEnvelope, readStatus } from "./envelope.ts";
import { CLOCK_SKEW_MS, isOver, MAX_AGE_MS, optionalInstant } from "./instants.ts";
import { type NameId, readNameId } from "./name-id.ts";
import { NS, STATUS_PARTIAL_LOGOUT } from "./names.ts";
import { readRedirectQuery } from "./redirect-query.ts";
import { orRefusal, SamlRefusal } from "./refusal.ts";
import { type Trust, verifySignature } from "./signature.ts";
import { guardSignaturePlaces, signatureOf } from "./signature-shape.ts";
import { attribute, children, readXml, textOf } from "./xml.ts";
import { MESSAGE_LIMITS } from "./xml-text.ts";

/** How a logout message arrived: the raw query of the address, or the form field that held it. */
export type IncomingMessage =
  | { binding: "redirect"; query: string }
  | { binding: "post"; field: string; relayState?: string | undefined };

export type LogoutConnection = {
  idpEntityId: string;
  certificates: readonly SamlCertificate[];
  /** Our address for logout messages, which they have to name. */
  sloUrl: string;
};

type Incoming = { incoming: IncomingMessage; connection: LogoutConnection; now: Date };

export type ReadLogoutRequest = NameId & {
  /** Answer with this; and refuse it again until `rememberUntil`. */
  requestId: string;
  rememberUntil: Date;
  /** Which sessions to end; all of the person's when there is none. */
  sessionIndexes: string[];
  relayState: string | undefined;
};

/** Reads a provider's request to end somebody's session, which it has to have signed. */
export function readLogoutRequest({ incoming, connection, now }: Incoming): ReadLogoutRequest | SamlRefusal {
  return orRefusal(() => {
    const { element, relayState } = readSignedMessage(incoming, "SAMLRequest", {
      certificates: connection.certificates,
      now,
    });
    guardRoot(element, "LogoutRequest");
    const { id, issuedAt } = readEnvelope(element, connection.idpEntityId, now);
    guardDestination(element, connection.sloUrl);
    const end = optionalInstant(element, "NotOnOrAfter");
    if (end && isOver(end, now)) throw new SamlRefusal("expired", { received: end.toISOString() });
    return {
      ...readNameId(element),
      requestId: id,
      rememberUntil: new Date(issuedAt.getTime() + MAX_AGE_MS + CLOCK_SKEW_MS),
      sessionIndexes: children(element, NS.protocol, "SessionIndex").map((each) =>
        textOf(each, "unexpected_content").trim(),
      ),
      relayState,
    };
  });
}

export type ReadLogoutResponse = {
  /** Whether some of the provider's other services are still signed in. */
  isPartial: boolean;
  relayState: string | undefined;
};

/** Reads a provider's answer to a request of ours to end its session. */
export function readLogoutResponse({
  incoming,
  connection,
  now,
  inResponseTo,
}: Incoming & { inResponseTo: string }): ReadLogoutResponse | SamlRefusal {
  return orRefusal(() => {
    const { element, relayState } = readSignedMessage(incoming, "SAMLResponse", {
      certificates: connection.certificates,
      now,
    });
    guardRoot(element, "LogoutResponse");
    readEnvelope(element, connection.idpEntityId, now);
    guardDestination(element, connection.sloUrl);
    const received = attribute(element, "InResponseTo");
    if (received === undefined) throw new SamlRefusal("in_response_to_missing");
    if (received !== inResponseTo)
      throw new SamlRefusal("in_response_to_mismatch", { expected: inResponseTo, received });
    const status = readStatus(element);
    return { isPartial: status === STATUS_PARTIAL_LOGOUT, relayState };
  });
}

type SignedMessage = { element: Element; relayState: string | undefined };

function readSignedMessage(
  incoming: IncomingMessage,
  kind: "SAMLRequest" | "SAMLResponse",
  trust: Trust,
): SignedMessage {
  if (incoming.binding === "redirect") {
    const { bytes, relayState } = readRedirectQuery(incoming.query, kind, trust);
    const { root } = readXml(bytes, MESSAGE_LIMITS);
    guardSignaturePlaces(root, []);
    return { element: root, relayState };
  }
  if (incoming.field.length > MESSAGE_LIMITS.bytes * 2) throw new SamlRefusal("too_large");
  const xml = readXml(fromBase64(incoming.field, "not_base64"), MESSAGE_LIMITS);
  guardSignaturePlaces(xml.root, [xml.root]);
  const signature = signatureOf(xml.root);
  if (!signature) throw new SamlRefusal("logout_signature_missing");
  return { element: verifySignature(xml, signature, xml.root, trust).element, relayState: incoming.relayState };
}
