import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { HttpEnv } from "../../platform/http.ts";
import type { Platform } from "../../platform/transact.ts";

const NAME = "rollcall_session";

export type CookieCall = { c: Context<HttpEnv>; platform: Pick<Platform, "publicUrl" | "clock"> };

/** The secret that the session cookie of a request holds; undefined when there is none, or none that we made. */
export function sessionSecretOf({ c, platform }: CookieCall): string | undefined {
  const secret = getCookie(c, nameFor(platform.publicUrl));
  return secret !== undefined && /^[A-Za-z0-9_-]{43}$/.test(secret) ? secret : undefined;
}

/** Sets the cookie of a session that was started. Only after its transaction has committed. */
export function setSessionCookie({ c, platform }: CookieCall, session: { secret: string; expiresAt: Date }): undefined {
  const maxAge = Math.floor((session.expiresAt.getTime() - platform.clock().getTime()) / 1000);
  setCookie(c, nameFor(platform.publicUrl), session.secret, { ...attributesFor(platform.publicUrl), maxAge });
}

export function clearSessionCookie({ c, platform }: CookieCall): undefined {
  setCookie(c, nameFor(platform.publicUrl), "", { ...attributesFor(platform.publicUrl), maxAge: 0 });
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith("https:");
}

/** `__Host-` makes browsers refuse the cookie from a sibling domain or over plain HTTP. */
function nameFor(publicUrl: string): string {
  return isSecure(publicUrl) ? `__Host-${NAME}` : NAME;
}

function attributesFor(publicUrl: string) {
  return { httpOnly: true, sameSite: "Lax", path: "/", secure: isSecure(publicUrl) } as const;
}
