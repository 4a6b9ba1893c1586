import { isIP } from "node:net";
import type { PasskeyAnswer, PasskeyAttestation, PasskeyCreation, PasskeyRequest } from "@rollcall/contract/passkeys";
import { verifyAuthenticationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";
import * as z from "zod";
import { randomToken } from "../../platform/secrets.ts";
import type { StoredPasskey } from "./factors.ts";

/** How long somebody has to answer, in milliseconds. */
export const ANSWER_WITHIN_MINUTES = 10;
const TIMEOUT = ANSWER_WITHIN_MINUTES * 60_000;
// Ed25519, ES256, RS256: what authenticators can, the best first.
const ALGORITHMS = [-8, -7, -257];

/** The name under which browsers keep passkeys for this installation; none at an address without a domain name. */
export function rpIdOf(publicUrl: string): string | undefined {
  const { hostname } = new URL(publicUrl);
  return isIP(hostname.replace(/^\[|\]$/g, "")) === 0 ? hostname : undefined;
}

const nameOf = ({ credentialId, transports }: StoredPasskey) =>
  ({ id: credentialId, type: "public-key", transports }) as const;

/** What a passkey is asked to answer. With `passkeys`, only one of these may. */
export function passkeyRequest(rpId: string, passkeys?: readonly StoredPasskey[]): PasskeyRequest {
  const request = { challenge: randomToken(), rpId, timeout: TIMEOUT, userVerification: "required" } as const;
  return passkeys === undefined ? request : { ...request, allowCredentials: passkeys.map(nameOf) };
}

type Owner = { userId: string; name: string; email: string };

/** What a new passkey is made from: one that the browser finds by itself and that checks whose finger it is. */
export function passkeyCreation(
  rpId: string,
  { userId, name, email }: Owner,
  passkeys: readonly StoredPasskey[],
): PasskeyCreation {
  return {
    challenge: randomToken(),
    rp: { id: rpId, name: "Rollcall" },
    user: { id: handleOf(userId), name: email, displayName: name || email },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
    timeout: TIMEOUT,
    attestation: "none",
    excludeCredentials: passkeys.map(nameOf),
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
  };
}

function handleOf(userId: string): string {
  return Buffer.from(userId).toString("base64url");
}

// An answer from inside a frame of another site, which the library lets pass where the browser does not name that site.
const ClientData = z.object({ challenge: z.string(), crossOrigin: z.literal(false).optional() });

/** The challenge that an answer says it answers; undefined when it says none, or comes from inside another site. */
export function challengeOf({ response }: PasskeyAnswer | PasskeyAttestation): string | undefined {
  try {
    return ClientData.parse(JSON.parse(Buffer.from(response.clientDataJSON, "base64url").toString("utf8"))).challenge;
  } catch {
    return undefined;
  }
}

/** Where an answer has to come from. */
export type Site = { publicUrl: string; rpId: string };

export type NewPasskey = Pick<StoredPasskey, "credentialId" | "publicKey" | "signCount" | "transports" | "isSynced">;

/** The passkey that the browser made, checked; undefined when it is not as it should be. */
export async function verifyNewPasskey(
  { publicUrl, rpId }: Site,
  challenge: string,
  { authenticatorAttachment: _, ...answer }: PasskeyAttestation,
): Promise<NewPasskey | undefined> {
  if (challengeOf(answer) !== challenge) return undefined;
  const { transports = [], ...response } = answer.response;
  const verified = await verifyRegistrationResponse({
    response: { ...answer, response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: new URL(publicUrl).origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => undefined);
  if (verified?.verified !== true) return undefined;
  const { credential, credentialDeviceType } = verified.registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    signCount: credential.counter,
    transports,
    isSynced: credentialDeviceType === "multiDevice",
  };
}

/** What a passkey's right answer says about it; undefined when the answer is not right. The counter is for the caller to judge. */
export async function verifyPasskeyAnswer(
  { publicUrl, rpId }: Site,
  challenge: string,
  { authenticatorAttachment: _, ...answer }: PasskeyAnswer,
  passkey: StoredPasskey,
): Promise<Pick<StoredPasskey, "signCount" | "isSynced"> | undefined> {
  if (challengeOf(answer) !== challenge) return undefined;
  const { userHandle, ...response } = answer.response;
  if (userHandle != null && userHandle !== handleOf(passkey.userId)) return undefined;
  const verified = await verifyAuthenticationResponse({
    response: { ...answer, response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: new URL(publicUrl).origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    // The library throws for a counter that fell, as for everything else; zero leaves the judgement to us.
    credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
  }).catch(() => undefined);
  if (verified?.verified !== true) return undefined;
  const { newCounter, credentialDeviceType } = verified.authenticationInfo;
  return { signCount: newCounter, isSynced: credentialDeviceType === "multiDevice" };
}
