import { MAX_ADMIN_KEYS } from "@rollcall/contract/admin-keys";
import { permissionsOf as ofRoles } from "@rollcall/contract/roles";
import { expect, test } from "vitest";
import * as rules from "./rules.ts";

const admin = ofRoles(["organization_admin"]);
const billing = ofRoles(["billing_manager"]);

test.each([
  [
    "what was wished, in order",
    ["seats:write", "members:read"],
    admin,
    ["members:read", "seats:write", "subscriptions:read"],
  ],
  ["with what has to be seen for it", ["members:invite"], admin, ["members:invite", "members:read"]],
  ["each once", ["members:read", "members:read"], admin, ["members:read"]],
  ["nothing that its maker does not hold", ["members:invite"], billing, "above_your_own"],
  ["nothing beside it either", ["invoices:read", "audit:read"], billing, "above_your_own"],
])("a key may do %s", (_, wished, held, wanted) => {
  const decided = rules.permissionsOf(wished, held);
  expect(Array.isArray(decided) ? decided : decided.code).toEqual(wanted);
});

test.each([
  [["invoices:read"], billing, true],
  [["members:read"], billing, "above_your_own"],
  [[], billing, true],
])("for %j answers who holds it all", (permissions, held, wanted) => {
  const decided = rules.answerFor(permissions, held);
  expect(decided === true ? decided : decided.code).toBe(wanted);
});

test("there is a last key that fits", () => {
  expect(rules.oneMore(MAX_ADMIN_KEYS - 1)).toBe(true);
  expect(rules.oneMore(MAX_ADMIN_KEYS)).toMatchObject({ code: "too_many_admin_keys" });
});
