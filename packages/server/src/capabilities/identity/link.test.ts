import { expect, test } from "vitest";
import { hashOf } from "../../platform/secrets.ts";
import { linkUrl, newLinkToken, readLinkToken } from "./link.ts";

const userId = `usr_${"0".repeat(32)}`;

test("a token leads to its User and the hash of its secret", () => {
  const { token, ...place } = newLinkToken(userId);
  expect(readLinkToken(token)).toEqual(place);
  expect(readLinkToken(` ${token}\n`)).toEqual(place);
  expect(place.tokenHash).toBe(hashOf(token.split(".")[1] ?? ""));
});

test.each([
  "",
  "x",
  ".",
  `${"0".repeat(32)}.`,
  `${"0".repeat(32)}.${"a".repeat(42)}`,
  `${"g".repeat(32)}.${"a".repeat(43)}`,
])("%j is no token", (token) => {
  expect(readLinkToken(token)).toBeUndefined();
});

test.each([
  ["sign_in", undefined, "http://rollcall.test/sign-in/link#t"],
  ["sign_in", "/join#a.b?c=d&e", "http://rollcall.test/sign-in/link?return_to=%2Fjoin%23a.b%3Fc%3Dd%26e#t"],
  ["password_reset", undefined, "http://rollcall.test/reset-password/choose#t"],
  ["email_verification", undefined, "http://rollcall.test/verify-email#t"],
] as const)("the %s link, returning to %s, is %s", (purpose, returnTo, url) => {
  expect(linkUrl("http://rollcall.test", purpose, "t", returnTo)).toBe(url);
});
