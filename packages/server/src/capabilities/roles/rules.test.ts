import { permissionsOf } from "@rollcall/contract/roles";
import { describe, expect, test } from "vitest";
import type { Actor, MemberActor } from "../../platform/transact.ts";
import { knownRoles, mayHandOut } from "./rules.ts";

const actorWith = (...roles: string[]): MemberActor => ({
  kind: "member",
  userId: "usr_1",
  memberId: "mem_1",
  sessionId: "ses_1",
  name: "Ada",
  email: "ada@example.com",
  roles,
  permissions: permissionsOf(roles),
});

describe("nobody hands out what they do not hold", () => {
  test.each<[string, Actor, string[], boolean]>([
    ["an Admin", actorWith("organization_admin"), ["organization_admin", "billing_manager", "member"], true],
    ["Billing", actorWith("billing_manager"), ["billing_manager", "member"], true],
    ["Billing", actorWith("billing_manager"), ["organization_admin"], false],
    ["a Member", actorWith("member"), ["billing_manager"], false],
    ["two roles together", actorWith("member", "billing_manager"), ["billing_manager"], true],
    ["the operator", { kind: "operator" }, ["organization_admin"], true],
    ["nobody in particular", { kind: "anonymous" }, ["member"], false],
  ])("%s, %#", (_, actor, roles, allowed) => {
    expect(mayHandOut(actor, roles)).toBe(allowed);
  });
});

test("roles are known, each once, in a fixed order", () => {
  expect(knownRoles(["member", "billing_manager", "member"], ["member", "billing_manager"])).toEqual([
    "billing_manager",
    "member",
  ]);
  expect(knownRoles(["member", "owner"], ["member"])).toMatchObject({
    code: "role_unknown",
    details: { field: "roles.1" },
  });
});
