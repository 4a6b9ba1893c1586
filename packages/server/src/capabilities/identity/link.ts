import { hashOf, randomToken } from "../../platform/secrets.ts";
import type { LinkPurpose } from "./rules.ts";

/** Whose link a token belongs to, and the hash under which the database knows it. */
export type LinkPlace = { userId: string; tokenHash: string };

/**
 * A new token for a mailed link: 256 random bits, of which only the hash is stored. The User stands in the clear part, so
 * that using it locks the User first.
 */
export function newLinkToken(userId: string): LinkPlace & { token: string } {
  const secret = randomToken();
  return { token: `${userId.replace(/^usr_/, "")}.${secret}`, userId, tokenHash: hashOf(secret) };
}

/** Where a token leads; undefined when it is none. No database is asked. */
export function readLinkToken(token: string): LinkPlace | undefined {
  const [, user, secret] = /^([0-9a-f]{32})\.([A-Za-z0-9_-]{43})$/.exec(token.trim()) ?? [];
  if (user === undefined || secret === undefined) return undefined;
  return { userId: `usr_${user}`, tokenHash: hashOf(secret) };
}

const pages: Record<LinkPurpose, string> = {
  sign_in: "/sign-in/link",
  password_reset: "/reset-password/choose",
  email_verification: "/verify-email",
};

/** The address that is mailed. The token stands after the `#`, which browsers send to no server and no log keeps. */
export function linkUrl(publicUrl: string, purpose: LinkPurpose, token: string, returnTo?: string): string {
  const query = returnTo === undefined ? "" : `?return_to=${encodeURIComponent(returnTo)}`;
  return `${publicUrl}${pages[purpose]}${query}#${token}`;
}
