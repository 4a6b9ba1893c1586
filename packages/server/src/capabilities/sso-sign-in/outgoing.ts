import { beginOidc, type OidcClient, type OidcRequest } from "../../platform/oidc/sign-in.ts";
import { Refusal } from "../../platform/refusal.ts";
import { makeLoginRequest } from "../../platform/saml/outgoing.ts";
import type { Secrets } from "../../platform/secrets.ts";
import { CLIENT_SECRET_SEAL, SP_KEY_SEAL } from "../sso/seals.ts";
import type { StoredConnection } from "../sso/store.ts";
import type { ConnectionUrls } from "../sso/urls.ts";

export type Outgoing = { url: string; request: string; nonce: string; verifier: string };
type Wish = { secrets: Secrets; urls: ConnectionUrls; again: boolean; loginHint?: string | undefined };

/** Where to send the browser, and what its answer has to fit. Asks nobody: what is needed of the provider is known. */
export async function outgoing(connection: StoredConnection, wish: Wish): Promise<Outgoing> {
  return connection.protocol === "saml" ? samlRequest(connection, wish) : oidcRequest(connection, wish);
}

async function samlRequest({ signInUrl, sealedSpKey }: StoredConnection, { secrets, urls, again }: Wish) {
  if (signInUrl === null || sealedSpKey === null) throw new Refusal("sso_connection_incomplete");
  const { url, requestId } = await makeLoginRequest({
    signInUrl,
    spEntityId: urls.entityId,
    acsUrl: urls.acsUrl,
    signingKey: secrets.unseal(SP_KEY_SEAL, sealedSpKey),
    forceAuthn: again,
  });
  return { url, request: requestId, nonce: "", verifier: "" };
}

async function oidcRequest(connection: StoredConnection, { secrets, urls, again, loginHint }: Wish): Promise<Outgoing> {
  const client = oidcClientOf(connection, secrets, urls);
  const { url, state, nonce, verifier }: OidcRequest = await beginOidc(client, {
    scopes: connection.scopes,
    loginHint,
    again,
  });
  return { url, request: state, nonce, verifier };
}

/** Our client at the provider of a connection, with its secret in the clear. */
export function oidcClientOf(
  { discovered, clientId, sealedClientSecret }: StoredConnection,
  secrets: Secrets,
  urls: ConnectionUrls,
): OidcClient {
  if (discovered === null || clientId === null) throw new Refusal("sso_connection_incomplete");
  const clientSecret = sealedClientSecret === null ? undefined : secrets.unseal(CLIENT_SECRET_SEAL, sealedClientSecret);
  return { provider: discovered, clientId, clientSecret, redirectUri: urls.redirectUri };
}
