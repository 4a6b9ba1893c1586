import { expect, test } from "vitest";
import { minutesAfter } from "../../platform/clock.ts";
import { Refusal } from "../../platform/refusal.ts";
import { changePassword, choosePassword, endsEarlierAccess, isDueForTouch, returnPath } from "./rules.ts";

const codeOf = (decision: unknown) => (decision instanceof Refusal ? decision.code : "yes");

test.each([
  ["correct horse battery", "yes"],
  ["пароль из слов", "yes"],
  ["aaaaaaaaaaaa", "password_too_weak"],
  ["abababababab", "password_too_weak"],
  ["AaAaAaAaAaAaA", "password_too_weak"],
  ["            ", "password_too_weak"],
  ["Ada@Example.Test", "password_too_weak"],
  [" ada@example.test ", "password_too_weak"],
])("choosing the password %j: %s", (password, expected) => {
  expect(codeOf(choosePassword(password, "ada@example.test"))).toBe(expected);
});

test.each([
  ["/", "yes"],
  ["/members?q=a%20b", "yes"],
  ["/join#0123.abc", "yes"],
  ["/a//b", "yes"],
  ["", "invalid_input"],
  ["members", "invalid_input"],
  ["//evil.test", "invalid_input"],
  ["/\\evil.test", "invalid_input"],
  ["\\/evil.test", "invalid_input"],
  ["/a\\b", "invalid_input"],
  ["/\t/evil.test", "invalid_input"],
  ["/\n/evil.test", "invalid_input"],
  [" /members", "invalid_input"],
  ["https://evil.test", "invalid_input"],
  ["javascript:alert(1)", "invalid_input"],
  ["/\ud800", "invalid_input"],
])("returning to %j: %s", (path, expected) => {
  expect(codeOf(returnPath(path))).toBe(expected);
});

test.each([
  [{ hasPassword: true, emailVerified: true, isCurrentRight: true }, "yes"],
  [{ hasPassword: true, emailVerified: false, isCurrentRight: true }, "yes"],
  [{ hasPassword: true, emailVerified: true, isCurrentRight: false }, "password_wrong"],
  [{ hasPassword: false, emailVerified: true, isCurrentRight: false }, "yes"],
  [{ hasPassword: false, emailVerified: false, isCurrentRight: false }, "email_not_verified"],
])("changing the password with %j: %s", (facts, expected) => {
  expect(codeOf(changePassword(facts))).toBe(expected);
});

test("a session is touched every five minutes", () => {
  const now = new Date("2030-01-01T00:00:00Z");
  expect(isDueForTouch(minutesAfter(now, -4), now)).toBe(false);
  expect(isDueForTouch(minutesAfter(now, -5), now)).toBe(true);
});

test("only a proven address keeps what opened the account before", () => {
  expect(endsEarlierAccess({ emailVerified: false })).toBe(true);
  expect(endsEarlierAccess({ emailVerified: true })).toBe(false);
});
