import type { PasskeyAnswer, PasskeyAttestation, PasskeyCreation, PasskeyRequest } from "@rollcall/contract/passkeys";
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
} from "@simplewebauthn/browser";

/** Whether this browser makes passkeys, at this address: none does for an IP address, or without encryption. */
export function knowsPasskeys(): boolean {
  const isNamed = !/^[\d.]+$|^\[/.test(location.hostname);
  return isNamed && isSecureContext && browserSupportsWebAuthn();
}

/** Whether the browser offers passkeys where one types the e-mail address. */
export async function offersPasskeys(): Promise<boolean> {
  return knowsPasskeys() && (await browserSupportsWebAuthnAutofill());
}

/** Asks the browser to make a passkey. */
export async function makePasskey(creation: PasskeyCreation): Promise<PasskeyAttestation> {
  // The cast: how a passkey is reached is a list of words that grows; the contract takes any of them.
  const optionsJSON = creation as PublicKeyCredentialCreationOptionsJSON;
  const { id, rawId, type, response } = await startRegistration({ optionsJSON });
  const { clientDataJSON, attestationObject, transports } = response;
  return { id, rawId, type, response: { clientDataJSON, attestationObject, ...(transports && { transports }) } };
}

/** Asks the browser for the answer of a passkey; with `quietly` it waits in the list that the address field opens. */
export async function answerPasskey(request: PasskeyRequest, { quietly = false } = {}): Promise<PasskeyAnswer> {
  const { id, rawId, type, response } = await startAuthentication({
    // The cast is as above.
    optionsJSON: request as PublicKeyCredentialRequestOptionsJSON,
    useBrowserAutofill: quietly,
    // The field is the page's own; the library would look for it before React has drawn it.
    verifyBrowserAutofillInput: false,
  });
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return {
    id,
    rawId,
    type,
    response: { clientDataJSON, authenticatorData, signature, ...(userHandle && { userHandle }) },
  };
}

/** Ends what still waits for an answer, such as the list of the address field. */
export function stopAsking(): void {
  WebAuthnAbortService.cancelCeremony();
}

/** What the browser says when no passkey came of it. */
export type PasskeyTrouble = "cancelled" | "there_already" | "other";

/** Why no passkey came; nothing when the error is not the browser's. */
export function troubleOf(error: unknown): PasskeyTrouble | undefined {
  if (error instanceof WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED")
    return "there_already";
  if (!(error instanceof Error)) return undefined;
  // Browsers say the same when somebody closes their dialog, has no passkey here, or waits too long.
  if (error.name === "NotAllowedError" || error.name === "AbortError") return "cancelled";
  return error instanceof WebAuthnError || error instanceof DOMException ? "other" : undefined;
}
