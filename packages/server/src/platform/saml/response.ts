import { type AssertionExpectation, type ReadAssertion, readAssertion } from "./assertion.ts";
import { fromBase64 } from "./base64.ts";
import type { SamlCertificate } from "./certificate.ts";
import { decryptAssertion } from "./decryption.ts";
import { guardDestination, guardRoot, readEnvelope, readStatus } from "./envelope.ts";
import { NS } from "./names.ts";
import { guardAssertionAlone, onlyAssertion } from "./only-assertion.ts";
import { orRefusal, SamlRefusal } from "./refusal.ts";
import { type Signed, type Trust, verifySignature } from "./signature.ts";
import { signatureOf } from "./signature-shape.ts";
import { attribute, isNamed, onlyChild, type ReadXml, readXml } from "./xml.ts";
import { MESSAGE_LIMITS } from "./xml-text.ts";

export type SamlConnection = {
  idpEntityId: string;
  /** The provider's signing certificates, two while it changes them. */
  certificates: readonly SamlCertificate[];
  spEntityId: string;
  acsUrl: string;
  /** Our private keys (PEM) for encrypted assertions. Without any, encrypted assertions are refused. */
  decryptionKeys?: readonly string[];
  /** One signature that covers the assertion is always asked for; these ask for a certain one, or both. */
  wantAssertionSigned?: boolean;
  wantResponseSigned?: boolean;
  /** Whether an assertion that everybody on the way could read is refused. */
  wantEncrypted?: boolean;
};

export type ResponseExpectation = {
  /** The requests that this browser started and that were not answered yet. */
  inResponseTo: readonly string[];
  /** Whether a sign-in that nobody asked for here is taken (IdP-initiated). */
  allowsUnsolicited: boolean;
};

export type SamlSignIn = ReadAssertion & {
  /** The request that was answered; none for a sign-in from the provider's side. */
  inResponseTo: string | undefined;
  isEncrypted: boolean;
  /** Which of the certificates signed, to see when the former is no longer in use. */
  certificateFingerprint: string;
};

export type ReadResponseInput = {
  /** The form field `SAMLResponse`. */
  samlResponse: string;
  connection: SamlConnection;
  expected: ResponseExpectation;
  now: Date;
};

/** Base64 with its line breaks is longer than what it holds. */
const MAX_FIELD_LENGTH = MESSAGE_LIMITS.bytes * 2;

/**
 * Reads what an identity provider posted: who signed in, or why it is not taken. It decides by its arguments alone; that an
 * assertion is used once is left to the caller, who remembers `assertionId` until `rememberUntil`.
 */
export function readResponse({ samlResponse, connection, expected, now }: ReadResponseInput): SamlSignIn | SamlRefusal {
  return orRefusal(() => {
    if (samlResponse.length > MAX_FIELD_LENGTH) throw new SamlRefusal("too_large");
    const xml = readXml(fromBase64(samlResponse, "not_base64"), MESSAGE_LIMITS);
    guardRoot(xml.root, "Response");
    readStatus(xml.root);
    const plain = onlyAssertion(xml.root);
    const trust: Trust = { certificates: connection.certificates, now };
    const signedResponse = signedPart(xml, xml.root, trust);
    if (!signedResponse && connection.wantResponseSigned) throw new SamlRefusal("response_signature_missing");

    const response = signedResponse?.element ?? xml.root;
    const inResponseTo = guardResponse(response, { connection, expected, now });
    const isEncrypted = isNamed(plain, NS.assertion, "EncryptedAssertion");
    if (connection.wantEncrypted && !isEncrypted) throw new SamlRefusal("encryption_missing");
    const found = isEncrypted ? decrypted(response, { connection, trust, signedResponse }) : { xml, assertion: plain };
    const signed = signedAssertion(found, { connection, trust, signedResponse });
    const facts: AssertionExpectation = { ...connection, inResponseTo, now };
    return {
      ...readAssertion(signed.element, facts),
      inResponseTo,
      isEncrypted,
      certificateFingerprint: signed.certificate.fingerprint,
    };
  });
}

/** What the signature of an element covers. A signature that is there has to be good, needed or not. */
function signedPart(xml: ReadXml, element: Element, trust: Trust): Signed | undefined {
  const signature = signatureOf(element);
  return signature && verifySignature(xml, signature, element, trust);
}

type Checked = Pick<ReadResponseInput, "connection" | "expected" | "now">;

/** Checks the envelope, signed or not, and says which request it answers. */
function guardResponse(response: Element, { connection, expected, now }: Checked): string | undefined {
  readEnvelope(response, connection.idpEntityId, now);
  guardDestination(response, connection.acsUrl);
  readStatus(response);
  const received = attribute(response, "InResponseTo");
  if (received === undefined) {
    if (expected.allowsUnsolicited) return undefined;
    throw new SamlRefusal(expected.inResponseTo.length > 0 ? "in_response_to_missing" : "unsolicited_not_allowed");
  }
  if (!expected.inResponseTo.includes(received)) throw new SamlRefusal("in_response_to_mismatch", { received });
  return received;
}

type Found = { xml: ReadXml; assertion: Element };
type Proof = { connection: SamlConnection; trust: Trust; signedResponse: Signed | undefined };

function decrypted(response: Element, { connection, signedResponse }: Proof): Found {
  const encrypted = onlyChild(response, [NS.assertion, "EncryptedAssertion"], "assertion_missing");
  const keys = connection.decryptionKeys ?? [];
  const xml = decryptAssertion(encrypted, { keys, isSigned: signedResponse !== undefined });
  guardAssertionAlone(xml.root);
  return { xml, assertion: xml.root };
}

/** The assertion as it was signed: by its own signature, or else as a part of the signed response. */
function signedAssertion({ xml, assertion }: Found, { connection, trust, signedResponse }: Proof): Signed {
  const own = signedPart(xml, assertion, trust);
  if (own) return own;
  if (!signedResponse) throw new SamlRefusal("signature_missing");
  if (connection.wantAssertionSigned) throw new SamlRefusal("assertion_signature_missing");
  if (assertion === xml.root) return { ...signedResponse, element: assertion };
  const covered = onlyChild(signedResponse.element, [NS.assertion, "Assertion"], "assertion_missing");
  return { ...signedResponse, element: covered };
}
