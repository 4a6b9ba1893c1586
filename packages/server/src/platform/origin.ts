import { isIP } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { newRequestId } from "./ids.ts";
import type { Origin } from "./transact.ts";

/** Where a request came from. `trustedHops` proxies in front of the server may name the client in X-Forwarded-For. */
export function originOf(c: Context, trustedHops: number): Origin {
  return {
    ipAddress: forwardedAddress(c, trustedHops) ?? socketAddress(c),
    userAgent: c.req.header("user-agent")?.slice(0, 500) ?? null,
    requestId: newRequestId(),
  };
}

function forwardedAddress(c: Context, trustedHops: number): string | null {
  if (trustedHops === 0) return null;
  const chain = (c.req.header("x-forwarded-for") ?? "").split(",").map((each) => each.trim());
  const address = chain.at(-trustedHops) ?? "";
  return isIP(address) === 0 ? null : address;
}

/** The address of the other end of the connection, whoever that is. */
export function socketAddress(c: Context): string | null {
  try {
    return getConnInfo(c).remote.address ?? null;
  } catch {
    // A request that a test hands to the app directly has no socket.
    return null;
  }
}

/**
 * Whether a browser sent this from another site's page. Browsers say so themselves (Sec-Fetch-Site, Origin); a program
 * that is no browser sends neither.
 */
export function isForeign(c: Context, publicUrl: string): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site === "same-origin" || site === "none") return false;
  const origin = c.req.header("origin");
  if (origin === undefined) return site !== undefined;
  return origin !== new URL(publicUrl).origin && !isOf(origin, c.req.header("host"));
}

/** Whether the page came from the host that it asks; an origin that names none, such as `null`, came from nowhere. */
function isOf(origin: string, host: string | undefined): boolean {
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
