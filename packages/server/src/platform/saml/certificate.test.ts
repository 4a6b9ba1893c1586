import { describe, expect, test } from "vitest";
import { aSigningKey } from "../../../testing/saml-identity-provider/certificates.ts";
import { replaced } from "../../../testing/saml-identity-provider/texts.ts";
import { readCertificates } from "./certificate.ts";
import { orRefusal } from "./refusal.ts";

const now = new Date("2026-05-01T10:00:00Z");
const read = (text: string) => orRefusal(() => readCertificates(text, now));
const good = aSigningKey();
/** A certificate whose key says that it is of a kind that nobody knows. */
const unknownKey = Buffer.from(
  replaced(
    Buffer.from(good.certificate.replace(/-----[^-]+-----|\s/g, ""), "base64").toString("hex"),
    "2a864886f70d010101",
    "2a864886f70d01017f",
  ),
  "hex",
).toString("base64");
const bare = good.certificate.replace(/-----[^-]+-----|\s/g, "");

describe("a certificate is read", () => {
  test.each([
    ["as PEM", good.certificate],
    ["as metadata has it", bare],
    ["broken into lines with spaces", ` ${bare.slice(0, 40)}\n\t${bare.slice(40)}\r\n`],
    ["with words around it", `Bag Attributes\n${good.certificate}\nthe end`],
  ])("%s", (_, text) => {
    expect(read(text)).toMatchObject([
      { pem: good.certificate, subject: "CN=idp.example", keyType: "rsa", keySize: 2048, warnings: [] },
    ]);
  });

  test("and another one behind it", () => {
    expect(read(good.certificate + aSigningKey({ kind: "ec", curve: "P-384" }).certificate)).toMatchObject([
      { keyType: "rsa" },
      { keyType: "ec", keySize: "secp384r1" },
    ]);
  });

  test.each([
    ["expired", { validUntil: new Date("2026-05-01T09:59:59Z") }],
    ["expires_soon", { validUntil: new Date("2026-05-31T09:59:59Z") }],
    ["not_yet_valid", { validFrom: new Date("2026-05-01T10:00:01Z") }],
    ["weak_signature", { kind: "rsa-sha1" }],
  ] as const)("with a warning: %s", (warning, wish) => {
    expect(read(aSigningKey(wish).certificate)).toMatchObject([{ warnings: [warning] }]);
  });

  test("without a warning when it ends in 30 days", () => {
    expect(read(aSigningKey({ validUntil: new Date("2026-05-31T10:00:00Z") }).certificate)).toMatchObject([
      { warnings: [] },
    ]);
  });
});

test.each([
  ["certificate_malformed", "nothing", ""],
  ["certificate_malformed", "words", "my certificate"],
  ["certificate_malformed", "base64 of something else", "AAAA"],
  ["certificate_malformed", "half of one", bare.slice(0, 400)],
  ["certificate_malformed", "the frame of one", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----"],
  ["certificate_malformed", "a public key", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"],
  ["certificate_malformed", "one with something in it that is no base64", `${bare.slice(0, 40)}*${bare.slice(40)}`],
  ["certificate_malformed", "without end", "A".repeat(20_000)],
  ["too_many_certificates", "more than anybody needs", good.certificate.repeat(11)],
  ["certificate_private_key", "a private key", good.privateKey],
  ["certificate_private_key", "a private key beside it", good.certificate + good.privateKey],
  ["certificate_key_too_short", "a short key", aSigningKey({ bits: 1024 }).certificate],
  ["certificate_key_type", "another kind of key", aSigningKey({ kind: "ed25519" }).certificate],
  ["certificate_key_type", "a kind of key that nobody knows", unknownKey],
  ["certificate_key_type", "another curve", aSigningKey({ kind: "ec", curve: "secp256k1" }).certificate],
])("it is refused, %s: %s", (reason, _, text) => {
  expect(read(text)).toMatchObject({ reason });
});
