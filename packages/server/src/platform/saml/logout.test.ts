import { sign } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { connection, provider, stranger } from "../../../testing/saml-identity-provider/forging.ts";
import { party } from "../../../testing/saml-identity-provider/messages.ts";
import { methods } from "../../../testing/saml-identity-provider/methods.ts";
import { base64, replaced } from "../../../testing/saml-identity-provider/texts.ts";
import type { OutgoingMessage } from "./carrying.ts";
import { type IncomingMessage, readLogoutRequest, readLogoutResponse } from "./logout.ts";
import { makeLogoutRequest, makeLogoutResponse } from "./outgoing.ts";
import type { SamlReason } from "./reasons.ts";
import { SamlRefusal } from "./refusal.ts";

const now = new Date();
const person = { nameId: "alice@corp.example", nameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress" };
const logoutConnection = { idpEntityId: party.idp, certificates: connection.certificates, sloUrl: party.slo };

/** What the provider sends us is made as what we send it, with the sides changed. */
const fromProvider = {
  destination: party.slo,
  spEntityId: party.idp,
  signingKey: provider.privateKey,
  relayState: "state",
};
const request = async (binding: "redirect" | "post", signingKey = provider.privateKey) =>
  (await makeLogoutRequest({ ...fromProvider, signingKey, binding, person, sessionIndex: "_session-1" })).message;
const response = (binding: "redirect" | "post", isSuccess = true) =>
  makeLogoutResponse({ ...fromProvider, binding, inResponseTo: "_asked", isSuccess });

function arriving(message: OutgoingMessage): IncomingMessage {
  if (message.binding === "redirect") return { binding: "redirect", query: new URL(message.url).search };
  const { SAMLRequest, SAMLResponse, RelayState } = message.fields;
  return { binding: "post", field: SAMLRequest ?? SAMLResponse ?? "", relayState: RelayState };
}

const readRequest = (incoming: IncomingMessage, at = now) =>
  readLogoutRequest({ incoming, connection: logoutConnection, now: at });
const readResponse = (incoming: IncomingMessage, at = now) =>
  readLogoutResponse({ incoming, connection: logoutConnection, now: at, inResponseTo: "_asked" });

describe("a logout message is taken", () => {
  test.each(["redirect", "post"] as const)("a request by %s", async (binding) => {
    expect(readRequest(arriving(await request(binding)))).toMatchObject({
      ...person,
      sessionIndexes: ["_session-1"],
      relayState: "state",
    });
  });

  test.each(["redirect", "post"] as const)("an answer by %s", async (binding) => {
    expect(readResponse(arriving(await response(binding)))).toEqual({ isPartial: false, relayState: "state" });
  });

  test("an answer that not everywhere was signed out", async () => {
    const partial = `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:PartialLogout"/></samlp:StatusCode>`;
    const incoming = await rewritten(await response("redirect"), /<samlp:StatusCode [^>]*\/>/, partial);
    expect(readResponse(incoming)).toMatchObject({ isPartial: true });
  });

  test("until an hour after it was made, and is to be remembered for that long", async () => {
    const incoming = arriving(await request("redirect"));
    const answer = readRequest(incoming);
    if (answer instanceof SamlRefusal) throw answer;
    expect(readRequest(incoming, new Date(answer.rememberUntil.getTime() - 1))).toMatchObject(person);
    expect(readRequest(incoming, answer.rememberUntil)).toMatchObject({ reason: "issued_too_long_ago" });
  });
});

/** A message of the provider that says something else, and that it signed anew. */
async function rewritten(message: OutgoingMessage, from: string | RegExp, to: string): Promise<IncomingMessage> {
  if (message.binding === "post") throw new Error("Only addresses are signed apart from what they carry.");
  const parameters = new URL(message.url).searchParams;
  const kind = parameters.has("SAMLRequest") ? "SAMLRequest" : "SAMLResponse";
  const xml = inflateRawSync(Buffer.from(parameters.get(kind) ?? "", "base64")).toString();
  return signedQuery(kind, deflateRawSync(replaced(xml, from, to)).toString("base64"));
}

function signedQuery(kind: string, message: string, method: string = methods.rsaSha256): IncomingMessage {
  const covered = `${kind}=${encodeURIComponent(message)}&SigAlg=${encodeURIComponent(method)}`;
  const hash = method.endsWith("sha1") ? "sha1" : "sha256";
  const signature = sign(hash, Buffer.from(covered), provider.privateKey).toString("base64");
  return { binding: "redirect", query: `${covered}&Signature=${encodeURIComponent(signature)}` };
}

const edited = async (from: string | RegExp, to: string): Promise<IncomingMessage> => {
  const incoming = arriving(await request("redirect"));
  return incoming.binding === "redirect" ? { ...incoming, query: replaced(incoming.query, from, to) } : incoming;
};
const meant = async (from: string | RegExp, to: string) => rewritten(await request("redirect"), from, to);
const posted = async (from: string | RegExp, to: string): Promise<IncomingMessage> => {
  const incoming = arriving(await request("post"));
  return incoming.binding === "post"
    ? { ...incoming, field: base64(replaced(Buffer.from(incoming.field, "base64").toString(), from, to)) }
    : incoming;
};

const requests: [SamlReason, string, () => Promise<IncomingMessage>][] = [
  ["logout_signature_missing", "without a signature", () => edited(/&Signature=[^&]*/, "")],
  ["logout_signature_missing", "without the method of the signature", () => edited(/&SigAlg=[^&]*/, "")],
  ["logout_signature_missing", "posted without a signature", () => posted(/<ds:Signature [\s\S]*<\/ds:Signature>/, "")],
  [
    "signature_invalid",
    "signed by somebody else",
    async () => arriving(await request("redirect", stranger.privateKey)),
  ],
  [
    "signature_invalid",
    "posted, signed by somebody else",
    async () => arriving(await request("post", stranger.privateKey)),
  ],
  ["signature_invalid", "another state than was signed", () => edited("RelayState=state", "RelayState=other")],
  ["signature_invalid", "no state where one was signed", () => edited("&RelayState=state", "")],
  ["signature_invalid", "another method than was signed", () => edited("rsa-sha256", "rsa-sha512")],
  [
    "signature_invalid",
    "written in another way than was signed",
    () => edited("RelayState=state", "RelayState=%73tate"),
  ],
  ["signature_malformed", "a signature that is none", () => edited(/&Signature=[^&]*/, "&Signature=admin")],
  [
    "signature_malformed",
    "posted with two signatures",
    () =>
      posted(
        /(<ds:Signature [\s\S]*<\/ds:Signature>)/,
        "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/><ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/>",
      ),
  ],
  [
    "signature_algorithm",
    "signed with SHA-1",
    async () => signedQuery("SAMLRequest", deflateRawSync("<a/>").toString("base64"), methods.rsaSha1),
  ],
  [
    "signature_algorithm",
    "signed with HMAC",
    async () => signedQuery("SAMLRequest", deflateRawSync("<a/>").toString("base64"), methods.hmacSha256),
  ],
  ["content_changed", "posted, with another name", () => posted("alice@corp.example", "admin@corp.example")],
  ["query_malformed", "two messages", () => edited(/^\?/, "SAMLRequest=AAAA&")],
  ["query_malformed", "a request and an answer", () => edited(/^\?/, "SAMLResponse=AAAA&")],
  ["query_malformed", "two states", () => edited(/$/, "&RelayState=other")],
  ["query_malformed", "two signatures", () => edited(/$/, "&Signature=AAAA")],
  ["query_malformed", "an answer instead", async () => arriving(await response("redirect"))],
  ["query_malformed", "another encoding", () => edited(/$/, "&SAMLEncoding=urn:other")],
  ["query_malformed", "an address that breaks off", () => edited(/&Signature=/, "&Signature=%")],
  ["query_malformed", "nothing", async () => ({ binding: "redirect", query: "" })],
  ["not_base64", "a message that is not packed", async () => signedQuery("SAMLRequest", "<a/>")],
  [
    "not_deflated",
    "a message that is not deflated",
    async () => signedQuery("SAMLRequest", Buffer.from("<a/>").toString("base64")),
  ],
  [
    "not_deflated",
    "a bomb",
    async () => signedQuery("SAMLRequest", deflateRawSync(Buffer.alloc(20_000_000)).toString("base64")),
  ],
  [
    "too_large",
    "an address without end",
    async () => ({ binding: "redirect", query: "SAMLRequest=".padEnd(300_000, "A") }),
  ],
  ["too_large", "a form without end", async () => ({ binding: "post", field: "AAAA".padEnd(600_000) })],
  [
    "signature_misplaced",
    "a signature inside of an address",
    () => meant("<saml:NameID", "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/><saml:NameID"),
  ],
  ["unexpected_message", "another message", () => meant(/LogoutRequest/g, "Logout")],
  ["version_not_supported", "of version 1.1", () => meant(`Version="2.0"`, `Version="1.1"`)],
  ["issuer_mismatch", "of another provider", () => meant(party.idp, "https://other.example")],
  ["destination_mismatch", "for another service", () => meant(party.slo, "https://other.example/slo")],
  ["destination_mismatch", "for nobody", () => meant(/ Destination="[^"]*"/, "")],
  ["issued_too_long_ago", "of long ago", () => meant(/IssueInstant="[^"]*"/, `IssueInstant="2020-01-01T00:00:00Z"`)],
  ["issued_in_future", "of the future", () => meant(/IssueInstant="[^"]*"/, `IssueInstant="2090-01-01T00:00:00Z"`)],
  ["expired", "that is over", () => meant(" Version=", ` NotOnOrAfter="2020-01-01T00:00:00Z" Version=`)],
  ["name_id_missing", "for nobody in particular", () => meant(/<saml:NameID .*<\/saml:NameID>/, "")],
  ["name_id_malformed", "for a name with more than text", () => meant("alice@", "<b/>alice@")],
  ["name_id_encrypted", "for an encrypted name", () => meant(/<saml:NameID .*<\/saml:NameID>/, "<saml:EncryptedID/>")],
  ["comment_present", "with a comment", () => meant("alice@", "<!-- -->alice@")],
  ["doctype_present", "with a document type", () => meant("<samlp:", "<!DOCTYPE a><samlp:")],
];

describe("a logout request is refused", () => {
  test.each(requests)("%s: %s", async (reason, _, forge) => {
    expect(readRequest(await forge())).toMatchObject({ reason });
  });
});

test("a logout request is refused while no certificate is set up", async () => {
  const incoming = arriving(await request("redirect"));
  const nobody = { ...logoutConnection, certificates: [] };
  expect(readLogoutRequest({ incoming, connection: nobody, now })).toMatchObject({ reason: "signature_key_mismatch" });
});

const answers: [SamlReason, string, () => Promise<IncomingMessage>][] = [
  ["status_not_success", "it did not work", async () => arriving(await response("redirect", false))],
  [
    "in_response_to_mismatch",
    "to another request",
    async () => rewritten(await response("redirect"), "_asked", "_other"),
  ],
  [
    "in_response_to_missing",
    "to no request",
    async () => rewritten(await response("redirect"), / InResponseTo="[^"]*"/, ""),
  ],
  [
    "status_missing",
    "without a status",
    async () => rewritten(await response("redirect"), /<samlp:Status>.*<\/samlp:Status>/, ""),
  ],
  [
    "unexpected_message",
    "an answer to a sign-in",
    async () => rewritten(await response("redirect"), /LogoutResponse/g, "Response"),
  ],
];

describe("an answer to a logout request is refused", () => {
  test.each(answers)("%s: %s", async (reason, _, forge) => {
    expect(readResponse(await forge())).toMatchObject({ reason });
  });
});
