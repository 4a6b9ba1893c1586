import { describe } from "vitest";
import { connection, type Forgery, good, testForgeries } from "../../../testing/saml-identity-provider/forging.ts";
import { replaced } from "../../../testing/saml-identity-provider/texts.ts";

const ASSERTION = /<saml:Assertion[\s\S]*<\/saml:Assertion>/;
const SIGNATURE = /<ds:Signature [\s\S]*?<\/ds:Signature>/;
const END = "</samlp:Response>";

const signatureIn = (xml: string) => SIGNATURE.exec(xml)?.[0] ?? "";
const assertionIn = (xml: string) => ASSERTION.exec(xml)?.[0] ?? "";
const unsigned = (xml: string) => replaced(xml, SIGNATURE, "");
/** The attacker's words, under an identifier of their own or under the one that was signed. */
const evil = (xml: string, id: string | undefined) => {
  const words = xml.replaceAll("alice@corp.example", "admin@corp.example");
  return id === undefined ? words : words.replace(/ID="_(assertion|response)-1"/g, `ID="${id}-$1"`);
};

type Wrap = (xml: string, id: string | undefined) => string;

const ofResponse: [string, Wrap][] = [
  // The names are those of the literature: "On Breaking SAML: Be Whoever You Want to Be".
  [
    "XSW1: the signed response inside the signature of another",
    (xml, id) => replaced(evil(xml, id), "</ds:Signature>", `${unsigned(xml)}</ds:Signature>`),
  ],
  [
    "XSW2: the signed response beside its signature in another",
    (xml, id) => replaced(evil(xml, id), SIGNATURE, `${unsigned(xml)}${signatureIn(xml)}`),
  ],
];

const ofAssertion: [string, Wrap][] = [
  [
    "XSW3: another assertion before the signed one",
    (xml, id) => replaced(xml, "<saml:Assertion", `${unsigned(evil(assertionIn(xml), id))}<saml:Assertion`),
  ],
  [
    "XSW4: the signed assertion inside of another",
    (xml, id) => {
      const other = unsigned(evil(assertionIn(xml), id));
      return replaced(xml, ASSERTION, replaced(other, "</saml:Assertion>", `${assertionIn(xml)}</saml:Assertion>`));
    },
  ],
  [
    "XSW5: another assertion with the signature, the signed one behind",
    (xml, id) =>
      replaced(replaced(xml, ASSERTION, evil(assertionIn(xml), id)), END, `${unsigned(assertionIn(xml))}${END}`),
  ],
  [
    "XSW6: another assertion with the signature, the signed one inside of that",
    (xml, id) => {
      const other = evil(assertionIn(xml), id);
      return replaced(
        xml,
        ASSERTION,
        replaced(other, "</ds:SignatureValue>", `</ds:SignatureValue>${unsigned(assertionIn(xml))}`),
      );
    },
  ],
  [
    "XSW7: another assertion in extensions",
    (xml, id) =>
      replaced(
        xml,
        "<saml:Assertion",
        `<samlp:Extensions>${unsigned(evil(assertionIn(xml), id))}</samlp:Extensions><saml:Assertion`,
      ),
  ],
  [
    "XSW8: the signed assertion in an object of the other's signature",
    (xml, id) => {
      const object = `<ds:Object>${unsigned(assertionIn(xml))}</ds:Object></ds:Signature>`;
      return replaced(xml, ASSERTION, replaced(evil(assertionIn(xml), id), "</ds:Signature>", object));
    },
  ],
  [
    "the signed assertion in the advice of another",
    (xml, id) => {
      const other = unsigned(evil(assertionIn(xml), id));
      const advice = `<saml:Advice>${assertionIn(xml)}</saml:Advice><saml:AuthnStatement`;
      return replaced(xml, ASSERTION, replaced(other, "<saml:AuthnStatement", advice));
    },
  ],
  [
    "another assertion behind the signed one",
    (xml, id) => replaced(xml, END, `${unsigned(evil(assertionIn(xml), id))}${END}`),
  ],
  [
    "another assertion in an attribute of the signed one",
    (xml, id) =>
      replaced(
        xml,
        "</saml:AttributeStatement>",
        `<saml:Attribute Name="x"><saml:AttributeValue>${unsigned(evil(assertionIn(xml), id))}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>`,
      ),
  ],
  [
    "another assertion in a namespace of its own",
    (xml, id) =>
      replaced(
        xml,
        END,
        `${unsigned(evil(assertionIn(xml), id)).replaceAll("SAML:2.0:assertion", "SAML:1.0:assertion")}${END}`,
      ),
  ],
];

const wrapped = (signs: "response" | "assertion", wrap: Wrap, id: string | undefined) => async () =>
  wrap(await good({ signs }), id);

