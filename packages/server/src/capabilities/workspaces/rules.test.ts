import { expect, test } from "vitest";
import * as rules from "./rules.ts";

const now = new Date("2030-03-01T00:00:00Z");
const active = { name: "Research", isDefault: false, archivedAt: null };

test("an Organization has room for 500 active Workspaces", () => {
  expect(rules.oneMore(499)).toBe(500);
  expect(rules.oneMore(500)).toMatchObject({ code: "too_many_workspaces" });
});

test("archiving takes the name typed, is final, and never meets the default Workspace", () => {
  expect(rules.archive(active, " Research ")).toBe(active);
  expect(rules.archive(active, "research")).toMatchObject({ code: "confirmation_mismatch" });
  expect(rules.archive({ ...active, archivedAt: now }, "Research")).toMatchObject({ code: "workspace_archived" });
  expect(rules.archive({ ...active, isDefault: true }, "Research")).toMatchObject({ code: "default_workspace" });
});

test.each([
  [null, null],
  ["2030-03-01T00:00:01Z", new Date("2030-03-01T00:00:01Z")],
])("until %s lies ahead", (until, expected) => {
  expect(rules.ahead(until, now)).toEqual(expected);
});

test("until now is over", () => {
  expect(rules.ahead("2030-03-01T00:00:00Z", now)).toMatchObject({ code: "until_in_the_past" });
});

test.each([
  ["default_workspace", { isDefault: true, directRoles: ["developer"], hasGroupRoles: false }],
  ["granted_by_group", { isDefault: false, directRoles: [], hasGroupRoles: true }],
  ["not_found", { isDefault: false, directRoles: [], hasGroupRoles: false }],
])("taking somebody out is refused with %s", (code, facts) => {
  expect(rules.takeOut(facts)).toMatchObject({ code });
});
