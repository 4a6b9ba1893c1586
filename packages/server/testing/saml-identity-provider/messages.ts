import { type EncryptionWish, encrypted } from "./encrypting.ts";
import { type SigningWish, signed } from "./signing.ts";

export const party = {
  idp: "https://idp.example/metadata",
  sp: "https://rollcall.example/saml/org_1",
  acs: "https://rollcall.example/saml/org_1/acs",
  slo: "https://rollcall.example/saml/org_1/slo",
  request: "_request-1",
};

export type ResponseWish = {
  now: Date;
  signs?: "assertion" | "response" | "both" | "none";
  signing: SigningWish;
  encryption?: EncryptionWish;
  /** Changes the message before anything is signed, as a provider would that means it. */
  before?: (xml: string) => string;
};

/** A response as a good provider makes it, or as one that means something else, signed and encrypted as wished. */
export async function aResponse({
  now,
  signs = "both",
  signing,
  encryption,
  before = (xml) => xml,
}: ResponseWish): Promise<string> {
  let xml = before(responseXml(now));
  if (signs === "assertion" || signs === "both") xml = signed(xml, "Assertion", signing);
  if (encryption) xml = await encrypted(xml, encryption);
  return signs === "response" || signs === "both" ? signed(xml, "Response", signing) : xml;
}

function responseXml(now: Date): string {
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();
  return [
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"`,
    ` ID="_response-1" Version="2.0" IssueInstant="${at(0)}" Destination="${party.acs}" InResponseTo="${party.request}">`,
    `<saml:Issuer>${party.idp}</saml:Issuer>`,
    `<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>`,
    `<saml:Assertion xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
    ` xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_assertion-1" Version="2.0" IssueInstant="${at(0)}">`,
    `<saml:Issuer>${party.idp}</saml:Issuer>`,
    `<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">alice@corp.example</saml:NameID>`,
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">`,
    `<saml:SubjectConfirmationData NotOnOrAfter="${at(300)}" Recipient="${party.acs}" InResponseTo="${party.request}"/>`,
    `</saml:SubjectConfirmation></saml:Subject>`,
    `<saml:Conditions NotBefore="${at(-30)}" NotOnOrAfter="${at(300)}">`,
    `<saml:AudienceRestriction><saml:Audience>${party.sp}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    `<saml:AuthnStatement AuthnInstant="${at(-5)}" SessionNotOnOrAfter="${at(28_800)}" SessionIndex="_session-1">`,
    `<saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>`,
    `</saml:AuthnContext></saml:AuthnStatement>`,
    `<saml:AttributeStatement>`,
    `<saml:Attribute Name="email"><saml:AttributeValue xsi:type="xs:string">alice@corp.example</saml:AttributeValue></saml:Attribute>`,
    `<saml:Attribute Name="groups"><saml:AttributeValue xsi:type="xs:string">engineering</saml:AttributeValue>`,
    `<saml:AttributeValue xsi:type="xs:string">staff</saml:AttributeValue></saml:Attribute>`,
    `</saml:AttributeStatement></saml:Assertion></samlp:Response>`,
  ].join("");
}
