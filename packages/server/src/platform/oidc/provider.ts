import * as client from "openid-client";
import type { Outbound } from "../outbound.ts";
import { OidcRefusal, refusalFrom } from "./refusal.ts";

/** What a provider says about itself, as far as it is used; kept as JSON. */
export type OidcProvider = {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  jwks_uri: string;
  userinfo_endpoint?: string;
  end_session_endpoint?: string;
  id_token_signing_alg_values_supported: string[];
  token_endpoint_auth_methods_supported?: string[];
  authorization_response_iss_parameter_supported?: boolean;
};

/** Signatures that only the provider can make: never one with a secret that both sides have, and never none. */
const ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

/** Asks a provider for its configuration (OpenID Connect Discovery). Throws `OidcRefusal`. */
export async function discoverProvider(outbound: Outbound, issuer: string): Promise<OidcProvider> {
  try {
    const found = await client.discovery(new URL(issuer), "discovery", undefined, client.None(), {
      [client.customFetch]: through(outbound),
      execute: insecureHere(issuer),
    });
    return await providerFrom(outbound, found.serverMetadata(), issuer);
  } catch (error) {
    const refusal = refusalFrom(error);
    throw refusal.reason === "unreachable"
      ? refusal
      : new OidcRefusal("configuration", refusal.message, { cause: error });
  }
}

async function providerFrom(outbound: Outbound, found: client.ServerMetadata, typed: string): Promise<OidcProvider> {
  // One issuer for several tenants would let each of them sign in anybody.
  if (withoutSlash(found.issuer) !== withoutSlash(typed))
    throw new OidcRefusal(
      "configuration",
      `The provider names itself ${found.issuer}. Give the issuer of your own tenant.`,
    );
  const { authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint, end_session_endpoint } = found;
  if (!authorization_endpoint || !token_endpoint || !jwks_uri)
    throw new OidcRefusal("configuration", "The provider does not name where to sign in, its tokens or its keys.");
  for (const address of [authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint, end_session_endpoint])
    if (address !== undefined) await outbound.check(address);
  const offered = found.id_token_signing_alg_values_supported ?? ["RS256"];
  const algorithms = ALGORITHMS.filter((each) => offered.includes(each));
  if (algorithms.length === 0)
    throw new OidcRefusal("configuration", "The provider signs tokens in no way that is taken.");
  return {
    issuer: found.issuer,
    authorization_endpoint,
    token_endpoint,
    jwks_uri,
    ...(userinfo_endpoint && { userinfo_endpoint }),
    ...(end_session_endpoint && { end_session_endpoint }),
    id_token_signing_alg_values_supported: algorithms,
    ...(found.token_endpoint_auth_methods_supported && {
      token_endpoint_auth_methods_supported: found.token_endpoint_auth_methods_supported,
    }),
    authorization_response_iss_parameter_supported: found.authorization_response_iss_parameter_supported ?? false,
  };
}

function withoutSlash(issuer: string): string {
  return issuer.replace(/\/$/, "");
}

/** How the library speaks to the outside: only through the guard. */
export function through(outbound: Outbound): client.CustomFetch {
  return (url, { method, headers, body, signal }) => {
    // The cast names what the library sends: forms, or nothing.
    const sent = body as string | URLSearchParams | Uint8Array | null | undefined;
    return outbound.fetch(url, { method, headers, body: sent, signal: signal ?? undefined });
  };
}

/** Plain http is for this machine in development; the guard refuses it anywhere else. */
export function insecureHere(address: string): ((config: client.Configuration) => void)[] {
  return address.startsWith("http:") ? [client.allowInsecureRequests] : [];
}
