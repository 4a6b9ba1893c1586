import type { SsoRefusalReason } from "@rollcall/contract/sso-sign-ins";
import { readCertificates } from "../../platform/saml/certificate.ts";
import type { SamlReason } from "../../platform/saml/reasons.ts";
import { SamlRefusal } from "../../platform/saml/refusal.ts";
import { readResponse, type SamlConnection, type SamlSignIn } from "../../platform/saml/response.ts";
import type { Secrets } from "../../platform/secrets.ts";
import { SP_KEY_SEAL } from "../sso/seals.ts";
import type { Certificate, StoredConnection } from "../sso/store.ts";
import type { ConnectionUrls } from "../sso/urls.ts";
import { isRejection, type Received, type Rejection, readPerson, rejected } from "./received.ts";

const TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

/** Which of the reasons that people read stands for each that a message can be refused for. Others are `malformed`. */
const reasons: Partial<Record<SamlReason, SsoRefusalReason>> = {
  too_large: "too_large",
  signature_missing: "not_signed",
  response_signature_missing: "not_signed",
  assertion_signature_missing: "not_signed",
  logout_signature_missing: "not_signed",
  signature_misplaced: "bad_signature",
  signature_malformed: "bad_signature",
  signature_reference: "bad_signature",
  signature_transform: "bad_signature",
  signature_key_mismatch: "bad_signature",
  content_changed: "bad_signature",
  signature_invalid: "bad_signature",
  signing_certificate_unknown: "bad_signature",
  signing_certificate_expired: "bad_signature",
  signing_certificate_not_yet_valid: "bad_signature",
  signature_algorithm: "weak_algorithm",
  digest_algorithm: "weak_algorithm",
  canonicalization_algorithm: "weak_algorithm",
  encryption_algorithm: "weak_algorithm",
  encryption_needs_signature: "weak_algorithm",
  audience_missing: "wrong_audience",
  audience_mismatch: "wrong_audience",
  destination_mismatch: "wrong_destination",
  recipient_mismatch: "wrong_destination",
  issuer_missing: "wrong_issuer",
  issuer_mismatch: "wrong_issuer",
  status_not_success: "provider_refused",
  expired: "expired",
  session_over: "expired",
  issued_too_long_ago: "expired",
  not_yet_valid: "not_yet_valid",
  issued_in_future: "not_yet_valid",
  in_response_to_missing: "not_started_here",
  in_response_to_mismatch: "not_started_here",
  unsolicited_not_allowed: "idp_initiated_off",
  encryption_not_set_up: "cannot_decrypt",
  decryption_failed: "cannot_decrypt",
  subject_missing: "subject_missing",
  name_id_missing: "subject_missing",
  name_id_malformed: "subject_missing",
};

type Expected = { requestId: string | undefined };
type Saml = {
  connection: StoredConnection;
  certificates: readonly Certificate[];
  urls: ConnectionUrls;
  secrets: Secrets;
};
export type Asserted = { received: Received; assertionId: string; rememberUntil: Date };

/** Reads what a SAML provider posted. */
export function readAssertion(
  samlResponse: string,
  { connection, certificates, urls, secrets }: Saml,
  { requestId }: Expected,
  now: Date,
): Asserted | Rejection {
  if (connection.entityId === null)
    return rejected("connection_disabled", "The connection has no identity provider yet.");
  const key = secrets.unseal(SP_KEY_SEAL, connection.sealedSpKey ?? "");
  const trusted: SamlConnection = {
    idpEntityId: connection.entityId,
    certificates: certificates.flatMap(({ pem }) => readCertificates(pem, now)),
    spEntityId: urls.entityId,
    acsUrl: urls.acsUrl,
    decryptionKeys: [key],
  };
  const expected = {
    inResponseTo: requestId === undefined ? [] : [requestId],
    allowsUnsolicited: requestId === undefined && connection.allowsIdpInitiated,
  };
  const read = readResponse({ samlResponse, connection: trusted, expected, now });
  if (read instanceof SamlRefusal) return rejected(reasons[read.reason] ?? "malformed", read.message);
  return taken(read, connection);
}

function taken(read: SamlSignIn, connection: StoredConnection): Asserted | Rejection {
  if (connection.requiresEncryption && !read.isEncrypted)
    return rejected("not_encrypted", "The assertion is not encrypted, and this connection asks for it.");
  if (connection.attributes.subject === null && read.nameIdFormat === TRANSIENT)
    return rejected("subject_changes", "The NameID is transient: it changes every time. Set a persistent one up.");
  const person = readPerson({ attributes: read.attributes, subject: read.nameId }, connection.attributes);
  if (isRejection(person)) return person;
  const { nameId, nameIdFormat, nameQualifier, spNameQualifier } = read;
  const received = {
    ...person,
    authenticated_at: read.authnInstant,
    until: read.sessionNotOnOrAfter ?? null,
    session_index: read.sessionIndex ?? null,
    name_id: { nameId, nameIdFormat, nameQualifier, spNameQualifier },
  };
  return { received, assertionId: read.assertionId, rememberUntil: read.rememberUntil };
}
