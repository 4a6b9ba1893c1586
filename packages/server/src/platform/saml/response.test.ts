import { constants, privateDecrypt, publicEncrypt } from "node:crypto";
import { SAML } from "@node-saml/node-saml";
import { describe, expect, test } from "vitest";
import { aSigningKey } from "../../../testing/saml-identity-provider/certificates.ts";
import {
  certificates,
  good,
  now,
  ours,
  provider,
  read,
  stranger,
  type Wish,
} from "../../../testing/saml-identity-provider/forging.ts";
import { party } from "../../../testing/saml-identity-provider/messages.ts";
import { methods } from "../../../testing/saml-identity-provider/methods.ts";
import { base64, replaced } from "../../../testing/saml-identity-provider/texts.ts";

const forOurs = { certificate: ours.certificate };
const next = aSigningKey();
const elliptic = aSigningKey({ kind: "ec" });
const unsolicited = (xml: string) => xml.replaceAll(` InResponseTo="${party.request}"`, "");

/** As some write it that use no prefixes. */
const unprefixed = (xml: string) =>
  xml.replace(/<saml:Assertion[\s\S]*<\/saml:Assertion>/, (assertion) =>
    assertion.replaceAll(/(<\/?)saml:/g, "$1").replace("xmlns:saml=", "xmlns="),
  );
/** As some write it that use prefixes of their own, and break lines. */
const broken = (xml: string) =>
  xml
    .replaceAll(/(<\/?|xmlns:)samlp\b/g, "$1saml2p")
    .replaceAll(/(<\/?|xmlns:)saml\b/g, "$1saml2")
    .replaceAll("><", ">\r\n  <");

/** The same content key, wrapped as newer providers do. */
function rewrapped(encryptedKey: string): string {
  const [wrapped = ""] = /(?<=<e:CipherValue>)[^<]*/.exec(encryptedKey) ?? [];
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const key = privateDecrypt({ key: ours.privateKey, padding, oaepHash: "sha1" }, Buffer.from(wrapped, "base64"));
  const again = publicEncrypt({ key: ours.certificate, padding, oaepHash: "sha256" }, key).toString("base64");
  const method = [
    `<e:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#rsa-oaep">`,
    `<ds:DigestMethod xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Algorithm="${methods.sha256}"/>`,
    `<m:MGF xmlns:m="http://www.w3.org/2009/xmlenc11#" Algorithm="http://www.w3.org/2009/xmlenc11#mgf1sha256"/></e:EncryptionMethod>`,
  ].join("");
  return replaced(replaced(encryptedKey, wrapped, again), /<e:EncryptionMethod[\s\S]*?<\/e:EncryptionMethod>/, method);
}

