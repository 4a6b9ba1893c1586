import { expect, test } from "vitest";
import { readCertificates, type SamlCertificate } from "../../src/platform/saml/certificate.ts";
import type { SamlReason } from "../../src/platform/saml/reasons.ts";
import { SamlRefusal } from "../../src/platform/saml/refusal.ts";
import {
  type ReadResponseInput,
  readResponse,
  type SamlConnection,
  type SamlSignIn,
} from "../../src/platform/saml/response.ts";
import { aSigningKey } from "./certificates.ts";
import { aResponse, party, type ResponseWish } from "./messages.ts";
import type { SigningWish } from "./signing.ts";
import { base64, replaced } from "./texts.ts";

export const now = new Date("2026-05-01T10:00:00Z");

/** Who takes part: the provider that is set up, us, and somebody who would like to be let in. */
export const provider = aSigningKey();
export const ours = aSigningKey();
export const stranger = aSigningKey();

export function certificates(...texts: string[]): SamlCertificate[] {
  return texts.flatMap((text) => readCertificates(text, now));
}

export const connection: SamlConnection = {
  idpEntityId: party.idp,
  spEntityId: party.sp,
  acsUrl: party.acs,
  certificates: certificates(provider.certificate),
  decryptionKeys: [ours.privateKey],
};

export type Reading = Partial<Omit<ReadResponseInput, "connection">> & { connection?: Partial<SamlConnection> };

/** Hands a message in, as the answer that was waited for. */
export function read(xml: string, reading: Reading = {}): SamlSignIn | SamlRefusal {
  return readResponse({
    samlResponse: reading.samlResponse ?? base64(xml),
    connection: { ...connection, ...reading.connection },
    expected: reading.expected ?? { inResponseTo: [party.request], allowsUnsolicited: false },
    now: reading.now ?? now,
  });
}

export type Wish = Partial<Omit<ResponseWish, "signing">> & { signing?: Partial<SigningWish> };

/** A message of the provider that is set up. */
export function good({ signing, ...wish }: Wish = {}): Promise<string> {
  return aResponse({ now, ...wish, signing: { key: provider, ...signing } });
}

/** A message that the provider really signed, and that says something else. */
export function meant(from: string | RegExp, to: string, wish: Wish = {}): () => Promise<string> {
  return () => good({ ...wish, before: (xml) => replaced(xml, from, to) });
}

/** A message that somebody changed on the way. */
export function tampered(from: string | RegExp, to: string, wish: Wish = {}): () => Promise<string> {
  return async () => replaced(await good(wish), from, to);
}

/** A signature that the provider really made, in a form of its own. */
export function reshaped(from: string | RegExp, to: string): () => Promise<string> {
  return () => good({ signs: "assertion", signing: { reshape: (info) => replaced(info, from, to) } });
}

export type Forgery = [reason: SamlReason, name: string, forge: () => string | Promise<string>, reading?: Reading];

/** One test for each: it is refused, and for that reason. */
export function testForgeries(forgeries: readonly Forgery[]): void {
  test.each(forgeries)("%s: %s", async (reason, _, forge, reading) => {
    const answer = read(await forge(), reading);
    expect(answer).toBeInstanceOf(SamlRefusal);
    expect(answer).toMatchObject({ reason });
  });
}
