import { describe } from "vitest";
import { type Forgery, good, meant, now, testForgeries } from "../../../testing/saml-identity-provider/forging.ts";
import { party } from "../../../testing/saml-identity-provider/messages.ts";

const at = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();
const later = (seconds: number) => ({ now: new Date(now.getTime() + seconds * 1000) });
const ofResponse = (from: string | RegExp, to: string) => meant(from, to, { signs: "response" });
const ofAssertion = (from: string | RegExp, to: string) => meant(from, to, { signs: "assertion" });

const STATUS = /<samlp:Status>.*<\/samlp:Status>/;
const status = (inside: string) => ofResponse(STATUS, `<samlp:Status>${inside}</samlp:Status>`);
const code = (value: string, inside = "") =>
  `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${value}">${inside}</samlp:StatusCode>`;
const RESPONSE_ISSUER = /(?<=InResponseTo="_request-1">)<saml:Issuer>.*?<\/saml:Issuer>/;
const ASSERTION_ISSUER = /(?<=ID="_assertion-1"[^>]*>)<saml:Issuer>.*?<\/saml:Issuer>/;
const issuer = (value: string, format = "") => `<saml:Issuer${format}>${value}</saml:Issuer>`;
const IN_RESPONSE_TO = ` InResponseTo="${party.request}"`;
const unsolicited = { expected: { inResponseTo: [], allowsUnsolicited: true } };

