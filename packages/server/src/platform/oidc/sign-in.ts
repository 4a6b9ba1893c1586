import * as client from "openid-client";
import type { Outbound } from "../outbound.ts";
import { insecureHere, type OidcProvider, through } from "./provider.ts";
import { OidcRefusal, refusalFrom } from "./refusal.ts";

/** Our client at a provider. */
export type OidcClient = {
  provider: OidcProvider;
  clientId: string;
  clientSecret: string | undefined;
  redirectUri: string;
};

/** What the browser that begins has to come back with; `verifier` and `nonce` never leave the server before that. */
export type OidcRequest = { url: string; state: string; nonce: string; verifier: string };

type Wish = { scopes: readonly string[]; loginHint?: string | undefined; again?: boolean };

/** For how old a sign-in at the provider counts where the person is to prove anew who they are. */
const ANEW_WITHIN_SECONDS = 600;
/** Long enough to sign nobody out there; a provider that is given a limit has to say when the person last proved who they are. */
const LONGEST_WITHIN_SECONDS = 30 * 24 * 3600;

/** Where to send the browser to sign in: code flow with PKCE, state and nonce. */
export async function beginOidc(oidc: OidcClient, { scopes, loginHint, again = false }: Wish): Promise<OidcRequest> {
  const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
  const url = client.buildAuthorizationUrl(configured(oidc), {
    redirect_uri: oidc.redirectUri,
    scope: [...new Set(["openid", ...scopes])].join(" "),
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...(loginHint === undefined ? {} : { login_hint: loginHint }),
    max_age: String(again ? ANEW_WITHIN_SECONDS : LONGEST_WITHIN_SECONDS),
    ...(again ? { prompt: "login" } : {}),
  });
  return { url: url.href, state, nonce, verifier };
}

export type OidcAnswer = {
  /** The claims of the ID token, with those of the user info endpoint that it lacks. */
  claims: Record<string, unknown>;
  subject: string;
  /** When the person proved at the provider who they are, where it says so. */
  authenticatedAt: Date | undefined;
};

type Redeeming = OidcClient & {
  outbound: Outbound;
  /** The query that the provider sent the browser back with. */
  query: string;
  expected: Pick<OidcRequest, "state" | "nonce" | "verifier"> & { again: boolean };
  now: Date;
};

/**
 * Trades the code for who it is. The signature of the ID token is checked although it comes by TLS: keys are fetched each time,
 * so that a provider can change them whenever it likes. Throws `OidcRefusal`.
 */
export async function redeemOidc({ outbound, query, expected, now, ...oidc }: Redeeming): Promise<OidcAnswer> {
  try {
    const config = configured(oidc, outbound, now);
    client.enableNonRepudiationChecks(config);
    const url = new URL(`${oidc.redirectUri}${query}`);
    const tokens = await client.authorizationCodeGrant(config, url, {
      expectedState: expected.state,
      expectedNonce: expected.nonce,
      pkceCodeVerifier: expected.verifier,
      idTokenExpected: true,
      ...(expected.again ? { maxAge: ANEW_WITHIN_SECONDS } : {}),
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new OidcRefusal("bad_token", "The provider sent no ID token.");
    const more = await userInfo(config, oidc.provider, tokens.access_token, claims.sub);
    const { auth_time } = claims;
    const authenticatedAt = typeof auth_time === "number" ? new Date(auth_time * 1000) : undefined;
    return { claims: { ...more, ...claims }, subject: claims.sub, authenticatedAt };
  } catch (error) {
    throw refusalFrom(error);
  }
}

/** Providers keep e-mail and groups out of small tokens; the subject of both has to be one. */
async function userInfo(config: client.Configuration, provider: OidcProvider, token: string, subject: string) {
  if (provider.userinfo_endpoint === undefined) return {};
  return client.fetchUserInfo(config, token, subject);
}

/** Where to end the session at the provider; undefined where it has no such address. */
export function endSessionUrl(oidc: OidcClient, afterwards: string): string | undefined {
  if (oidc.provider.end_session_endpoint === undefined) return undefined;
  const parameters = { post_logout_redirect_uri: afterwards, client_id: oidc.clientId };
  return client.buildEndSessionUrl(configured(oidc), parameters).href;
}

function configured({ provider, clientId, clientSecret }: OidcClient, outbound?: Outbound, now?: Date) {
  const skew = now === undefined ? 0 : Math.round((now.getTime() - Date.now()) / 1000);
  const metadata = { [client.clockSkew]: skew };
  const config = new client.Configuration(provider, clientId, metadata, authentication(provider, clientSecret));
  if (outbound !== undefined) config[client.customFetch] = through(outbound);
  for (const allow of insecureHere(provider.token_endpoint)) allow(config);
  return config;
}

/** `client_secret_basic` is what a provider takes that says nothing. */
function authentication({ token_endpoint_auth_methods_supported: methods }: OidcProvider, secret: string | undefined) {
  if (secret === undefined) return client.None();
  const takesBasic = methods === undefined || methods.includes("client_secret_basic");
  return takesBasic ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret);
}