const forgeries: Forgery[] = [
  ...ofResponse.map(([name, wrap]): Forgery => ["assertion_repeated", name, wrapped("response", wrap, "_evil")]),
  ...ofAssertion.map(([name, wrap]): Forgery => ["assertion_repeated", name, wrapped("assertion", wrap, "_evil")]),
  ...ofResponse.map(
    ([name, wrap]): Forgery => ["id_repeated", `${name}, same ID`, wrapped("response", wrap, undefined)],
  ),
  ...ofAssertion.map(
    ([name, wrap]): Forgery => ["id_repeated", `${name}, same ID`, wrapped("assertion", wrap, undefined)],
  ),
];

const moved = (signs: "response" | "assertion" | "both", forge: (xml: string) => string) => async () =>
  forge(await good({ signs }));

const misplaced: Forgery[] = [
  [
    "assertion_misplaced",
    "the only assertion in extensions",
    moved("assertion", (xml) => replaced(xml, ASSERTION, `<samlp:Extensions>${assertionIn(xml)}</samlp:Extensions>`)),
  ],
  [
    "assertion_misplaced",
    "the only assertion in the status",
    moved("assertion", (xml) =>
      replaced(
        replaced(xml, ASSERTION, ""),
        "</samlp:Status>",
        `<samlp:StatusDetail>${assertionIn(xml)}</samlp:StatusDetail></samlp:Status>`,
      ),
    ),
  ],
  [
    "assertion_misplaced",
    "an assertion of another namespace",
    moved("assertion", (xml) => xml.replaceAll('SAML:2.0:assertion" ID="_a', 'SAML:1.0:assertion" ID="_a')),
  ],
  ["assertion_missing", "no assertion", moved("response", (xml) => replaced(xml, ASSERTION, ""))],
  [
    "signature_misplaced",
    "the assertion's signature in its subject",
    moved("assertion", (xml) => replaced(unsigned(xml), "<saml:NameID", `${signatureIn(xml)}<saml:NameID`)),
  ],
  [
    "signature_misplaced",
    "the assertion's signature in an attribute",
    moved("assertion", (xml) => replaced(unsigned(xml), "engineering", signatureIn(xml))),
  ],
  [
    "signature_misplaced",
    "the response's signature in the status",
    moved("response", (xml) => replaced(unsigned(xml), "</samlp:Status>", `${signatureIn(xml)}</samlp:Status>`)),
  ],
  [
    "signature_misplaced",
    "a signature in extensions",
    moved("assertion", (xml) =>
      replaced(
        unsigned(xml),
        "<saml:Assertion",
        `<samlp:Extensions>${signatureIn(xml)}</samlp:Extensions><saml:Assertion`,
      ),
    ),
  ],
  [
    "signature_reference",
    "the assertion's signature on the response",
    moved("assertion", (xml) => replaced(unsigned(xml), "<samlp:Status>", `${signatureIn(xml)}<samlp:Status>`)),
  ],
  [
    "signature_reference",
    "the response's signature on the assertion",
    moved("response", (xml) => replaced(unsigned(xml), "<saml:Subject>", `${signatureIn(xml)}<saml:Subject>`)),
  ],
  [
    "signature_reference",
    "the signature of another assertion",
    moved("assertion", (xml) => replaced(xml, `ID="_assertion-1"`, `ID="_assertion-2"`)),
  ],
  [
    "signature_malformed",
    "two signatures on the assertion",
    moved("assertion", (xml) => replaced(xml, "<saml:Subject>", `${signatureIn(xml)}<saml:Subject>`)),
  ],
  [
    "content_changed",
    "the one signed by itself, inside a response that was changed",
    moved("response", (xml) => xml.replaceAll("alice@corp.example", "admin@corp.example")),
  ],
  [
    "content_changed",
    "another status around a signed response",
    moved("response", (xml) =>
      replaced(xml, "</samlp:Status>", "<samlp:StatusMessage>fine</samlp:StatusMessage></samlp:Status>"),
    ),
  ],
  [
    "content_changed",
    "the assertion of another response, kept under this one's signature",
    moved("both", (xml) => replaced(xml, "engineering", "admins")),
  ],
  ["signature_missing", "the signature taken away", moved("assertion", unsigned)],
  ["signature_missing", "both signatures taken away", moved("both", (xml) => unsigned(unsigned(xml)))],
  ["signature_missing", "never signed", () => good({ signs: "none" })],
  [
    "signature_missing",
    "the signature in another namespace",
    moved("assertion", (xml) =>
      replaced(xml, `xmlns:ds="http://www.w3.org/2000/09/xmldsig#"`, `xmlns:ds="http://evil.example/xmldsig#"`).replace(
        "unreached",
        "",
      ),
    ),
  ],
  [
    "assertion_signature_missing",
    "only the response signed, where the assertion should be",
    () => good({ signs: "response" }),
    { connection: { ...connection, wantAssertionSigned: true } },
  ],
  [
    "response_signature_missing",
    "only the assertion signed, where the response should be",
    () => good({ signs: "assertion" }),
    { connection: { ...connection, wantResponseSigned: true } },
  ],
];

describe("a signature around something else is refused", () => {
  testForgeries(forgeries);
});

describe("a signature or assertion out of its place is refused", () => {
  testForgeries(misplaced);
});
