import { randomBytes } from "node:crypto";
import { SAML, type SamlConfig } from "@node-saml/node-saml";
import { carried, type MessageKind, type OutgoingMessage, redirectUrl } from "./carrying.ts";
import type { NameId } from "./name-id.ts";
import type { Binding } from "./names.ts";

const MAX_RELAY_STATE_BYTES = 80;

export type LoginRequest = {
  signInUrl: string;
  spEntityId: string;
  acsUrl: string;
  /** Comes back with the answer: at most 80 bytes; something to look up, not something to tell. */
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
  const { signInUrl: destination, signingKey, relayState } = request;
  const saml = messagesFrom(requestId, {
    issuer: request.spEntityId,
    callbackUrl: request.acsUrl,
    entryPoint: destination,
    identifierFormat: request.nameIdFormat ?? null,
    forceAuthn: request.forceAuthn ?? false,
  });
  const xml = messageIn(await saml.getAuthorizeUrlAsync("", undefined, {}), "SAMLRequest");
  return {
    url: redirectUrl({ kind: "SAMLRequest", xml, destination, signingKey, relayState: ours(relayState) }),
    requestId,
  };
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
  const url = await logoutMessages(requestId, logout).getLogoutUrlAsync(profile, "", {});
  const carrying = { ...logout, kind: "SAMLRequest", relayState: ours(logout.relayState) } as const;
  return { message: carried(messageIn(url, "SAMLRequest"), carrying), requestId };
}

export type LogoutResponseToMake = LogoutMessage & {
  inResponseTo: string;
  isSuccess: boolean;
};

/** Answers a provider that asked us to end a session; the state goes back as it came. */
export async function makeLogoutResponse(logout: LogoutResponseToMake): Promise<OutgoingMessage> {
  const request = { ID: logout.inResponseTo, issuer: "", nameID: "", nameIDFormat: "" };
  const url = await logoutMessages(newMessageId(), logout).getLogoutResponseUrlAsync(request, "", {}, logout.isSuccess);
  return carried(messageIn(url, "SAMLResponse"), { ...logout, kind: "SAMLResponse" });
}

function logoutMessages(id: string, { spEntityId, destination }: LogoutMessage): SAML {
  return messagesFrom(id, {
    issuer: spEntityId,
    callbackUrl: destination,
    entryPoint: destination,
    logoutUrl: destination,
  });
}

function messagesFrom(id: string, config: Omit<SamlConfig, "idpCert" | "audience">): SAML {
  return new SAML({
    ...config,
    generateUniqueId: () => id,
    // Which way the person signs in is the provider's to say; asking for passwords would keep better ways out.
    disableRequestedAuthnContext: true,
    // It is only asked to make messages here: neither to read any, nor to sign and pack them.
    idpCert: "none",
    audience: false,
    skipRequestCompression: true,
  });
}

function messageIn(url: string, kind: MessageKind): string {
  return Buffer.from(new URL(url).searchParams.get(kind) ?? "", "base64").toString("utf8");
}

function newMessageId(): string {
  return `_${randomBytes(20).toString("hex")}`;
}

/** SAML allows so much, and providers cut off what is longer. */
function ours(relayState: string | undefined): string | undefined {
  if (Buffer.byteLength(relayState ?? "") > MAX_RELAY_STATE_BYTES)
    throw new Error("A relay state has at most 80 bytes.");
  return relayState;
}
