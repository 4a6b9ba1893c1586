import { Secret, TOTP } from "otpauth";
import { describe, expect, test } from "vitest";
import { secretsFrom } from "../../platform/secrets.ts";
import { newTotp, sealTotp, stepOf, unsealTotp } from "./totp.ts";

// The secret and the times of RFC 6238, appendix B; six digits of its eight.
const RFC = new Secret({ buffer: new TextEncoder().encode("12345678901234567890").buffer }).base32;

describe("the code of a moment", () => {
  test.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ])("at %i seconds is %s", (seconds, code) => {
    expect(stepOf(RFC, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
  });

  const now = new Date(1_234_567_890_000);
  test.each([
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ])("%i steps away is good: %s", (steps, isGood) => {
    const code = new TOTP({ secret: Secret.fromBase32(RFC) }).generate({ timestamp: now.getTime() + steps * 30_000 });
    const step = Math.floor(now.getTime() / 30_000) + steps;
    expect(stepOf(RFC, code, now)).toBe(isGood ? step : undefined);
  });

  test.each(["", "0", "00592", "0059240", "abcdef", "00592４"])("%j is none", (code) => {
    expect(stepOf(RFC, code, now)).toBeUndefined();
  });
});

test("a secret has 160 bits and a QR code that names Rollcall and the account", () => {
  const { secret, uri } = newTotp("ada@example.test");
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const url = new URL(uri);
  expect(uri).toMatch(/^otpauth:\/\/totp\/Rollcall:ada%40example\.test\?/);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({ issuer: "Rollcall", secret, digits: "6", period: "30" });
});

test("a sealed secret is of use to its User alone", () => {
  const secrets = secretsFrom("a secret that only this test knows, long enough");
  const sealed = sealTotp(secrets, "usr_1", RFC);
  expect(sealed).not.toContain(RFC);
  expect(unsealTotp(secrets, "usr_1", sealed)).toBe(RFC);
  expect(() => unsealTotp(secrets, "usr_2", sealed)).toThrow();
  expect(() => unsealTotp(secretsFrom("another secret, which is long enough too"), "usr_1", sealed)).toThrow();
});