const envelope: Forgery[] = [
  [
    "version_not_supported",
    "a response of version 1.1",
    ofResponse(/(?<=_response-1" )Version="2.0"/, `Version="1.1"`),
  ],
  ["version_not_supported", "an assertion of version 1.1", meant(/(?<=_assertion-1" )Version="2.0"/, `Version="1.1"`)],
  ["version_not_supported", "an assertion without a version", meant(/(?<=_assertion-1" )Version="2.0"/, "")],
  ["id_missing", "an assertion without an ID", ofResponse(` ID="_assertion-1"`, "")],
  ["id_missing", "a response without an ID", ofAssertion(` ID="_response-1"`, "")],
  [
    "destination_mismatch",
    "a response for another service",
    meant(`Destination="${party.acs}"`, `Destination="https://other.example/acs"`),
  ],
  [
    "destination_mismatch",
    "a response for another connection here",
    meant(`Destination="${party.acs}"`, `Destination="${party.acs.replace("org_1", "org_2")}"`),
  ],
  [
    "destination_mismatch",
    "a destination that begins like ours",
    meant(`Destination="${party.acs}"`, `Destination="${party.acs}.evil.example"`),
  ],
  [
    "destination_mismatch",
    "a destination with a slash more",
    meant(`Destination="${party.acs}"`, `Destination="${party.acs}/"`),
  ],
  ["destination_mismatch", "no destination", meant(` Destination="${party.acs}"`, "")],
  ["destination_mismatch", "no destination around a signed assertion", ofAssertion(` Destination="${party.acs}"`, "")],
  ["issuer_mismatch", "a response of another provider", meant(RESPONSE_ISSUER, issuer("https://other.example"))],
  ["issuer_mismatch", "an assertion of another provider", meant(ASSERTION_ISSUER, issuer("https://other.example"))],
  ["issuer_mismatch", "an issuer with a space", meant(ASSERTION_ISSUER, issuer(`${party.idp} `))],
  ["issuer_mismatch", "an issuer in other letters", meant(ASSERTION_ISSUER, issuer(party.idp.toUpperCase()))],
  ["issuer_mismatch", "an issuer with more than text", meant(ASSERTION_ISSUER, issuer(`<b>${party.idp}</b>`))],
  [
    "issuer_mismatch",
    "an issuer of another form",
    meant(ASSERTION_ISSUER, issuer(party.idp, ` Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"`)),
  ],
  ["issuer_missing", "a response of nobody", ofAssertion(RESPONSE_ISSUER, "")],
  ["issuer_missing", "an assertion of nobody", ofResponse(ASSERTION_ISSUER, "")],
  ["issuer_missing", "two issuers", meant(ASSERTION_ISSUER, issuer(party.idp) + issuer("https://other.example"))],
  [
    "status_not_success",
    "a refusal by the provider",
    status(`${code("Responder", code("AuthnFailed"))}<samlp:StatusMessage>Locked</samlp:StatusMessage>`),
  ],
  ["status_not_success", "success below something else", status(code("Requester", code("Success")))],
  ["status_not_success", "an empty status", status(`<samlp:StatusCode Value=""/>`)],
  ["status_missing", "no status", ofResponse(STATUS, "")],
  ["status_missing", "no status code", status("")],
  ["status_missing", "two status codes", status(code("Success") + code("Responder"))],
  ["instant_missing", "no time of issue", meant(/(?<=_assertion-1" Version="2.0") IssueInstant="[^"]*"/, "")],
  [
    "instant_malformed",
    "a time without a zone",
    meant(/(?<=_assertion-1" Version="2.0" IssueInstant=")[^"]*/, "2026-05-01T10:00:00"),
  ],
  [
    "instant_malformed",
    "a time in words",
    meant(/(?<=_assertion-1" Version="2.0" IssueInstant=")[^"]*/, "1 May 2026 10:00 UTC"),
  ],
  [
    "instant_malformed",
    "a day that is none",
    meant(/(?<=_assertion-1" Version="2.0" IssueInstant=")[^"]*/, "2026-13-45T10:00:00Z"),
  ],
  [
    "issued_in_future",
    "an assertion from the future",
    meant(/(?<=_assertion-1" Version="2.0" IssueInstant=")[^"]*/, at(61)),
  ],
  [
    "issued_in_future",
    "a response from the future",
    meant(/(?<=_response-1" Version="2.0" IssueInstant=")[^"]*/, at(61)),
  ],
  [
    "issued_too_long_ago",
    "an assertion of long ago that says it holds",
    meant(/(?<=_assertion-1" Version="2.0" IssueInstant=")[^"]*/, at(-3_661)),
  ],
];

const CONFIRMATION = /<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/;
const DATA = /<saml:SubjectConfirmationData [^>]*\/>/;
const BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const confirmation = (data: string, method = BEARER) =>
  `<saml:SubjectConfirmation Method="${method}">${data}</saml:SubjectConfirmation>`;
const data = (attributes: string) => `<saml:SubjectConfirmationData ${attributes}/>`;
const FINE = data(`NotOnOrAfter="${at(300)}" Recipient="${party.acs}" InResponseTo="${party.request}"`);

const answer: Forgery[] = [
  ["in_response_to_mismatch", "an answer to another request", meant(`_request-1">`, `_request-2">`)],
  [
    "in_response_to_mismatch",
    "an answer to the request of another browser",
    () => good(),
    { expected: { inResponseTo: ["_mine"], allowsUnsolicited: true } },
  ],
  ["in_response_to_mismatch", "an answer where nothing was asked", () => good(), unsolicited],
  ["in_response_to_mismatch", "an assertion that answers another request", meant(`_request-1"/>`, `_request-2"/>`)],
  [
    "in_response_to_mismatch",
    "an assertion that answers, in a response that does not",
    meant(`${IN_RESPONSE_TO}>`, ">"),
    unsolicited,
  ],
  ["in_response_to_mismatch", "an answer to nothing", meant(`_request-1">`, `">`), unsolicited],
  ["in_response_to_missing", "no answer where one was waited for", meant(`${IN_RESPONSE_TO}>`, ">")],
  ["in_response_to_missing", "an assertion that does not answer", meant(`${IN_RESPONSE_TO}/>`, "/>")],
  [
    "unsolicited_not_allowed",
    "from the provider's side where that is not allowed",
    meant(`${IN_RESPONSE_TO}>`, ">"),
    { expected: { inResponseTo: [], allowsUnsolicited: false } },
  ],
  ["confirmation_missing", "no confirmation", meant(CONFIRMATION, "")],
  ["confirmation_missing", "the holder of a key", meant(BEARER, BEARER.replace("bearer", "holder-of-key"))],
  ["confirmation_missing", "a sender who vouches", meant(BEARER, BEARER.replace("bearer", "sender-vouches"))],
  [
    "confirmation_missing",
    "two bearers",
    meant(CONFIRMATION, confirmation(data(`Recipient="https://other.example"`)) + confirmation(FINE)),
  ],
  ["confirmation_malformed", "a bearer without data", meant(DATA, "")],
  ["confirmation_malformed", "a bearer without an end", meant(DATA, data(`Recipient="${party.acs}"${IN_RESPONSE_TO}`))],
  [
    "confirmation_malformed",
    "a bearer with a beginning",
    meant("<saml:SubjectConfirmationData ", `<saml:SubjectConfirmationData NotBefore="${at(-60)}" `),
  ],
  ["confirmation_malformed", "two sets of data", meant(DATA, FINE + FINE)],
  [
    "recipient_mismatch",
    "for another service",
    meant(`Recipient="${party.acs}"`, `Recipient="https://other.example/acs"`),
  ],
  [
    "recipient_mismatch",
    "for another connection here",
    meant(`Recipient="${party.acs}"`, `Recipient="${party.acs.replace("org_1", "org_2")}"`),
  ],
  ["recipient_mismatch", "for nobody", meant(` Recipient="${party.acs}"`, "")],
  ["expired", "a bearer who is late", () => good(), later(360)],
  [
    "expired",
    "a bearer whose time is over",
    meant(`NotOnOrAfter="${at(300)}" Recipient`, `NotOnOrAfter="${at(-60)}" Recipient`),
  ],
];

const NAME_ID = /<saml:NameID .*<\/saml:NameID>/;
const nameId = (text: string) => `<saml:NameID>${text}</saml:NameID>`;
const CONDITIONS = /<saml:Conditions .*<\/saml:Conditions>/;
const AUDIENCES = /<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/;
const audience = (...names: string[]) =>
  `<saml:AudienceRestriction>${names.map((name) => `<saml:Audience>${name}</saml:Audience>`).join("")}</saml:AudienceRestriction>`;
const AUTHENTICATION = /<saml:AuthnStatement .*<\/saml:AuthnStatement>/;

const content: Forgery[] = [
  ["subject_missing", "no subject", meant(/<saml:Subject>.*<\/saml:Subject>/, "")],
  [
    "subject_missing",
    "two subjects",
    meant("<saml:Subject>", `<saml:Subject>${nameId("admin@corp.example")}</saml:Subject><saml:Subject>`),
  ],
  ["name_id_missing", "no NameID", meant(NAME_ID, "")],
  ["name_id_missing", "two NameIDs", meant(NAME_ID, nameId("alice@corp.example") + nameId("admin@corp.example"))],
  ["name_id_missing", "a NameID of another namespace", meant(NAME_ID, `<NameID xmlns="urn:evil">admin</NameID>`)],
  ["name_id_missing", "an identifier of another kind", meant(NAME_ID, "<saml:BaseID/>")],
  ["name_id_malformed", "an empty NameID", meant(NAME_ID, nameId(""))],
  ["name_id_malformed", "a NameID of spaces", meant(NAME_ID, nameId("  "))],
  ["name_id_malformed", "a NameID with a space in front", meant(NAME_ID, nameId(" alice@corp.example"))],
  ["name_id_malformed", "a NameID of two lines", meant(NAME_ID, nameId("alice&#10;admin"))],
  [
    "name_id_malformed",
    "a NameID with an element in it",
    meant(NAME_ID, nameId("admin@corp.example<b/>.evil.example")),
  ],
  ["name_id_malformed", "a NameID without end", meant(NAME_ID, nameId("a".repeat(1_025)))],
  ["name_id_encrypted", "a NameID encrypted by itself", meant(NAME_ID, "<saml:EncryptedID/>")],
  ["conditions_missing", "no conditions", meant(CONDITIONS, "")],
  [
    "conditions_missing",
    "two sets of conditions",
    meant("<saml:Conditions ", `<saml:Conditions>${audience(party.sp)}</saml:Conditions><saml:Conditions `),
  ],
  [
    "condition_unknown",
    "a condition of their own",
    meant("</saml:Conditions>", `<saml:Condition xsi:type="x">1</saml:Condition></saml:Conditions>`),
  ],
  ["not_yet_valid", "for tomorrow", meant(`NotBefore="${at(-30)}"`, `NotBefore="${at(61)}"`)],
  ["expired", "of yesterday", meant(`NotOnOrAfter="${at(300)}">`, `NotOnOrAfter="${at(-60)}">`)],
  ["audience_missing", "for no audience", meant(AUDIENCES, "")],
  ["audience_missing", "for an empty audience", meant(AUDIENCES, audience())],
  ["audience_mismatch", "for another service", meant(AUDIENCES, audience("https://other.example"))],
  ["audience_mismatch", "for another connection here", meant(AUDIENCES, audience(party.sp.replace("org_1", "org_2")))],
  ["audience_mismatch", "for a service that begins like us", meant(AUDIENCES, audience(`${party.sp}0`))],
  [
    "audience_mismatch",
    "for us, and only for somebody else",
    meant(AUDIENCES, audience(party.sp) + audience("https://other.example")),
  ],
  ["audience_mismatch", "for more than a text", meant(AUDIENCES, audience(`<b>${party.sp}</b>`))],
  ["authn_statement_missing", "nobody signed in", meant(AUTHENTICATION, "")],
  ["instant_missing", "signed in at no time", meant(/ AuthnInstant="[^"]*"/, "")],
  ["issued_in_future", "signed in tomorrow", meant(/AuthnInstant="[^"]*"/, `AuthnInstant="${at(86_400)}"`)],
  ["session_over", "a session that is over", meant(/SessionNotOnOrAfter="[^"]*"/, `SessionNotOnOrAfter="${at(-60)}"`)],
  [
    "unexpected_content",
    "a decision instead of a sign-in",
    meant("</saml:Assertion>", "<saml:AuthzDecisionStatement/></saml:Assertion>"),
  ],
  ["attribute_malformed", "an attribute without a name", meant(`<saml:Attribute Name="email">`, "<saml:Attribute>")],
  [
    "attribute_encrypted",
    "an attribute encrypted by itself",
    meant("</saml:AttributeStatement>", "<saml:EncryptedAttribute/></saml:AttributeStatement>"),
  ],
];

describe("a message that the provider signed for another time, place or reason is refused", () => {
  testForgeries(envelope);
});

describe("an answer to somebody else is refused", () => {
  testForgeries(answer);
});

describe("an assertion that says too little, too much or something else is refused", () => {
  testForgeries(content);
});
