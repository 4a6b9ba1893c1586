import { describe, expect, test } from "vitest";
import { minutesAfter } from "../../platform/clock.ts";
import { Refusal } from "../../platform/refusal.ts";
import {
  changePassword,
  choosePassword,
  confirmationMethods,
  confirmByPassword,
  countsBackwards,
  endsEarlierAccess,
  isDueForTouch,
  removeFactor,
  returnPath,
  secondStepMethods,
} from "./rules.ts";

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

describe("the second step", () => {
  test.each([
    [{ hasTotp: false, passkeys: 0, recoveryCodes: 0 }, []],
    // Codes that are left over ask nobody for a second step.
    [{ hasTotp: false, passkeys: 0, recoveryCodes: 10 }, []],
    [{ hasTotp: true, passkeys: 0, recoveryCodes: 0 }, ["totp"]],
    [{ hasTotp: true, passkeys: 0, recoveryCodes: 1 }, ["totp", "recovery_code"]],
    [{ hasTotp: false, passkeys: 2, recoveryCodes: 0 }, ["passkey"]],
    [{ hasTotp: true, passkeys: 1, recoveryCodes: 9 }, ["totp", "passkey", "recovery_code"]],
  ])("with %j can be taken by %j", (facts, methods) => {
    expect(secondStepMethods(facts)).toEqual(methods);
  });
});

describe("proving again who one is", () => {
  const none = { hasTotp: false, passkeys: 0, recoveryCodes: 0 };
  test.each([
    [{ ...none, hasPassword: true }, ["password", "link"]],
    [{ ...none, hasPassword: false }, ["link"]],
    [{ ...none, hasTotp: true, hasPassword: true }, ["totp"]],
    [{ ...none, passkeys: 1, recoveryCodes: 3, hasPassword: true }, ["passkey", "recovery_code"]],
  ])("with %j is done by %j", (facts, methods) => {
    expect(confirmationMethods(facts)).toEqual(methods);
  });

  test.each([
    [{ isRight: true, hasSecondFactor: false }, "yes"],
    [{ isRight: false, hasSecondFactor: false }, "password_wrong"],
    [{ isRight: false, hasSecondFactor: true }, "password_wrong"],
    [{ isRight: true, hasSecondFactor: true }, "invalid_input"],
  ])("by password with %j: %s", (facts, outcome) => {
    expect(codeOf(confirmByPassword(facts))).toBe(outcome);
  });
});

test.each([
  [0, 0, false],
  [0, 1, false],
  [5, 6, false],
  [5, 5, true],
  [5, 4, true],
  [5, 0, true],
])("a counter of %i and then %i betrays a copy: %s", (stored, answered, isCopy) => {
  expect(countsBackwards(stored, answered)).toBe(isCopy);
});

describe("removing a second factor", () => {
  const fine = { hasPassword: true, emailVerified: true, requiredBy: [] as string[] };
  const [nothing, app, key] = [
    { hasTotp: false, passkeys: 0 },
    { hasTotp: true, passkeys: 0 },
    { hasTotp: false, passkeys: 1 },
  ];
  test.each([
    [{ ...fine, left: nothing }, "yes"],
    [{ ...fine, left: nothing, requiredBy: ["Acme"] }, "second_factor_needed_here"],
    [{ ...fine, left: app, requiredBy: ["Acme"] }, "yes"],
    [{ ...fine, left: key, requiredBy: ["Acme"] }, "yes"],
    [{ ...fine, left: nothing, hasPassword: false }, "yes"],
    [{ ...fine, left: nothing, emailVerified: false }, "yes"],
    [{ ...fine, left: nothing, hasPassword: false, emailVerified: false }, "last_sign_in_method"],
    // An app is a second step, and none that anybody begins with.
    [{ ...fine, left: app, hasPassword: false, emailVerified: false }, "last_sign_in_method"],
    [{ ...fine, left: key, hasPassword: false, emailVerified: false }, "yes"],
  ])("with %j: %s", (facts, outcome) => {
    expect(codeOf(removeFactor(facts))).toBe(outcome);
  });
});
