import { expect, test } from "vitest";
import { checksumOf, isWellFormedKey, organizationOfKey } from "./api-key-format.ts";

const organization = "0199f0c1d2e37a4b8c9d0e1f2a3b4c5d";
const body = `rc_${organization}_${"aB3".repeat(14)}z`;
const key = `${body}_${checksumOf(body)}`;

test("the checksum is CRC-32 in base 36", () => {
  expect(checksumOf("123456789")).toBe((0xcbf43926).toString(36).padStart(7, "0"));
  expect(checksumOf("")).toBe("0000000");
});

test("a key says whose it is", () => {
  expect(isWellFormedKey(key)).toBe(true);
  expect(organizationOfKey(key)).toBe(`org_${organization}`);
});

test.each([
  ["one character changed", key.replace("aB3", "aB4")],
  ["two characters swapped", key.replace("aB3", "Ba3")],
  ["the checksum changed", `${body}_0000000`],
  ["something before it", ` ${key}`],
  ["a line break behind it", `${key}\n`],
  ["cut short", key.slice(0, -1)],
  ["another prefix", key.replace("rc_", "sk_")],
  ["nothing", ""],
  ["letters of another script", key.replace("aB3", "аB3")],
])("%s is no key", (_, text) => {
  expect(isWellFormedKey(text)).toBe(false);
});
