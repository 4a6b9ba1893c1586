import type { Context, Hono } from "hono";
import { bearerOf } from "./bearer.ts";
import type { HttpEnv } from "./http.ts";
import type { Metrics } from "./metrics.ts";
import { socketAddress } from "./origin.ts";
import { Refusal } from "./refusal.ts";
import { isSameSecret } from "./secrets.ts";

type Readers = { token: string | undefined; publicUrl: string };

/**
 * Serves the metrics to whoever has the token, and to this machine itself where the product is used on it alone. For
 * everybody else there is no such page.
 */
export function serveMetrics(app: Hono<HttpEnv>, metrics: Pick<Metrics, "page">, { token, publicUrl }: Readers): void {
  // Where people come from elsewhere a proxy stands before it, and one on this machine may add no header of its own.
  const isForHere = HOST_OF_HERE.test(new URL(publicUrl).host);
  app.get("/metrics", async (c) => {
    if (!hasToken(c, token) && !(isForHere && isFromHere(c))) throw new Refusal("not_found");
    const { type, text } = await metrics.page();
    return c.body(text, 200, { "content-type": type, "cache-control": "no-store" });
  });
}

function hasToken(c: Context, token: string | undefined): boolean {
  const sent = bearerOf(c);
  return token !== undefined && sent !== undefined && isSameSecret(sent, token);
}

const HERE = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const HOST_OF_HERE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
/** What a proxy adds. One of them is enough: it may stand on this machine. */
const OF_PROXIES = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via"];

/** A page of another site that a browser on this machine shows has another host, and cannot pretend to be here. */
function isFromHere(c: Context): boolean {
  if (OF_PROXIES.some((name) => c.req.header(name) !== undefined)) return false;
  return HERE.test(socketAddress(c) ?? "") && HOST_OF_HERE.test(c.req.header("host") ?? "");
}
