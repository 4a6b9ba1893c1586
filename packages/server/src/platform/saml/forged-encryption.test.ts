import { describe } from "vitest";
import { type EncryptionWish, encrypted } from "../../../testing/saml-identity-provider/encrypting.ts";
import {
  connection,
  type Forgery,
  good,
  ours,
  stranger,
  testForgeries,
  type Wish,
} from "../../../testing/saml-identity-provider/forging.ts";
import { methods } from "../../../testing/saml-identity-provider/methods.ts";
import { replaced } from "../../../testing/saml-identity-provider/texts.ts";

type Signs = NonNullable<Wish["signs"]>;

const sealed = (signs: Signs, wish: Partial<EncryptionWish> = {}) =>
  good({ signs, encryption: { certificate: ours.certificate, ...wish } });
const forged = (signs: Signs, from: string | RegExp, to: string, wish?: Partial<EncryptionWish>) => async () =>
  replaced(await sealed(signs, wish), from, to);
/** What a provider could have meant: the response is signed after the change, so that only the change can be the reason. */
const meant = (from: string | RegExp, to: string) => async () => {
  const xml = replaced(await sealed("assertion"), from, to);
  return good({ signs: "response", before: () => xml });
};
const around = (inside: string) => async () => {
  const plain = await good({ signs: "none" });
  const xml = replaced(plain, /(?<=<saml:Assertion[^>]*>)[\s\S]*(?=<\/saml:Assertion>)/, inside);
  return encrypted(xml, { certificate: ours.certificate });
};

const CONTENT = /(?<=<xenc:CipherValue>)[^<]*(?=<\/xenc:CipherValue>\s*<\/xenc:CipherData>\s*<\/xenc:EncryptedData>)/;
const KEY = /<e:EncryptedKey[\s\S]*?<\/e:EncryptedKey>/;
const DATA = /<xenc:EncryptedData[\s\S]*<\/xenc:EncryptedData>/;

const forgeries: Forgery[] = [
  ["encryption_algorithm", "the key by RSA 1.5", () => sealed("both", { transport: methods.rsa15 })],
  ["encryption_algorithm", "the content by triple DES", () => sealed("both", { content: methods.tripleDes })],
  ["encryption_algorithm", "the content by nothing", meant(methods.gcm256, "http://www.w3.org/2001/04/xmlenc#none")],
  [
    "encryption_algorithm",
    "the key by another mask than is taken",
    meant(methods.oaep, "http://www.w3.org/2009/xmlenc11#rsa-oaep-x"),
  ],
  [
    "encryption_algorithm",
    "the key by mixed hashes",
    meant(
      /<e:EncryptionMethod[\s\S]*?<\/e:EncryptionMethod>/,
      `<e:EncryptionMethod xmlns:e="http://www.w3.org/2001/04/xmlenc#" Algorithm="${methods.oaep}"><DigestMethod xmlns="http://www.w3.org/2000/09/xmldsig#" Algorithm="${methods.sha256}"/></e:EncryptionMethod>`,
    ),
  ],
  [
    "encryption_needs_signature",
    "AES-CBC that no signature covers",
    () => sealed("assertion", { content: methods.cbc256 }),
  ],
  ["encryption_needs_signature", "AES-GCM passed off as AES-CBC", forged("assertion", methods.gcm256, methods.cbc256)],
  [
    "content_changed",
    "AES-CBC changed under the signature",
    forged("response", CONTENT, "A".repeat(64), { content: methods.cbc256 }),
  ],
  ["decryption_failed", "AES-GCM changed", forged("assertion", CONTENT, "A".repeat(64))],
  ["decryption_failed", "AES-GCM that is too short", forged("assertion", CONTENT, "AAAA")],
  [
    "decryption_failed",
    "AES-GCM with its last byte changed",
    async () => {
      const xml = await sealed("assertion");
      const bytes = Buffer.from(CONTENT.exec(xml)?.[0] ?? "", "base64");
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
      return replaced(xml, CONTENT, bytes.toString("base64"));
    },
  ],
  ["decryption_failed", "a key for another length", forged("assertion", methods.gcm256, methods.gcm128)],
  ["decryption_failed", "encrypted for somebody else", () => sealed("both", { certificate: stranger.certificate })],
  [
    "encryption_missing",
    "not encrypted, where it should be",
    () => good(),
    { connection: { ...connection, wantEncrypted: true } },
  ],
  [
    "encryption_not_set_up",
    "encrypted where no key is set up",
    () => sealed("both"),
    { connection: { ...connection, decryptionKeys: [] } },
  ],
  ["encryption_malformed", "no content", meant(DATA, "")],
  ["encryption_malformed", "no key", meant(KEY, "")],
  [
    "encryption_malformed",
    "two keys",
    async () => {
      const xml = await sealed("assertion");
      const key = KEY.exec(xml)?.[0] ?? "";
      return replaced(xml, key, key + key);
    },
  ],
  [
    "encryption_malformed",
    "content from another server",
    meant(/<xenc:CipherValue>[^<]*<\/xenc:CipherValue>/, `<xenc:CipherReference URI="https://evil.example/"/>`),
  ],
  ["encryption_malformed", "an empty text", forged("assertion", CONTENT, "")],
  ["encryption_malformed", "content that is no element", meant("xmlenc#Element", "xmlenc#Content")],
  [
    "assertion_repeated",
    "an assertion beside an encrypted one",
    async () => {
      const plain = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(await good({ signs: "assertion" }))?.[0] ?? "";
      return replaced(await sealed("assertion"), "<saml:EncryptedAssertion>", `${plain}<saml:EncryptedAssertion>`);
    },
  ],
  [
    "assertion_repeated",
    "two encrypted ones",
    async () => {
      const xml = await sealed("assertion");
      return replaced(
        xml,
        "</samlp:Response>",
        `${/<saml:EncryptedAssertion>[\s\S]*<\/saml:EncryptedAssertion>/.exec(xml)?.[0]}</samlp:Response>`,
      );
    },
  ],
  [
    "assertion_repeated",
    "an assertion inside of the encrypted one",
    around(`<saml:Advice><saml:Assertion ID="_x"/></saml:Advice>`),
  ],
  [
    "assertion_missing",
    "something else inside",
    async () => {
      const assertion = /(?<=<saml:Assertion [^>]*)xmlns:saml="[^"]*"/;
      const xml = await good({ signs: "none", before: (text) => replaced(text, assertion, `xmlns:saml="urn:other"`) });
      const sealedXml = await encrypted(xml, { certificate: ours.certificate });
      return good({ signs: "response", before: () => sealedXml });
    },
  ],
  ["signature_missing", "encrypted by anybody, and not signed", () => sealed("none")],
  [
    "signature_misplaced",
    "a signature deep inside",
    around(`<a><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/></a>`),
  ],
  ["comment_present", "a comment inside", around("<!-- -->")],
  ["doctype_present", "a declaration inside", around(`<!ENTITY x "y">`)],
  ["too_deep", "a deep document inside", around("<a>".repeat(99) + "</a>".repeat(99))],
  [
    "signing_certificate_unknown",
    "an assertion of somebody else inside",
    () => good({ signs: "assertion", signing: { key: stranger }, encryption: { certificate: ours.certificate } }),
  ],
];

describe("an encrypted assertion is refused", () => {
  testForgeries(forgeries);
});
