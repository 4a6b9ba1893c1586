import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { describe, expect, test } from "vitest";
import { acting } from "../../../testing/acting.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Proof } from "../../platform/transact.ts";
import { changeRule, enter, reset } from "./rules.ts";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const outcome = <T>(decision: T | Refusal) => (decision instanceof Refusal ? decision.code : decision);

const ACME = "org_acme";
const through = (organizationId: string): Proof => ({
  at: day(1),
  secondFactor: null,
  through: { organizationId, connectionId: "sso_1", isOnly: false },
});

describe("entering an Organization", () => {
  const bare: Proof = { at: day(1), secondFactor: null };
  const shown: Proof = { at: day(1), secondFactor: "totp" };
  test.each([
    ["none required", bare, { requiredSince: null, graceDays: 0 }, day(1), day(100), true],
    ["through its own provider", through(ACME), { requiredSince: day(1), graceDays: 0 }, day(1), day(100), true],
    [
      "through the provider of another",
      through("org_globex"),
      { requiredSince: day(1), graceDays: 0 },
      day(1),
      day(100),
      "second_factor_required",
    ],
    ["one shown", shown, { requiredSince: day(1), graceDays: 0 }, day(1), day(100), true],
    ["the day before grace ends", bare, { requiredSince: day(10), graceDays: 7 }, day(1), day(16), true],
    [
      "the moment when grace ends",
      bare,
      { requiredSince: day(10), graceDays: 7 },
      day(1),
      day(17),
      "second_factor_required",
    ],
    ["no grace at all", bare, { requiredSince: day(10), graceDays: 0 }, day(1), day(10), "second_factor_required"],
    ["joined since, still in grace", bare, { requiredSince: day(1), graceDays: 7 }, day(20), day(26), true],
    [
      "joined since, grace over",
      bare,
      { requiredSince: day(1), graceDays: 7 },
      day(20),
      day(27),
      "second_factor_required",
    ],
  ] as const)("%s", (_, proof, rule, joinedAt, now, decision) => {
    expect(outcome(enter({ proof, organizationId: ACME, joinedAt }, rule, now))).toBe(decision);
  });
});

describe("requiring a second factor", () => {
  const admin = acting(ADMIN_ROLE);
  const withFactor = { ...admin, proof: { at: day(1), secondFactor: "passkey" } as const };
  const [off, on] = [
    { requiredSince: null, graceDays: 7 },
    { requiredSince: day(3), graceDays: 7 },
  ];
  test.each([
    ["by who has shown none", admin, off, { required: true, grace_days: 7 }, "second_factor_missing"],
    [
      "by who came through its own provider",
      { ...admin, proof: through(ACME) },
      off,
      { required: true, grace_days: 3 },
      { requiredSince: day(9), graceDays: 3 },
    ],
    ["by who has", withFactor, off, { required: true, grace_days: 3 }, { requiredSince: day(9), graceDays: 3 }],
    [
      "by the operator",
      { kind: "operator" },
      off,
      { required: true, grace_days: 0 },
      { requiredSince: day(9), graceDays: 0 },
    ],
    [
      "again: since when stays",
      withFactor,
      on,
      { required: true, grace_days: 1 },
      { requiredSince: day(3), graceDays: 1 },
    ],
    ["no longer, by anybody", admin, on, { required: false, grace_days: 7 }, { requiredSince: null, graceDays: 7 }],
  ] as const)("%s", (_, actor, before, wish, decision) => {
    expect(outcome(changeRule({ actor, organizationId: ACME }, before, wish, day(9)))).toEqual(decision);
  });
});

describe("taking a member's second factor away", () => {
  const member = { status: "active", roles: ["member"] } as const;
  const facts = { actor: acting(ADMIN_ROLE), member, hasSecondFactor: true, belongsElsewhere: false };
  test.each([
    ["a member's", facts, true],
    ["a suspended member's", { ...facts, member: { ...member, status: "suspended" } }, true],
    ["a removed member's", { ...facts, member: { ...member, status: "removed" } }, "not_found"],
    [
      "an Admin's by who is none",
      { ...facts, actor: acting("member"), member: { ...member, roles: [ADMIN_ROLE] } },
      "above_your_own",
    ],
    ["of who belongs elsewhere", { ...facts, belongsElsewhere: true }, "belongs_elsewhere"],
    // Who may not touch the roles learns nothing about other Organizations.
    [
      "of an Admin elsewhere by who is none",
      { ...facts, actor: acting("member"), member: { ...member, roles: [ADMIN_ROLE] }, belongsElsewhere: true },
      "above_your_own",
    ],
    ["of who has none", { ...facts, hasSecondFactor: false }, "second_factor_missing"],
  ] as const)("%s", (_, asked, decision) => {
    expect(outcome(reset(asked))).toBe(decision);
  });
});
