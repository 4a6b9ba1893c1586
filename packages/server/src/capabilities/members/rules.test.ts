import { describe, expect, test } from "vitest";
import { acting, builtInBook } from "../../../testing/acting.ts";
import * as rules from "./rules.ts";

const now = new Date("2030-03-01T00:00:00Z");

const admin = acting("organization_admin");
const billing = acting("billing_manager");
const anAdmin = { id: "mem_2", status: "active" as const, roles: ["organization_admin"], groupRoles: [] };
const aMember = { id: "mem_3", status: "active" as const, roles: ["member"], groupRoles: [] };
const adminByGroup = { ...aMember, groupRoles: ["organization_admin"] };
const suspended = { ...anAdmin, status: "suspended" as const };
const removed = { ...aMember, status: "removed" as const, roles: [] };

describe("setting roles", () => {
  test.each<[string, rules.Facts, string[], unknown]>([
    [
      "promotes",
      { actor: admin, member: aMember, otherActiveAdmins: 1 },
      ["organization_admin"],
      ["organization_admin"],
    ],
    [
      "drops what is said twice",
      { actor: admin, member: aMember, otherActiveAdmins: 1 },
      ["member", "member"],
      ["member"],
    ],
    ["demotes one of two", { actor: admin, member: anAdmin, otherActiveAdmins: 1 }, ["member"], ["member"]],
    ["demotes a suspended one", { actor: admin, member: suspended, otherActiveAdmins: 1 }, ["member"], ["member"]],
    [
      "keeps the last Admin Admin, with more",
      { actor: admin, member: anAdmin, otherActiveAdmins: 0 },
      ["organization_admin", "member"],
      ["member", "organization_admin"],
    ],
  ])("%s", (_, facts, wish, expected) => {
    expect(rules.setRoles(facts, wish, builtInBook)).toEqual(expected);
  });

  test.each<[string, rules.Facts, string[]]>([
    ["last_admin", { actor: admin, member: anAdmin, otherActiveAdmins: 0 }, ["member"]],
    ["above_your_own", { actor: billing, member: aMember, otherActiveAdmins: 1 }, ["organization_admin"]],
    ["above_your_own", { actor: billing, member: anAdmin, otherActiveAdmins: 1 }, ["member"]],
    ["role_unknown", { actor: admin, member: aMember, otherActiveAdmins: 1 }, ["workspace_admin"]],
    ["not_found", { actor: admin, member: removed, otherActiveAdmins: 1 }, ["member"]],
  ])("refuses with %s, %#", (code, facts, wish) => {
    expect(rules.setRoles(facts, wish, builtInBook)).toMatchObject({ code });
  });
});

describe("suspending, removing and leaving", () => {
  test.each<[string, (facts: rules.Facts) => unknown, rules.Facts]>([
    ["last_admin", rules.suspend, { actor: admin, member: anAdmin, otherActiveAdmins: 0 }],
    ["last_admin", rules.remove, { actor: admin, member: anAdmin, otherActiveAdmins: 0 }],
    ["last_admin", rules.leave, { actor: admin, member: anAdmin, otherActiveAdmins: 0 }],
    ["above_your_own", rules.suspend, { actor: billing, member: anAdmin, otherActiveAdmins: 1 }],
    ["above_your_own", rules.remove, { actor: billing, member: anAdmin, otherActiveAdmins: 1 }],
    ["above_your_own", rules.suspend, { actor: billing, member: adminByGroup, otherActiveAdmins: 1 }],
    ["above_your_own", rules.remove, { actor: billing, member: adminByGroup, otherActiveAdmins: 1 }],
    [
      "above_your_own",
      rules.reactivate,
      { actor: billing, member: { ...adminByGroup, status: "suspended" }, otherActiveAdmins: 1 },
    ],
    ["member_suspended", rules.suspend, { actor: admin, member: suspended, otherActiveAdmins: 1 }],
    ["not_found", rules.suspend, { actor: admin, member: removed, otherActiveAdmins: 1 }],
    ["not_found", rules.remove, { actor: admin, member: removed, otherActiveAdmins: 1 }],
    ["member_not_suspended", rules.reactivate, { actor: admin, member: aMember, otherActiveAdmins: 1 }],
    ["not_found", rules.reactivate, { actor: admin, member: removed, otherActiveAdmins: 1 }],
  ])("%s, %#", (code, rule, facts) => {
    expect(rule(facts)).toMatchObject({ code });
  });

  test.each<[string, (facts: rules.Facts) => unknown, rules.Facts]>([
    ["one of two Admins is suspended", rules.suspend, { actor: admin, member: anAdmin, otherActiveAdmins: 1 }],
    ["a member is removed where one Admin is", rules.remove, { actor: admin, member: aMember, otherActiveAdmins: 1 }],
    ["a suspended Admin is removed", rules.remove, { actor: admin, member: suspended, otherActiveAdmins: 1 }],
    ["a member leaves", rules.leave, { actor: admin, member: aMember, otherActiveAdmins: 1 }],
    ["a suspended one comes back", rules.reactivate, { actor: admin, member: suspended, otherActiveAdmins: 0 }],
  ])("%s", (_, rule, facts) => {
    expect(rule(facts)).toBe(facts.member);
  });
});

describe("restoring", () => {
  const member = { ...removed, removedAt: new Date("2030-02-01T00:00:00Z") };
  const known = { isMemberAgain: false, book: builtInBook };
  const facts: rules.RestoreFacts = { actor: admin, member, heldRoles: ["member"], ...known };

  test("brings the roles back within 30 days", () => {
    expect(rules.restore(facts, now)).toEqual(["member"]);
  });

  test("leaves out roles that were deleted since; who held nothing else is a Member", () => {
    expect(rules.restore({ ...facts, heldRoles: ["billing_manager", "role_1"] }, now)).toEqual(["billing_manager"]);
    expect(rules.restore({ ...facts, heldRoles: ["role_1"] }, now)).toEqual(["member"]);
  });

  test.each<[string, rules.RestoreFacts]>([
    ["above_your_own", { ...facts, actor: billing, member: { ...member, groupRoles: ["organization_admin"] } }],
    ["member_not_removed", { ...facts, member: { ...aMember, removedAt: null } }],
    ["above_your_own", { ...facts, actor: billing, heldRoles: ["organization_admin"] }],
    ["already_member", { ...facts, isMemberAgain: true }],
    ["restore_window_passed", { ...facts, member: { ...member, removedAt: new Date("2030-01-29T00:00:00Z") } }],
  ])("refuses with %s", (code, refused) => {
    expect(rules.restore(refused, now)).toMatchObject({ code });
  });
});

describe("changing the profile", () => {
  const profile = {
    ...aMember,
    email: "ada@example.com",
    first_name: "Ada",
    last_name: "L",
    externallyManagedBy: null,
  };

  test.each([
    [{ first_name: "Ada" }, undefined],
    [
      { first_name: "Adele", last_name: "L" },
      { before: { first_name: "Ada" }, after: { first_name: "Adele" } },
    ],
  ])("%j", (wish, expected) => {
    expect(rules.changeProfile(profile, wish)).toEqual(expected);
  });

  test("is refused while an identity provider manages it", () => {
    const managed = { ...profile, externallyManagedBy: "scim" };
    expect(rules.changeProfile(managed, { last_name: "B" })).toMatchObject({ code: "externally_managed" });
  });
});
