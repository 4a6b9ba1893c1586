import { verify, X509Certificate } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { readCertificates } from "./certificate.ts";
import { makeKeyPair } from "./key-pair.ts";
import { makeLoginRequest } from "./outgoing.ts";
import { makeMetadata } from "./service-provider-metadata.ts";
import { children, readXml } from "./xml.ts";
import { METADATA_LIMITS } from "./xml-text.ts";

const now = new Date("2026-05-01T10:00:00Z");
const keys = await makeKeyPair({ commonName: "Zoë & Co", validForDays: 1_095, now });
const request = {
  signInUrl: "https://idp.example/sso?tenant=7",
  spEntityId: "https://rollcall.example/saml/org_1",
  acsUrl: "https://rollcall.example/acs",
};

function sent(url: string): string {
  return inflateRawSync(Buffer.from(new URL(url).searchParams.get("SAMLRequest") ?? "", "base64")).toString();
}

test("a request to sign in names us, where to answer, and itself", async () => {
  const { url, requestId } = await makeLoginRequest({ ...request, forceAuthn: true, nameIdFormat: "urn:format" });
  const xml = sent(url);
  expect(url).toMatch(/^https:\/\/idp\.example\/sso\?tenant=7&SAMLRequest=/);
  expect(requestId).toMatch(/^_[0-9a-f]{40}$/);
  for (const part of [
    `ID="${requestId}"`,
    `Destination="https://idp.example/sso?tenant=7"`,
    `AssertionConsumerServiceURL="https://rollcall.example/acs"`,
    `ForceAuthn="true"`,
    `Format="urn:format"`,
    `>https://rollcall.example/saml/org_1</saml:Issuer>`,
  ]) {
    expect(xml).toContain(part);
  }
  expect(new URL(url).searchParams.has("Signature")).toBe(false);
});

test("every request has a name of its own", async () => {
  const made = await Promise.all([makeLoginRequest(request), makeLoginRequest(request)]);
  expect(new Set(made.map(({ requestId }) => requestId)).size).toBe(2);
});

test("a signed request is signed as it is written in the address", async () => {
  const { url } = await makeLoginRequest({ ...request, relayState: "a state: 1~2!", signingKey: keys.privateKey });
  const [, covered = "", signature = ""] = /[?&](SAMLRequest=.*)&Signature=([^&]*)$/.exec(url) ?? [];
  expect(covered).toContain("&RelayState=a+state%3A+1%7E2%21&SigAlg=");
  expect(covered).toContain("rsa-sha256");
  const { publicKey } = new X509Certificate(keys.certificate);
  expect(verify("sha256", Buffer.from(covered), publicKey, Buffer.from(decodeURIComponent(signature), "base64"))).toBe(
    true,
  );
});

test("a state that providers would cut off is a defect", async () => {
  await expect(makeLoginRequest({ ...request, relayState: "é".repeat(41) })).rejects.toThrow("relay state");
});

test("a key comes with a certificate that it signed", () => {
  const certificate = new X509Certificate(keys.certificate);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(readCertificates(keys.certificate, now)).toMatchObject([
    {
      subject: "CN=Zoë & Co",
      keyType: "rsa",
      keySize: 3_072,
      validFrom: now,
      validUntil: new Date("2029-04-30T10:00:00Z"),
      warnings: [],
    },
  ]);
});

test("our metadata is in the order of the schema, and no text in it can become markup", () => {
  const xml = makeMetadata({
    entityId: `https://rollcall.example/"<&>`,
    acsUrl: "https://rollcall.example/acs",
    sloUrl: "https://rollcall.example/slo",
    signingCertificates: [keys.certificate, keys.certificate],
    encryptionCertificates: [keys.certificate],
    nameIdFormats: ["urn:<format>"],
  });
  const { root } = readXml(Buffer.from(xml), METADATA_LIMITS);
  expect(root.getAttribute("entityID")).toBe(`https://rollcall.example/"<&>`);
  const [role] = children(root, "urn:oasis:names:tc:SAML:2.0:metadata", "SPSSODescriptor");
  expect(Array.from(role?.childNodes ?? [], ({ nodeName }) => nodeName)).toEqual([
    "md:KeyDescriptor",
    "md:KeyDescriptor",
    "md:KeyDescriptor",
    "md:SingleLogoutService",
    "md:SingleLogoutService",
    "md:NameIDFormat",
    "md:AssertionConsumerService",
  ]);
  expect(role?.getAttribute("WantAssertionsSigned")).toBe("true");
  expect(xml.match(/<ds:X509Certificate>[A-Za-z0-9+/=]+<\/ds:X509Certificate>/g)).toHaveLength(3);
});
