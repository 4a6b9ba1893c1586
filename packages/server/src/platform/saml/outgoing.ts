import { randomBytes } from "node:crypto";
import { SAML, type SamlConfig } from "@node-saml/node-saml";
import { SignedXml } from "xml-crypto";
import { ENVELOPED, SIGNED_BY_US } from "./algorithms.ts";
import type { NameId } from "./name-id.ts";
import { type Binding, NS } from "./names.ts";

/** A message for the browser to carry: by going to an address, or by posting a form. */
export type OutgoingMessage =
  | { binding: "redirect"; url: string }
  | { binding: "post"; action: string; fields: Record<string, string> };

export type LoginRequest = {
  signInUrl: string;
  spEntityId: string;
  acsUrl: string;
  /** Comes back with the answer: at most 80 letters, digits, `-` and `_`; something to look up, not something to tell. */
  relayState?: string;
  /** Our private RSA key (PEM), where the provider wants signed requests. */
  signingKey?: string;
  nameIdFormat?: string;
  /** Asks the provider to have the person prove anew who they are. */
  forceAuthn?: boolean;
};

/** Where to send the browser to sign in (redirect binding), and the identifier that the answer has to name. */
export async function makeLoginRequest(request: LoginRequest): Promise<{ url: string; requestId: string }> {
  const requestId = newMessageId();
  const saml = messagesFrom(requestId, {
    issuer: request.spEntityId,
    callbackUrl: request.acsUrl,
    entryPoint: request.signInUrl,
    identifierFormat: request.nameIdFormat ?? null,
    forceAuthn: request.forceAuthn ?? false,
    ...signing(request.signingKey),
  });
  return { url: await saml.getAuthorizeUrlAsync(guarded(request.relayState), undefined, {}), requestId };
}

type LogoutMessage = {
  binding: Binding;
  destination: string;
  spEntityId: string;
  /** Our private RSA key (PEM). A logout message that nobody signed is worth nothing. */
  signingKey: string;
  relayState?: string;
};

export type LogoutRequestToMake = LogoutMessage & {
  person: Pick<NameId, "nameId" | "nameIdFormat"> & Partial<NameId>;
  sessionIndex?: string | undefined;
};

/** Asks the provider to end its session. */
export async function makeLogoutRequest(
  logout: LogoutRequestToMake,
): Promise<{ message: OutgoingMessage; requestId: string }> {
  const requestId = newMessageId();
  const { nameId, nameIdFormat, nameQualifier, spNameQualifier } = logout.person;
  const profile = {
    issuer: logout.spEntityId,
    nameID: nameId,
    nameIDFormat: nameIdFormat,
    ...(nameQualifier === undefined ? {} : { nameQualifier }),
    ...(spNameQualifier === undefined ? {} : { spNameQualifier }),
    ...(logout.sessionIndex === undefined ? {} : { sessionIndex: logout.sessionIndex }),
  };
  const url = await logoutMessages(requestId, logout).getLogoutUrlAsync(profile, guarded(logout.relayState), {});
  return { message: carried("SAMLRequest", url, logout), requestId };
}

export type LogoutResponseToMake = LogoutMessage & {
  inResponseTo: string;
  isSuccess: boolean;
};

/** Answers a provider that asked us to end a session. */
export async function makeLogoutResponse(logout: LogoutResponseToMake): Promise<OutgoingMessage> {
  const saml = logoutMessages(newMessageId(), logout);
  const request = { ID: logout.inResponseTo, issuer: "", nameID: "", nameIDFormat: "" };
  const url = await saml.getLogoutResponseUrlAsync(request, guarded(logout.relayState), {}, logout.isSuccess);
  return carried("SAMLResponse", url, logout);
}

function logoutMessages(id: string, { spEntityId, destination, binding, signingKey }: LogoutMessage): SAML {
  return messagesFrom(id, {
    issuer: spEntityId,
    callbackUrl: destination,
    entryPoint: destination,
    logoutUrl: destination,
    // A form carries the message as it is.
    skipRequestCompression: binding === "post",
    ...signing(signingKey),
  });
}

function messagesFrom(id: string, config: Omit<SamlConfig, "idpCert" | "audience">): SAML {
  return new SAML({
    ...config,
    generateUniqueId: () => id,
    // Which way the person signs in is the provider's to say; asking for passwords would keep better ways out.
    disableRequestedAuthnContext: true,
    // It is only asked to make messages here, never to read them.
    idpCert: "none",
    audience: false,
  });
}

function signing(
  privateKey: string | undefined,
): Pick<SamlConfig, "privateKey" | "signatureAlgorithm" | "digestAlgorithm"> {
  return privateKey === undefined ? {} : { privateKey, signatureAlgorithm: "sha256", digestAlgorithm: "sha256" };
}

function carried(
  field: "SAMLRequest" | "SAMLResponse",
  url: string,
  { binding, destination, ...logout }: LogoutMessage,
): OutgoingMessage {
  if (binding === "redirect") return { binding, url };
  const message = Buffer.from(new URL(url).searchParams.get(field) ?? "", "base64").toString("utf8");
  const fields = { [field]: Buffer.from(signed(message, logout.signingKey)).toString("base64") };
  const state = logout.relayState === undefined ? {} : { RelayState: logout.relayState };
  return { binding, action: destination, fields: { ...fields, ...state } };
}

function signed(message: string, privateKey: string): string {
  const signature = new SignedXml({
    privateKey,
    signatureAlgorithm: SIGNED_BY_US,
    canonicalizationAlgorithm: NS.exclusive,
  });
  signature.addReference({
    xpath: "/*",
    transforms: [ENVELOPED, NS.exclusive],
    digestAlgorithm: `${NS.encryption}sha256`,
  });
  signature.computeSignature(message, {
    prefix: "ds",
    location: { reference: "/*/*[local-name(.)='Issuer']", action: "after" },
  });
  return signature.getSignedXml();
}

function newMessageId(): string {
  return `_${randomBytes(20).toString("hex")}`;
}

/** Letters that every side writes alike in an address, since the signature is over how it is written. */
function guarded(relayState = ""): string {
  if (!/^[\w-]{0,80}$/.test(relayState)) throw new Error("A relay state is at most 80 letters, digits, - and _.");
  return relayState;
}
