import type { Context, Hono } from "hono";
import type { HttpEnv } from "../../platform/http.ts";
import type { Limiter } from "../../platform/rate-limit.ts";
import { Refusal } from "../../platform/refusal.ts";
import { makeMetadata } from "../../platform/saml/service-provider-metadata.ts";
import { type Platform, read } from "../../platform/transact.ts";
import { findConnection } from "../sso/store.ts";
import { urlsOf } from "../sso/urls.ts";
import { answerOidc, answerSaml } from "./answering.ts";
import type { Ways } from "./recording.ts";
import { type Place, problemPage } from "./settling.ts";
import { answerSignOut } from "./signing-out.ts";

/**
 * Where identity providers send browsers. These addresses are no part of the API: what they are given decides, never a cookie,
 * and they answer with a page to go to. Whatever is wrong is a page as well.
 */
export function ssoCallbacks(app: Hono<HttpEnv>, platform: Platform, limiter: Limiter): void {
  const ways = (c: Context<HttpEnv>): Ways => ({ platform, limiter, origin: c.get("origin") });
  const saml = "/sso/saml/:organization_id/:connection_id";

  app.get(`${saml}/metadata`, async (c) => {
    const metadata = await metadataOf(ways(c), placeOf(c));
    return c.body(metadata, 200, { "content-type": "application/samlmetadata+xml", "cache-control": "no-store" });
  });
  app.post(`${saml}/acs`, async (c) => {
    const form = await c.req.text();
    return onward(c, ways(c), () => answerSaml(ways(c), placeOf(c), form));
  });
  app.get(`${saml}/slo`, (c) =>
    onward(c, ways(c), () => {
      const query = new URL(c.req.url).search;
      return answerSignOut(ways(c), placeOf(c), { binding: "redirect", query });
    }),
  );
  app.post(`${saml}/slo`, async (c) => {
    const fields = new URLSearchParams(await c.req.text());
    const incoming = {
      binding: "post",
      field: fields.get("SAMLRequest") ?? "",
      relayState: fields.get("RelayState") ?? undefined,
    } as const;
    return onward(c, ways(c), () => answerSignOut(ways(c), placeOf(c), incoming));
  });
  app.get("/sso/oidc/:organization_id/:connection_id/callback", (c) =>
    onward(c, ways(c), () => answerOidc(ways(c), placeOf(c), new URL(c.req.url).search)),
  );
}

/** Ids in an address that are not even shaped like ours lead nowhere. */
function placeOf(c: Context<HttpEnv>): Place {
  const { organization_id: organizationId = "", connection_id: connectionId = "" } = c.req.param() as Record<
    string,
    string
  >;
  const isPlace = /^org_[0-9a-f]{32}$/.test(organizationId) && /^sso_[0-9a-f]{32}$/.test(connectionId);
  if (!isPlace) throw new Refusal("not_found");
  return { organizationId, connectionId };
}

/** Sends the browser on. A person stands before it: also a refusal is a page, not a document. */
async function onward(c: Context<HttpEnv>, ways: Ways, answer: () => Promise<string>): Promise<Response> {
  c.header("cache-control", "no-store");
  try {
    return c.redirect(await answer(), 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return c.redirect(problemPage(ways, error.code === "rate_limited" ? "rate_limited" : "sso_sign_in_refused"), 303);
  }
}

async function metadataOf({ platform, origin }: Ways, { organizationId, connectionId }: Place): Promise<string> {
  const scope = { organizationId, actor: { kind: "anonymous" } as const, origin };
  const connection = await read(platform, scope, ({ db }) => findConnection(db, organizationId, connectionId));
  if (connection?.spCertificate == null) throw new Refusal("not_found");
  const { entityId, acsUrl, signOutUrl } = urlsOf(platform.publicUrl, organizationId, connectionId);
  return makeMetadata({
    entityId,
    acsUrl,
    sloUrl: signOutUrl,
    signingCertificates: [connection.spCertificate],
    encryptionCertificates: [connection.spCertificate],
    signsRequests: true,
    wantAssertionSigned: true,
  });
}
