import { describe, expect, test } from "vitest";
import { acting, builtInBook } from "../../../testing/acting.ts";
import type { Actor } from "../../platform/transact.ts";
import { changedRoles, customRole, knownRoles, mayHandOut } from "./rules.ts";

describe("nobody hands out what they do not hold", () => {
  test.each<[string, Actor, string[], boolean]>([
    ["an Admin", acting("organization_admin"), ["organization_admin", "billing_manager", "member"], true],
    ["Billing", acting("billing_manager"), ["billing_manager", "member"], true],
    ["Billing", acting("billing_manager"), ["organization_admin"], false],
    ["a Member", acting("member"), ["billing_manager"], false],
    ["two roles together", acting("member", "billing_manager"), ["billing_manager"], true],
    ["the operator", { kind: "operator" }, ["organization_admin"], true],
    ["nobody in particular", { kind: "anonymous" }, ["member"], false],
  ])("%s, %#", (_, actor, roles, allowed) => {
    expect(mayHandOut(actor, roles)).toBe(allowed);
  });
});

test("roles are known, each once, in a fixed order", () => {
  expect(knownRoles(["member", "billing_manager", "member"], builtInBook)).toEqual(["billing_manager", "member"]);
  expect(knownRoles(["member", "owner"], builtInBook)).toMatchObject({
    code: "role_unknown",
    details: { field: "roles.1" },
  });
});

describe("a custom role", () => {
  const catalogue = { organization: ["members:read", "members:invite"], workspace: ["workspace:read"] };
  const held = new Set(["members:read", "workspace:read"]);

  test("holds what its maker holds, each once", () => {
    const wish = { scope: "organization", permissions: ["members:read", "members:read"] } as const;
    expect(customRole(wish, catalogue, held)).toEqual(["members:read"]);
  });

  test.each([
    ["permission_unknown", { scope: "organization", permissions: ["workspace:read"] }, "permissions.0"],
    ["permission_unknown", { scope: "workspace", permissions: ["workspace:read", "everything"] }, "permissions.1"],
    ["above_your_own", { scope: "organization", permissions: ["members:read", "members:invite"] }, "permissions"],
  ] as const)("is refused with %s, %#", (code, wish, field) => {
    expect(customRole(wish, catalogue, held)).toMatchObject({ code, details: { field } });
  });
});

const march = new Date("2030-03-01T00:00:00Z");
const april = new Date("2030-04-01T00:00:00Z");

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
    expect(changedRoles(before, roles, until)).toEqual(expected);
  });

  test("nothing", () => {
    expect(changedRoles([{ roleId: "developer", until: march }], ["developer"], new Date(march))).toEqual([]);
    expect(changedRoles([], [], march)).toEqual([]);
  });
});
