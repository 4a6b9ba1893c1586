import { promisify } from "node:util";
import { type EncryptOptions, encrypt } from "xml-encryption";
import { methods } from "./methods.ts";

export type EncryptionWish = {
  certificate: string;
  content?: EncryptOptions["encryptionAlgorithm"];
  transport?: EncryptOptions["keyEncryptionAlgorithm"];
};

/** Puts an encrypted assertion in the place of the plain one. */
export async function encrypted(
  xml: string,
  { certificate, content = methods.gcm256, transport = methods.oaep }: EncryptionWish,
): Promise<string> {
  const [assertion = ""] = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml) ?? [];
  const data = await promisify(encrypt)(assertion, {
    rsa_pub: certificate,
    pem: certificate,
    encryptionAlgorithm: content,
    keyEncryptionAlgorithm: transport,
    disallowEncryptionWithInsecureAlgorithm: false,
    warnInsecureAlgorithm: false,
  });
  return xml.replace(assertion, () => `<saml:EncryptedAssertion>${data}</saml:EncryptedAssertion>`);
}
