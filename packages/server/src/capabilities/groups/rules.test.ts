import { describe, expect, test } from "vitest";
import * as rules from "./rules.ts";

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
