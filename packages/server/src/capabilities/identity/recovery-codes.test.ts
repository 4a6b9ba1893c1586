import { expect, test } from "vitest";
import { secretsFrom } from "../../platform/secrets.ts";
import { newRecoveryCodes, recoveryCodeHash } from "./recovery-codes.ts";

const secrets = secretsFrom("a secret that only this test knows, long enough");
const hash = (code: string, userId = "usr_1") => recoveryCodeHash(secrets, userId, code);

test("ten codes, each another, in letters that nobody misreads", () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/);
});

test.each(["1a0b-cdef-gh12", "1A0B CDEF GH12", " 1a0bcdefgh12 ", "la0b-cdef-ghi2", "iAoB–cdef–gh12"])(
  "%j is read as it was meant",
  (typed) => {
    expect(hash(typed)).toBe(hash("1a0b-cdef-gh12"));
  },
);

test("a code is stored under a key of the server and of its User", () => {
  const [code = ""] = newRecoveryCodes();
  expect(hash(code)).not.toBe(hash(code, "usr_2"));
  expect(hash(code)).not.toBe(recoveryCodeHash(secretsFrom("another secret, which is long enough"), "usr_1", code));
});
