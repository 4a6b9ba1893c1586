import { describe, expect, test } from "vitest";
import * as rules from "./rules.ts";

const march = new Date("2030-03-01T00:00:00Z");
const april = new Date("2030-04-01T00:00:00Z");

test("directory sync alone changes the members of its Groups", () => {
  const group = { isExternallyManaged: false };
  expect(rules.ownMembers(group)).toBe(group);
  expect(rules.ownMembers({ isExternallyManaged: true })).toMatchObject({ code: "group_externally_managed" });
});

describe("putting a Group inside another", () => {
  const paths = { all: 4, toOuter: 2, fromInner: 2 };

  test("makes no circle", () => {
    expect(rules.nest({ isCircle: false, paths })).toEqual({ isCircle: false, paths });
    expect(rules.nest({ isCircle: true, paths })).toMatchObject({ code: "group_circle" });
  });

  test.each([
    [{ all: 9_900, toOuter: 10, fromInner: 10 }, true],
    [{ all: 9_901, toOuter: 10, fromInner: 10 }, false],
    [{ all: 300, toOuter: 100, fromInner: 100 }, false],
  ])("%j stays within what can be read: %s", (some, isAllowed) => {
    const decision = rules.nest({ isCircle: false, paths: some });
    expect(decision).toMatchObject(isAllowed ? { paths: some } : { code: "groups_nested_too_deeply" });
  });
});

describe("what changes between what a Group gives and what it shall give", () => {
  const before = [
    { roleId: "developer", until: null },
    { roleId: "user", until: march },
  ];

  test.each<[string, string[], Date | null, string[]]>([
    ["a role less", ["developer"], null, ["user"]],
    ["a role more, until then", ["billing_viewer", "user"], march, ["billing_viewer", "developer"]],
    ["another end", ["developer", "user"], april, ["developer", "user"]],
    ["an end taken away", ["developer", "user"], null, ["user"]],
    ["none at all", [], null, ["developer", "user"]],
  ])("%s", (_, roles, until, expected) => {
    expect(rules.changedRoles(before, roles, until)).toEqual(expected);
  });

  test("nothing", () => {
    expect(rules.changedRoles([{ roleId: "developer", until: march }], ["developer"], new Date(march))).toEqual([]);
    expect(rules.changedRoles([], [], march)).toEqual([]);
  });
});
