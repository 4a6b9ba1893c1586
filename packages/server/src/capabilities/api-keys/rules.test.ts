import { builtInRoles } from "@rollcall/contract/roles";
import { describe, expect, test } from "vitest";
import { builtInBook } from "../../../testing/acting.ts";
import * as rules from "./rules.ts";

const now = new Date("2030-03-01T00:00:00Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const life = { revokedAt: null, expiresAt: null, overlapUntil: null };
const contributing = new Set<string>(builtInRoles.workspace_contributor.permissions);

test.each([
  ["active", {}],
  ["active", { expiresAt: days(1), overlapUntil: days(1) }],
  ["expired", { expiresAt: now }],
  ["expired", { expiresAt: days(1), overlapUntil: now }],
  ["revoked", { revokedAt: now, expiresAt: now }],
])("a key is %s with %j", (status, ends) => {
  expect(rules.statusOf({ ...life, ...ends }, now)).toBe(status);
});

describe("how long a key may live", () => {
  test.each([
    ["for good where nothing limits it", null, [null, null], null],
    ["as wished", days(10), [null, 30], days(10)],
    ["to the limit of the Organization", null, [20, null], days(20)],
    ["to the smaller limit", days(90), [20, 5], days(5)],
    ["to the smaller limit", days(90), [5, 20], days(5)],
  ])("%s", (_, wished, limits, expected) => {
    expect(rules.expiryOf(wished, limits, now)).toEqual(expected);
  });

  test.each([now, days(-1)])("not until %s, which is over", (wished) => {
    const refusal = { code: "until_in_the_past", details: { field: "expires_at" } };
    expect(rules.expiryOf(wished, [], now)).toMatchObject(refusal);
  });

  test.each([
    ["the lifetime that it was given, from now on", days(-5), days(5), [null, null], days(10)],
    ["no longer than the limit of today", days(-5), days(5), [null, 3], days(3)],
    ["for good", days(-5), null, [null, null], null],
    ["to a limit that is there since", days(-5), null, [30, null], days(30)],
    [
      "to the last instant that can be written",
      days(-5),
      new Date("9999-12-31T23:59:59Z"),
      [null, null],
      new Date("9999-12-31T23:59:59.999Z"),
    ],
  ])("the next one: %s", (_, createdAt, expiresAt, limits, expected) => {
    expect(rules.renewedExpiry({ createdAt, expiresAt }, limits, now)).toEqual(expected);
  });
});

describe("who may touch a key", () => {
  const actor = (inside: Iterable<string>) => ({ memberId: "mem_1", inside: new Set(inside) });

  test.each([
    ["one's own", "mem_1", []],
    ["anybody's with the right to", "mem_2", ["workspace.keys:write"]],
    ["a Service account's with the right to", null, ["workspace.keys:write"]],
  ])("%s", (_, memberId, inside) => {
    expect(rules.mayTouch(actor(inside), { memberId })).toEqual({ memberId });
  });

  test.each(["mem_2", null])("nobody else's (%s)", (memberId) => {
    expect(rules.mayTouch(actor(["workspace.keys:own"]), { memberId })).toMatchObject({ code: "permission_missing" });
  });

  test("nobody gets a secret that may do more than they may", () => {
    const owner = { permissions: contributing };
    expect(rules.mayActAs(contributing, owner)).toBe(owner);
    expect(rules.mayActAs(new Set(["workspace.keys:write"]), owner)).toMatchObject({ code: "above_your_own" });
  });
});

test.each([
  ["key_revoked", { revokedAt: now, replacedBy: "key_2", overlapUntil: days(1) }],
  ["key_replaced", { replacedBy: "key_2", overlapUntil: days(1) }],
  ["key_replaced", { replacedBy: "key_2", overlapUntil: days(-1) }],
  ["key_expired", { expiresAt: now }],
])("replacing is refused with %s", (code, is) => {
  expect(rules.replaceable({ ...life, replacedBy: null, ...is }, now)).toMatchObject({ code });
});

test.each([
  ["member_suspended", "member", "suspended"],
  ["not_found", "member", "removed"],
  ["service_account_disabled", "service_account", "disabled"],
] as const)("no new key, but %s, for a %s who is %s", (code, kind, standing) => {
  expect(rules.ownerGoesOn({ kind, id: "x", standing, permissions: contributing })).toMatchObject({ code });
});

describe("who takes a key over", () => {
  const owner = { kind: "member", id: "mem_2", standing: "active", permissions: contributing } as const;
  const account = { ...owner, kind: "service_account", id: "svc_1" } as const;

  test.each([owner, { ...account, permissions: new Set(["workspace.vibe:use"]) }])("$kind", (fit) => {
    expect(rules.recipient(fit, "to")).toBe(fit);
  });

  test.each([
    ["nobody", undefined],
    ["somebody suspended", { ...owner, standing: "suspended" }],
    ["somebody removed", { ...owner, standing: "removed" }],
    ["somebody who may own no keys there", { ...owner, permissions: new Set(["workspace:read"]) }],
    ["a disabled Service account", { ...account, standing: "disabled" }],
    ["one that may do nothing there", { ...account, permissions: new Set<string>() }],
  ] as const)("not %s", (_, unfit) => {
    expect(rules.recipient(unfit, "to")).toMatchObject({ code: "key_recipient_unfit", details: { field: "to" } });
  });
});

describe("the verdict about a key", () => {
  const rolesOf = (...ids: string[]) => new Map([...builtInBook].filter(([id]) => ids.includes(id)));
  const shown: rules.Shown = {
    ...life,
    keyId: "key_1",
    workspaceId: "wsp_1",
    archivedAt: null,
    owner: { kind: "member", id: "mem_1", isActive: true },
    roles: rolesOf("member", "developer"),
    limitedTo: null,
  };

  test("one that was handed over does no more than it did before, and nothing that its new owner may not do", () => {
    const verified = rules.verdict("org_1", { ...shown, limitedTo: ["workspace:read", "workspace:write"] }, now);
    expect(verified).toMatchObject({ valid: true, permissions: ["workspace:read"] });
  });

  test("names what the owner may do there, not in the Organization", () => {
    expect(rules.verdict("org_1", shown, now)).toEqual({
      valid: true,
      key_id: "key_1",
      organization_id: "org_1",
      workspace_id: "wsp_1",
      owner: { kind: "member", id: "mem_1" },
      permissions: [...builtInRoles.developer.permissions].sort(),
      expires_at: null,
    });
  });

  test("an Organization Admin may do everything there", () => {
    const verified = rules.verdict("org_1", { ...shown, roles: rolesOf("organization_admin") }, now);
    expect(verified).toMatchObject({ permissions: [...builtInRoles.workspace_admin.permissions].sort() });
  });

  test("the end of its overlap is its end", () => {
    const verified = rules.verdict("org_1", { ...shown, expiresAt: days(9), overlapUntil: days(1) }, now);
    expect(verified).toMatchObject({ expires_at: days(1).toISOString() });
  });

  test.each([
    ["unknown", undefined],
    ["revoked", { ...shown, revokedAt: now, archivedAt: now }],
    ["expired", { ...shown, expiresAt: now }],
    ["expired", { ...shown, overlapUntil: now }],
    ["workspace_archived", { ...shown, archivedAt: now, roles: rolesOf("organization_admin") }],
    ["owner_inactive", { ...shown, owner: { ...shown.owner, isActive: false } }],
    ["owner_inactive", { ...shown, roles: rolesOf("member") }],
    ["owner_inactive", { ...shown, roles: rolesOf() }],
    ["owner_inactive", { ...shown, limitedTo: [] }],
  ])("%s", (reason, facts) => {
    expect(rules.verdict("org_1", facts, now)).toEqual({ valid: false, reason });
  });
});

test.each([
  [true, { expiresAt: days(7) }],
  [true, { expiresAt: days(1) }],
  [false, { expiresAt: days(7.01) }],
  [false, { expiresAt: null }],
  [false, { expiresAt: now }],
  [false, { expiresAt: days(1), warnedAt: days(-1) }],
  [false, { expiresAt: days(1), replacedBy: "key_2", overlapUntil: days(1) }],
  [false, { expiresAt: days(1), revokedAt: now }],
])("warning is due: %s for %j", (isDue, is) => {
  expect(rules.isDueForWarning({ ...life, replacedBy: null, warnedAt: null, ...is }, now)).toBe(isDue);
});
