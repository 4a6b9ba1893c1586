import type { Grant, HeldRole } from "@rollcall/contract/access";
import { describe, expect, it } from "vitest";
import { commonUntil, groupPath, hasDirect, isListed, ownRoles, withDirectRoles } from "./grants.ts";

const direct = (until: string | null = null): Grant => ({ kind: "direct", source: "manual", until });
const byGroup = {
  kind: "group",
  group: { id: "grp_1", name: "Engineering" },
  through: [{ id: "grp_2", name: "Firmware" }],
  until: null,
} as const satisfies Grant;
const everybody: Grant = { kind: "default" };
const admin: Grant = { kind: "organization_admin" };
const role = (id: string, ...grants: Grant[]): HeldRole => ({ id, name: id.toUpperCase(), grants });
const nameOf = (id: string) => id.toUpperCase();
const LATER = "2030-01-31T12:00:00.000Z";

describe("grants", () => {
  it("counts as own what is given directly or to everybody", () => {
    expect(ownRoles([role("a", direct()), role("b", byGroup), role("c", everybody), role("d", admin)])).toEqual([
      "a",
      "c",
    ]);
  });

  it.each([
    ["nothing direct", [role("a", byGroup)], null],
    ["for good", [role("a", direct()), role("b", direct())], null],
    ["together", [role("a", direct(LATER)), role("b", direct(LATER), byGroup)], LATER],
    ["apart", [role("a", direct(LATER)), role("b", direct())], undefined],
  ])("knows the end of direct roles: %s", (_, roles, end) => {
    expect(commonUntil(roles)).toBe(end);
  });

  it("names Groups from the member's own up to the one that grants", () => {
    expect(groupPath(byGroup)).toBe("Firmware › Engineering");
  });

  it.each([
    ["an Organization Admin alone", [role("a", admin)], false, false],
    ["a Group", [role("a", byGroup)], true, false],
    ["the default Workspace", [role("a", everybody)], true, false],
    ["a direct role", [role("a", admin, direct())], true, true],
  ])("tells who is listed, by %s", (_, roles, listed, hasOwn) => {
    expect([isListed(roles), hasDirect(roles)]).toEqual([listed, hasOwn]);
  });
});

describe("withDirectRoles", () => {
  it.each([
    ["adds one", [role("a", direct())], ["a", "b"], [role("a", direct()), role("b", direct())]],
    ["takes one", [role("a", direct()), role("b", direct())], ["a"], [role("a", direct())]],
    ["keeps what a Group gives", [role("a", direct(), byGroup)], ["b"], [role("a", byGroup), role("b", direct())]],
    ["replaces what everybody holds", [role("a", everybody)], ["a", "b"], [role("a", direct()), role("b", direct())]],
    ["keeps what an Admin may", [role("a", admin)], ["b"], [role("a", admin), role("b", direct())]],
  ])("%s", (_, before, ids, after) => {
    expect(withDirectRoles(before, ids, null, nameOf)).toEqual(after);
  });

  it("gives all of them the same end", () => {
    const after = withDirectRoles([role("a", direct())], ["a", "b"], LATER, nameOf);
    expect(after).toEqual([role("a", direct(LATER)), role("b", direct(LATER))]);
  });
});