const taken: [string, Wish][] = [
  ["both signed", { signs: "both" }],
  ["only the assertion signed", { signs: "assertion" }],
  ["only the response signed", { signs: "response" }],
  ["prefixes kept in the canonical form", { signs: "assertion", signing: { prefixes: ["xs"] } }],
  [
    "canonicalized with comments, of which there are none",
    { signing: { canonicalization: methods.exclusiveWithComments } },
  ],
  ["RSA with SHA-384", { signing: { method: methods.rsaSha384, digest: methods.sha384 } }],
  ["RSA with SHA-512", { signing: { method: methods.rsaSha512, digest: methods.sha512 } }],
  ["RSA-PSS", { signing: { method: methods.pssSha256 } }],
  ["no certificate shown", { signing: { shown: "" } }],
  ["a certificate shown that is not looked at", { signing: { shown: stranger.certificate } }],
  ["encrypted by AES-GCM, signed inside", { signs: "assertion", encryption: forOurs }],
  [
    "encrypted by AES-128-GCM, signed outside",
    { signs: "response", encryption: { ...forOurs, content: methods.gcm128 } },
  ],
  [
    "encrypted by AES-CBC, signed on both sides",
    { signs: "both", encryption: { ...forOurs, content: methods.cbc256 } },
  ],
  ["encrypted by AES-CBC, signed outside", { signs: "response", encryption: { ...forOurs, content: methods.cbc128 } }],
  ["without prefixes", { before: unprefixed, signing: { prefix: "" } }],
  ["with prefixes and lines of their own", { before: broken, signing: { prefixes: ["xs"] } }],
  ["a declaration in front", { signs: "assertion", before: (xml) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}` }],
];

describe("a response is taken", () => {
  test.each(taken)("%s", async (_, wish) => {
    expect(read(await good(wish))).toMatchObject({
      nameId: "alice@corp.example",
      nameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
      assertionId: "_assertion-1",
      sessionIndex: "_session-1",
      attributes: { email: ["alice@corp.example"], groups: ["engineering", "staff"] },
      inResponseTo: party.request,
      isEncrypted: wish.encryption !== undefined,
      notOnOrAfter: new Date("2026-05-01T10:05:00Z"),
      rememberUntil: new Date("2026-05-01T10:06:00Z"),
      sessionNotOnOrAfter: new Date("2026-05-01T18:00:00Z"),
      authnContext: "urn:oasis:names:tc:SAML:2.0:ac:classes:Password",
    });
  });

  test("with an elliptic key", async () => {
    const xml = await good({ signing: { key: elliptic, method: methods.ecdsaSha256 } });
    expect(read(xml, { connection: { certificates: certificates(elliptic.certificate) } })).toMatchObject({
      nameId: "alice@corp.example",
    });
  });

  test("by either certificate while the provider changes them, and it says by which", async () => {
    const both = certificates(provider.certificate, next.certificate);
    for (const [index, key] of [provider, next].entries()) {
      const answer = read(await good({ signing: { key } }), { connection: { certificates: both } });
      expect(answer).toMatchObject({ certificateFingerprint: both[index]?.fingerprint });
    }
  });

  test("with the key wrapped by SHA-256, or beside the content", async () => {
    const xml = await good({ signs: "assertion", encryption: forOurs });
    const key = /<e:EncryptedKey[\s\S]*?<\/e:EncryptedKey>/.exec(xml)?.[0] ?? "";
    const beside = replaced(replaced(xml, key, ""), "</saml:EncryptedAssertion>", `${key}</saml:EncryptedAssertion>`);
    for (const each of [replaced(xml, key, rewrapped(key)), beside])
      expect(read(each)).toMatchObject({ isEncrypted: true });
  });

  test("with our former key while we change ours", async () => {
    const xml = await good({ encryption: forOurs });
    expect(read(xml, { connection: { decryptionKeys: [next.privateKey, ours.privateKey] } })).toMatchObject({
      isEncrypted: true,
    });
  });

  test("from the provider's side where that is allowed", async () => {
    const xml = await good({ before: unsolicited });
    const expected = { inResponseTo: [], allowsUnsolicited: true };
    expect(read(xml, { expected })).toMatchObject({ nameId: "alice@corp.example", inResponseTo: undefined });
  });

  test("as the answer to any of the requests that the browser made", async () => {
    const expected = { inResponseTo: ["_other", party.request], allowsUnsolicited: false };
    expect(read(await good(), { expected })).toMatchObject({ inResponseTo: party.request });
  });

  test.each([
    ["a minute early", -60],
    ["nearly a minute late", 359],
  ])("with clocks apart: %s", async (_, seconds) => {
    const reading = { now: new Date(now.getTime() + seconds * 1000) };
    expect(read(await good(), reading)).toMatchObject({ nameId: "alice@corp.example" });
  });

  test("and is to be remembered for an hour at most, however long it says that it holds", async () => {
    const xml = await good({
      before: (text) => text.replaceAll("2026-05-01T10:05:00.000Z", "2036-05-01T10:05:00.000Z"),
    });
    expect(read(xml)).toMatchObject({ rememberUntil: new Date("2026-05-01T11:01:00Z") });
  });

  test("with values that stay what they are", async () => {
    const before = (xml: string) =>
      replaced(
        xml,
        "</saml:AttributeStatement>",
        `<saml:Attribute Name="__proto__"><saml:AttributeValue>a &amp; b</saml:AttributeValue></saml:Attribute>${[
          `<saml:Attribute Name="groups"><saml:AttributeValue>third</saml:AttributeValue>`,
          `<saml:AttributeValue><b>more than text</b></saml:AttributeValue><saml:AttributeValue xsi:nil="true"/></saml:Attribute>`,
          "</saml:AttributeStatement>",
        ].join("")}`,
      );
    const answer = read(await good({ before }));
    if (answer instanceof Error) throw answer;
    expect(Object.entries(answer.attributes)).toEqual([
      ["email", ["alice@corp.example"]],
      ["groups", ["engineering", "staff", "third"]],
      ["__proto__", ["a & b"]],
    ]);
    expect(answer.attributes.constructor).toBeUndefined();
  });
});

test("what is taken here is a good message for others too", async () => {
  const others = new SAML({
    idpCert: provider.certificate,
    issuer: party.sp,
    callbackUrl: party.acs,
    wantAuthnResponseSigned: true,
    acceptedClockSkewMs: -1,
  });
  const { profile } = await others.validatePostResponseAsync({ SAMLResponse: base64(await good()) });
  expect(profile?.nameID).toBe("alice@corp.example");
});
