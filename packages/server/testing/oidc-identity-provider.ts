import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the token is to say besides, or instead, and how it is made: everything can be made wrong. */
export type Told = {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** `none` leaves the signature out; `public` signs with the public key as a shared secret; `stranger` with another key. */
  signedBy?: "provider" | "stranger" | "public" | "none";
  userInfo?: Record<string, unknown>;
};

type Waiting = { told: Told; nonce: string; clientId: string; challenge: string; redirectUri: string };

/** An OpenID Connect provider on a port of its own that tells whatever a test wants. It counts what it was asked. */
export async function startOidcProvider() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const waiting = new Map<string, Waiting>();
  const asked: string[] = [];
  let [issuer, kid] = ["", "key-1"];
  let current: { userInfo: Record<string, unknown> } = { userInfo: {} };

  const tokenFor = ({ told, nonce, clientId }: Waiting): string => {
    const { signedBy = "provider" } = told;
    const now = Math.floor(Date.now() / 1000);
    const alg = { provider: "RS256", stranger: "RS256", public: "HS256", none: "none" }[signedBy];
    const header = { alg, kid, typ: "JWT", ...told.header };
    const claims = { iss: issuer, aud: clientId, sub: "sub-1", iat: now, exp: now + 300, nonce, ...told.claims };
    const content = [header, claims].map((each) => Buffer.from(JSON.stringify(each)).toString("base64url")).join(".");
    return `${content}.${signatureOf(content, signedBy)}`;
  };
  const signatureOf = (content: string, by: NonNullable<Told["signedBy"]>): string => {
    if (by === "none") return "";
    if (by === "public") return createHmac("sha256", pem(publicKey)).update(content).digest("base64url");
    return sign("sha256", Buffer.from(content), by === "stranger" ? stranger.privateKey : privateKey).toString(
      "base64url",
    );
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? "/", issuer);
    asked.push(pathname);
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    if (pathname === "/.well-known/openid-configuration") return send(200, configuration(issuer));
    if (pathname === "/jwks") return send(200, { keys: [jwk(publicKey, kid)] });
    if (pathname === "/stranger") return send(200, { keys: [jwk(stranger.publicKey, kid)] });
    if (pathname === "/userinfo") return send(200, current.userInfo);
    if (pathname !== "/token") return send(404, {});
    const form = new URLSearchParams(await textOf(request));
    const found = waiting.get(form.get("code") ?? "");
    waiting.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const isGood = found?.challenge === challenge && found.redirectUri === form.get("redirect_uri");
    if (!found || !isGood) return send(400, { error: "invalid_grant", error_description: "no such code" });
    current = { userInfo: { sub: found.told.claims?.["sub"] ?? "sub-1", ...found.told.userInfo } };
    return send(200, { access_token: "at", token_type: "Bearer", expires_in: 60, id_token: tokenFor(found) });
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The cast is sound: it listens on a port, not on a pipe.
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    issuer,
    asked,
    /** From now on another key signs, as providers change theirs. */
    changeKeyId: () => {
      kid = `key-${randomBytes(4).toString("hex")}`;
    },
    /** Lets somebody sign in at the address that a browser was sent to; gives back the query that it comes back with. */
    authorize(address: string, told: Told = {}): { query: string; path: string } {
      const { searchParams } = new URL(address);
      const one = (name: string) => searchParams.get(name) ?? "";
      const code = randomBytes(16).toString("hex");
      const redirectUri = one("redirect_uri");
      const asking = { nonce: one("nonce"), clientId: one("client_id"), challenge: one("code_challenge"), redirectUri };
      waiting.set(code, { told, ...asking });
      const query = new URLSearchParams({ code, state: one("state"), iss: issuer });
      return { query: `?${query}`, path: new URL(redirectUri).pathname };
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type OidcTestProvider = Awaited<ReturnType<typeof startOidcProvider>>;

function configuration(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    userinfo_endpoint: `${issuer}/userinfo`,
    end_session_endpoint: `${issuer}/end`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
    authorization_response_iss_parameter_supported: true,
  };
}

function jwk(key: KeyObject, kid: string) {
  return { ...key.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" };
}

function pem(key: KeyObject): string {
  return key.export({ type: "spki", format: "pem" }).toString();
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
