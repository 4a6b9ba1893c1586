import { expect, test } from "vitest";
import * as rules from "./rules.ts";

const account = { name: "Deploys", description: "", roles: ["developer"], status: "active" } as const;

test.each([
  ["nothing", {}, undefined],
  ["what is so already", { name: "Deploys", roles: ["developer"] }, undefined],
  ["a name", { name: "Builds", description: "" }, { before: { name: "Deploys" }, after: { name: "Builds" } }],
  ["roles", { roles: ["user"] }, { before: { roles: ["developer"] }, after: { roles: ["user"] } }],
])("%s changes what it says", (_, wish, expected) => {
  expect(rules.difference(account, wish)).toEqual(expected);
});

test.each([
  ["a new name hands out nothing", "active", { name: "Builds" }, []],
  ["other roles: what is gained and what is lost", "active", { roles: ["user"] }, ["developer", "user"]],
  ["one more role", "active", { roles: ["developer", "user"] }, ["user"]],
  ["disabling", "active", { status: "disabled" }, []],
  ["enabling: everything it holds", "disabled", { status: "active" }, ["developer"]],
] as const)("%s", (_, status, wish, expected) => {
  expect(rules.handedOut({ ...account, status }, wish)).toEqual(expected);
});

test("a disabled account is given no key", () => {
  expect(rules.enabled({ status: "active" })).toEqual({ status: "active" });
  expect(rules.enabled({ status: "disabled" })).toMatchObject({ code: "service_account_disabled" });
});
