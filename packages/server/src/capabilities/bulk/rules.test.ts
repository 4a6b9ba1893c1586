import { describe, expect, test } from "vitest";
import { Refusal } from "../../platform/refusal.ts";
import type { LineOutcome } from "../invitations/importing.ts";
import * as rules from "./rules.ts";

test.each([
  ["previewing", false, true],
  ["ready", true, true],
  ["running", false, true],
  ["finished", false, false],
  ["cancelled", false, false],
  ["stopped", false, false],
] as const)("what is %s can be confirmed: %s, and cancelled: %s", (state, mayConfirm, mayCancel) => {
  expect(rules.confirm({ state }) instanceof Refusal).toBe(!mayConfirm);
  expect(rules.cancel({ state }) instanceof Refusal).toBe(!mayCancel);
});

describe("the roles after", () => {
  test.each([
    ["roles.add", ["billing"], ["member"], ["member", "billing"]],
    ["roles.add", ["member"], ["member"], ["member"]],
    ["roles.remove", ["billing"], ["member", "billing"], ["member"]],
    ["roles.remove", ["billing"], ["member"], ["member"]],
    ["roles.remove", ["member"], ["member"], "last_role"],
    ["roles.remove", ["member"], [], []],
    ["roles.set", ["billing"], ["member"], ["billing"]],
  ] as const)("%s %j to %j are %j", (type, roles, held, after) => {
    const decided = rules.rolesAfter({ type, roles: [...roles] }, held);
    expect(decided instanceof Refusal ? decided.code : decided).toEqual(after);
  });
});

test.each([
  ["suspend", "member_suspended", "unchanged"],
  ["suspend", "last_admin", "refused"],
  ["reactivate", "member_not_suspended", "unchanged"],
  ["workspace.add", "already_in_workspace", "unchanged"],
  ["remove", "member_suspended", "refused"],
] as const)("%s that is refused with %s leaves the member %s", (type, code, outcome) => {
  expect(rules.outcomeOf(new Refusal(code), type)).toMatchObject({ outcome, code });
});

test.each<[LineOutcome, string, string | null, string | null]>([
  ["invited", "changed", null, null],
  ["already_member", "unchanged", "already_member", "email"],
  ["already_invited", "unchanged", "already_invited", "email"],
  ["member_suspended", "refused", "member_suspended", "email"],
  ["no_seat", "refused", "no_seat", "seats"],
  [new Refusal("above_your_own", { field: "roles" }), "refused", "above_your_own", "roles"],
  [new Refusal("role_unknown", { field: "workspaces.0.roles.1" }), "refused", "role_unknown", "workspaces"],
  [new Refusal("sso_required"), "refused", "sso_required", null],
])("a line that comes to %s is %s", (given, outcome, code, column) => {
  expect(rules.lineOutcome(given)).toMatchObject({ outcome, code, column });
});
