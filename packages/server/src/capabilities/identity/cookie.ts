import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { bearerOf } from "../../platform/bearer.ts";
import type { HttpEnv } from "../../platform/http.ts";
import { hashOf } from "../../platform/secrets.ts";
import type { Platform } from "../../platform/transact.ts";

const SESSION = "rollcall_session";
const SECOND_STEP = "rollcall_second_step";
const SINGLE_SIGN_ON = "rollcall_sso";

export type CookieCall = { c: Context<HttpEnv>; platform: Pick<Platform, "publicUrl" | "clock"> };
type Kept = { secret: string; expiresAt: Date };

/** The secret that the session cookie of a request holds; undefined when there is none, or none that we made. */
export function sessionSecretOf(call: CookieCall): string | undefined {
  // Who sends a key acts by it alone.
  return bearerOf(call.c) === undefined ? secretIn(call, SESSION) : undefined;
}

/** The same as it is stored. */
export function sessionHashOf(call: CookieCall): string | undefined {
  const secret = sessionSecretOf(call);
  return secret && hashOf(secret);
}

/** Sets the cookie of a session that was started. Only after its transaction has committed. */
export function setSessionCookie(call: CookieCall, session: Kept): undefined {
  setSecret(call, SESSION, session);
}

export function clearSessionCookie(call: CookieCall): undefined {
  clear(call, SESSION);
}

/** The secret of a sign-in that waits for its second step in this browser. */
export function secondStepSecretOf(call: CookieCall): string | undefined {
  return secretIn(call, SECOND_STEP);
}

/** Sets the cookie that binds a sign-in to the browser in which its first step was done. */
export function setSecondStepCookie(call: CookieCall, half: Kept): undefined {
  setSecret(call, SECOND_STEP, half);
}

export function clearSecondStepCookie(call: CookieCall): undefined {
  clear(call, SECOND_STEP);
}

/** The secret of the browser in which sign-ins through identity providers began. */
export function singleSignOnSecretOf(call: CookieCall): string | undefined {
  return secretIn(call, SINGLE_SIGN_ON);
}

/**
 * Sets the cookie that binds sign-ins through identity providers to the browser that began them. It does not come along when
 * the provider's page posts its answer, and need not: only our own page finishes a sign-in (decisions/0011).
 */
export function setSingleSignOnCookie(call: CookieCall, browser: Kept): undefined {
  setSecret(call, SINGLE_SIGN_ON, browser);
}

function secretIn({ c, platform }: CookieCall, cookie: string): string | undefined {
  const secret = getCookie(c, nameFor(platform.publicUrl, cookie));
  return secret !== undefined && /^[A-Za-z0-9_-]{43}$/.test(secret) ? secret : undefined;
}

function setSecret({ c, platform }: CookieCall, cookie: string, { secret, expiresAt }: Kept): void {
  const maxAge = Math.floor((expiresAt.getTime() - platform.clock().getTime()) / 1000);
  setCookie(c, nameFor(platform.publicUrl, cookie), secret, { ...attributesFor(platform.publicUrl), maxAge });
}

function clear({ c, platform }: CookieCall, cookie: string): void {
  setCookie(c, nameFor(platform.publicUrl, cookie), "", { ...attributesFor(platform.publicUrl), maxAge: 0 });
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith("https:");
}

/** `__Host-` makes browsers refuse the cookie from a sibling domain or over plain HTTP. */
function nameFor(publicUrl: string, cookie: string): string {
  return isSecure(publicUrl) ? `__Host-${cookie}` : cookie;
}

function attributesFor(publicUrl: string) {
  return { httpOnly: true, sameSite: "Lax", path: "/", secure: isSecure(publicUrl) } as const;
}
