import { deflateRawSync } from "node:zlib";
import { describe } from "vitest";
import { type Forgery, good, tampered, testForgeries } from "../../../testing/saml-identity-provider/forging.ts";
import { base64 } from "../../../testing/saml-identity-provider/texts.ts";

const NAME_ID = ">alice@corp.example</saml:NameID>";
const LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`;
const bytes = (value: Uint8Array) => ({ samlResponse: Buffer.from(value).toString("base64") });
const inFront = (text: string) => tampered(/^/, text);
const inside = (text: string) => tampered("<saml:Subject>", `${text}<saml:Subject>`);
const nameId = (text: string) => tampered(NAME_ID, `>${text}</saml:NameID>`);
const nothing = () => "";

const forgeries: Forgery[] = [
  ["not_base64", "nothing", nothing, { samlResponse: "" }],
  ["not_base64", "plain XML", nothing, { samlResponse: "<samlp:Response/>" }],
  ["not_base64", "the base64 of addresses", nothing, { samlResponse: "PHNhbWxwOlJlc3BvbnNl-_==" }],
  ["not_base64", "base64 that ends early", nothing, { samlResponse: base64("<a></a>").slice(0, -1) }],
  ["too_large", "a field without end", nothing, { samlResponse: "AAAA".padEnd(1_000_000) }],
  ["too_large", "a document over the limit", nothing, { samlResponse: base64(`<a b="${"c".repeat(262_144)}"/>`) }],
  ["not_utf8", "bytes of another encoding", nothing, bytes(Uint8Array.from([0x3c, 0x61, 0xe9, 0x2f, 0x3e]))],
  ["not_utf8", "UTF-16 bytes", nothing, bytes(Buffer.from("\ufeff<a/>", "utf16le"))],
  ["not_utf8", "another encoding declared", inFront(`<?xml version="1.0" encoding="ISO-8859-1"?>`)],
  ["not_utf8", "the form of the other binding", nothing, bytes(deflateRawSync("<samlp:Response/>".repeat(9)))],
  ["doctype_present", "a document type", inFront("<!DOCTYPE Response>")],
  ["doctype_present", "a document type in small letters", inFront("<!doctype Response>")],
  ["doctype_present", "an entity from outside", inFront(`<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>`)],
  ["doctype_present", "a document type from outside", inFront(`<!DOCTYPE r SYSTEM "https://evil.example/x.dtd">`)],
  ["doctype_present", "an entity declared inside", inside(`<!ENTITY x "y">`)],
  ["entity_present", "an entity bomb", inFront(LAUGHS)],
  ["entity_present", "an entity that nobody declared", nameId("&admin;")],
  ["entity_present", "an ampersand alone", nameId("alice&bob")],
  ["entity_present", "a reference without its end", nameId("alice&#64")],
  ["cdata_present", "a CDATA section in the NameID", nameId("<![CDATA[admin@corp.example]]>")],
  ["comment_present", "a comment that splits the NameID", nameId("admin@corp.example<!-- -->.evil.example")],
  ["comment_present", "a comment in a digest", tampered("<ds:DigestValue>", "<ds:DigestValue><!--AAAA-->")],
  ["comment_present", "a comment in front", inFront("<!-- hello -->")],
  ["processing_instruction_present", "an instruction in the NameID", nameId("admin<?x?>@corp.example")],
  ["processing_instruction_present", "a style sheet", inFront(`<?xml-stylesheet href="https://evil.example"?>`)],
  ["processing_instruction_present", "XML 1.1", inFront(`<?xml version="1.1"?>`)],
  ["processing_instruction_present", "a declaration inside", inside(`<?xml version="1.0"?>`)],
  ["forbidden_character", "a NUL by reference", nameId("admin&#0;")],
  ["forbidden_character", "half of a pair by reference", nameId("admin&#xD800;")],
  ["forbidden_character", "a number beyond Unicode", nameId("admin&#x110000;")],
  ["forbidden_character", "a control character", nameId("admin\u0001")],
  ["not_well_formed", "white space alone", nothing, { samlResponse: base64("  ") }],
  ["not_well_formed", "JSON", nothing, { samlResponse: base64(`{"nameID":"admin"}`) }],
  ["not_well_formed", "a second root", tampered(/$/, "<samlp:Response/>")],
  ["not_well_formed", "text after the root", tampered(/$/, "admin")],
  ["not_well_formed", "text before the root", inFront("admin")],
  ["not_well_formed", "no end", tampered("</samlp:Response>", "")],
  ["not_well_formed", "tags that cross", inside("<a><b></a></b>")],
  ["not_well_formed", "an end without a beginning", inside("</a>")],
  ["not_well_formed", "an attribute twice", inside(`<a b="1" b="2"/>`)],
  ["not_well_formed", "an attribute without quotes", inside("<a b=1/>")],
  ["not_well_formed", "an attribute without a value", inside("<a b/>")],
  ["not_well_formed", "an attribute with a tag in it", inside(`<a b="<c/>"/>`)],
  ["not_well_formed", "attributes without space between", inside(`<a b="1"c="2"/>`)],
  ["not_well_formed", "space that is none in XML", inside(`<a\u00a0b="1"/>`)],
  ["not_well_formed", "a name with two colons", inside("<a:b:c/>")],
  ["too_deep", "a deep document", inside("<a>".repeat(40) + "</a>".repeat(40))],
  ["too_deep", "a very deep document", inside("<a>".repeat(30_000) + "</a>".repeat(30_000))],
  ["too_many_elements", "a wide document", inside("<a/>".repeat(5_000))],
  [
    "too_many_elements",
    "an element of many attributes",
    inside(`<a ${Array.from({ length: 99 }, (_, n) => `b${n}="" `).join("")}/>`),
  ],
  ["namespace_trick", "a prefix that nobody declared", inside("<evil:a/>")],
  ["namespace_trick", "an attribute's prefix that nobody declared", inside(`<a evil:b="c"/>`)],
  ["namespace_trick", "a prefix taken back", inside(`<a xmlns:saml=""/>`)],
  [
    "namespace_trick",
    "an attribute that canonicalization forgets",
    tampered("<saml:NameID ", `<saml:NameID xmlnsX="admin" `),
  ],
  ["namespace_trick", "the prefix xml redeclared", inside(`<a xmlns:xml="https://evil.example"/>`)],
  ["namespace_trick", "the prefix xmlns redeclared", inside(`<a xmlns:xmlns="https://evil.example"/>`)],
  ["namespace_trick", "an attribute twice by two prefixes", inside(`<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>`)],
  ["id_repeated", "the same identifier under another name", inside(`<a Id="_assertion-1"/>`)],
  ["id_repeated", "the same identifier under a prefix", inside(`<a xmlns:p="u" p:id="_response-1"/>`)],
  ["id_malformed", "an identifier with a quote", inside(`<a ID="x' or '1'='1"/>`)],
  ["id_malformed", "an identifier of nothing", inside(`<a ID=""/>`)],
  [
    "unexpected_message",
    "a logout response",
    tampered(/samlp:Response/g, "samlp:LogoutResponse", { signs: "assertion" }),
  ],
  [
    "unexpected_message",
    "a response of another namespace",
    () => good({ signs: "none", before: (xml) => xml.replaceAll("SAML:2.0:protocol", "SAML:1.0:protocol") }),
  ],
  [
    "unexpected_message",
    "an assertion alone",
    async () => /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(await good({ signs: "assertion" }))?.[0] ?? "",
  ],
];

describe("a text that is no plain XML is refused", () => {
  testForgeries(forgeries);
});
