/** Why something is not taken, each with what an administrator can do about it. The keys are stable. */
export const samlReasons = {
  // The text
  not_base64: "The message is not in the form that identity providers post (base64).",
  too_large: "The document is too large.",
  not_utf8: "The document is not written in UTF-8.",
  forbidden_character: "The document has a character that XML does not allow.",
  entity_present: "The document has an entity of its own; only the five of XML are taken.",
  doctype_present: "The document has a DOCTYPE or another declaration; none is taken.",
  cdata_present: "The document has a CDATA section; none is taken.",
  comment_present: "The message has a comment in it; none is taken.",
  processing_instruction_present: "The document has a processing instruction; none is taken.",
  not_well_formed: "The document is not well-formed XML.",
  too_deep: "The document is nested too deeply.",
  too_many_elements: "The document has too many elements or attributes.",
  namespace_trick: "The document declares or uses XML namespaces in a way that is not taken.",
  id_malformed: "An identifier (ID) in the document has a form that is not taken.",
  id_repeated: "Two elements of the document have the same identifier (ID).",
  not_deflated: "The message in the address cannot be unpacked.",
  query_malformed: "The address does not carry one message in the form of the redirect binding.",

  // The message around the assertion
  unexpected_message: "This is not the kind of message that belongs here.",
  version_not_supported: "The message is not of SAML version 2.0.",
  id_missing: "The message or its assertion has no identifier (ID).",
  destination_mismatch:
    "The message was made for another address. Check the sign-in address (ACS URL) at the identity provider.",
  issuer_missing: "The message or its assertion does not say who issued it, or says it twice.",
  issuer_mismatch: "The message comes from another identity provider than the one set up here. Check the entity ID.",
  status_not_success: "The identity provider answered that it did not work.",
  status_missing: "The message does not say whether it worked, or says it twice.",
  instant_missing: "The message lacks a time that it must have.",
  instant_malformed: "A time in the message has a form that is not taken: it must be in UTC and end in Z.",
  issued_in_future: "The message was issued in the future. Check the clock of the identity provider.",
  issued_too_long_ago: "The message was issued too long ago. Sign in again.",
  in_response_to_missing: "The message does not say which request it answers.",
  in_response_to_mismatch: "The message answers another request than the one this browser made. Sign in again.",
  unsolicited_not_allowed:
    "Nobody asked for this sign-in here, and signing in from the identity provider's side is not allowed for this connection.",

  // The signature
  signature_missing: "Neither the message nor its assertion is signed. Switch signing on at the identity provider.",
  response_signature_missing: "The response is not signed, and this connection asks for it.",
  assertion_signature_missing: "The assertion is not signed, and this connection asks for it.",
  signature_misplaced: "The message has a signature in a place where none belongs.",
  signature_malformed: "The signature is not built as SAML asks for.",
  signature_reference: "The signature does not cover exactly the element that it is in.",
  signature_transform: "The signature changes what it covers in a way that is not taken.",
  signature_algorithm:
    "The signature is made with a method that is not taken. Set the identity provider to RSA or ECDSA with SHA-256.",
  digest_algorithm:
    "The signature's digest is made with a method that is not taken. Set the identity provider to SHA-256.",
  canonicalization_algorithm:
    "The signature writes XML in a form that is not taken; it must be exclusive canonicalization.",
  signature_key_mismatch: "None of the certificates set up here fits the method of the signature.",
  content_changed: "The content was changed after it was signed.",
  signature_invalid: "The signature does not fit any certificate set up here.",
  signing_certificate_unknown:
    "The message is signed with a certificate that is not set up here. If the identity provider has a new one, add it.",
  signing_certificate_expired:
    "The certificate that signed the message is no longer valid. Add the identity provider's new one.",
  signing_certificate_not_yet_valid: "The certificate that signed the message is not valid yet.",

  // The assertion
  assertion_missing: "The message has no assertion.",
  assertion_repeated: "The message has more than one assertion.",
  assertion_misplaced: "The assertion is not where it belongs in the message.",
  unexpected_content: "The message has a part that does not belong there.",
  subject_missing: "The assertion does not say who signed in, or says it twice.",
  name_id_missing: "The message has no NameID, or more than one. Set one up at the identity provider.",
  name_id_malformed: "The NameID must be plain text, not empty, and without spaces around it.",
  name_id_encrypted: "The NameID is encrypted by itself, which is not supported. Encrypt the whole assertion instead.",
  confirmation_missing: "The assertion has no confirmation of the kind bearer, or more than one.",
  confirmation_malformed: "The confirmation of the assertion lacks its end, or has a beginning, which it must not.",
  recipient_mismatch:
    "The assertion was made for another address. Check the sign-in address (ACS URL) at the identity provider.",
  conditions_missing: "The assertion has no conditions, or more than one set of them.",
  condition_unknown: "The assertion has a condition that is not understood.",
  audience_missing: "The assertion does not say for whom it was made.",
  audience_mismatch:
    "The assertion was made for another service. Check the audience (entity ID) at the identity provider.",
  not_yet_valid: "The assertion is not valid yet. Check the clock of the identity provider.",
  expired: "The assertion is no longer valid. Sign in again, or check the clock of the identity provider.",
  session_over: "The session at the identity provider is over. Sign in there again.",
  authn_statement_missing: "The assertion does not say how and when the person signed in, or says it twice.",
  attribute_malformed: "An attribute of the assertion has no name.",
  attribute_encrypted:
    "An attribute is encrypted by itself, which is not supported. Encrypt the whole assertion instead.",

  // Encryption
  encryption_not_set_up: "The assertion is encrypted, and this connection has no key to read it.",
  encryption_missing: "The assertion is not encrypted, and this connection asks for it.",
  encryption_malformed: "The encrypted assertion is not built as SAML asks for.",
  encryption_algorithm:
    "The assertion is encrypted with a method that is not taken. Set the identity provider to AES-GCM with RSA-OAEP.",
  encryption_needs_signature:
    "The assertion is encrypted with AES-CBC, which is only taken inside a signed response. Use AES-GCM, or sign the response.",
  decryption_failed:
    "The assertion cannot be decrypted. Give the identity provider the current certificate of this connection.",

  // Logout
  logout_signature_missing:
    "The logout message is not signed. Switch signing of logout messages on at the identity provider.",

  // Metadata and certificates
  metadata_malformed: "This is not the metadata of a SAML identity provider.",
  metadata_service_provider: "This is the metadata of a service. Give the one of the identity provider.",
  metadata_several_providers:
    "The metadata describes more than one identity provider. Give one that describes yours only.",
  metadata_expired: "The metadata is no longer valid. Fetch a new one from the identity provider.",
  metadata_protocol: "The identity provider does not offer SAML 2.0.",
  entity_id_missing: "The metadata has no entity ID, or one that is too long.",
  sign_in_address_missing: "The metadata has no sign-in address for the redirect or POST binding.",
  endpoint_not_https: "An address in the metadata does not begin with https://.",
  certificates_missing: "There is no certificate to check signatures with.",
  too_many_certificates: "There are too many certificates.",
  certificate_malformed: "This is not a certificate (X.509).",
  certificate_private_key:
    "This is a private key, which nobody should give away. Make a new one, and paste the certificate.",
  certificate_key_type:
    "The certificate's key is of a kind that is not taken. It must be RSA, or EC on P-256, P-384 or P-521.",
  certificate_key_too_short: "The certificate's RSA key is too short. It must have 2048 bits or more.",
} as const;

/** The stable name of a reason. */
export type SamlReason = keyof typeof samlReasons;
