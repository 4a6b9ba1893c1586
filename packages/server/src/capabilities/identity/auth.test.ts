import { expect, test } from "vitest";
import { hashPassword, isPassword } from "./auth.ts";

test("a password is found again by its hash, and no other one is", async () => {
  const hash = await hashPassword("correct horse battery");
  expect(hash).not.toContain("correct horse");
  expect(await isPassword(hash, "correct horse battery")).toBe(true);
  expect(await isPassword(hash, "correct horse batterY")).toBe(false);
  expect(await isPassword(undefined, "correct horse battery")).toBe(false);
});

test("the same password has another hash each time", async () => {
  expect(await hashPassword("correct horse battery")).not.toBe(await hashPassword("correct horse battery"));
});

test("a password typed on another keyboard, in another form of Unicode, is the same", async () => {
  expect(await isPassword(await hashPassword("caf\u00e9 au lait!"), "cafe\u0301 au lait!")).toBe(true);
});
