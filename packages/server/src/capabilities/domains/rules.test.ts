import { describe, expect, test } from "vitest";
import { acting, builtInBook } from "../../../testing/acting.ts";
import * as rules from "./rules.ts";

const now = new Date("2030-06-15T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);

describe("claiming", () => {
  test.each([
    [undefined, []],
    [undefined, ["other.com"]],
    ["domain_already_claimed", ["acme.com"]],
    ["too_many_domains", Array.from({ length: 100 }, (_, index) => `d${index}.com`)],
  ])("%s", (code, claimed) => {
    const decision = rules.claim("acme.com", { claimed });
    if (code === undefined) expect(decision).toBe("acme.com");
    else expect(decision).toMatchObject({ code });
  });
});

describe("what DNS says about a proof", () => {
  test.each([
    ["found", { kind: "found", values: ["v=spf1 -all", "rollcall-challenge=abc"] }],
    ["found", { kind: "found", values: [" rollcall-challenge=abc "] }],
    ["other_value", { kind: "found", values: ["rollcall-challenge=abcd"] }],
    ["other_value", { kind: "found", values: ["ROLLCALL-CHALLENGE=ABC", ""] }],
    ["other_value", { kind: "found", values: ["rollcall-challenge=abc rollcall-challenge=abc"] }],
    ["not_found", { kind: "none" }],
    ["unreachable", { kind: "failed", reason: "ESERVFAIL" }],
  ] as const)("%s", (outcome, answer) => {
    expect(rules.outcomeOf(answer as Parameters<typeof rules.outcomeOf>[0], "rollcall-challenge=abc")).toBe(outcome);
  });
});

describe("what follows a look at DNS", () => {
  test.each([
    ["verify", "pending", null, "found"],
    ["stay", "pending", null, "not_found"],
    ["stay", "pending", null, "other_value"],
    ["stay", "pending", null, "unreachable"],
    ["stay", "verified", null, "found"],
    ["lose", "verified", null, "not_found"],
    ["lose", "verified", null, "other_value"],
    ["stay", "verified", null, "unreachable"],
    ["regain", "verified", ago(3), "found"],
    ["regain", "verified", ago(30), "found"],
    ["stay", "verified", ago(6.99), "not_found"],
    ["unverify", "verified", ago(7), "not_found"],
    ["unverify", "verified", ago(30), "other_value"],
    ["stay", "verified", ago(30), "unreachable"],
    ["verify", "unverified", ago(30), "found"],
    ["stay", "unverified", ago(30), "not_found"],
    ["stay", "unverified", ago(30), "unreachable"],
  ] as const)("%s: %s, lost %s, %s", (step, status, proofLostAt, outcome) => {
    expect(rules.step({ status, proofLostAt }, outcome, now)).toBe(step);
  });
});

describe("looking by itself", () => {
  const looked = { status: "verified", proofLostAt: null, createdAt: ago(400), lastCheckedAt: ago(1) } as const;
  test.each([
    [true, {}],
    [true, { lastCheckedAt: null }],
    [false, { lastCheckedAt: ago(0.9) }],
    [true, { status: "pending", createdAt: ago(29) }],
    [false, { status: "pending", createdAt: ago(30) }],
    [true, { status: "unverified", proofLostAt: ago(29) }],
    [false, { status: "unverified", proofLostAt: ago(31) }],
  ] as const)("%s: %j", (isDue, some) => {
    expect(rules.isDueForCheck({ ...looked, ...some }, now)).toBe(isDue);
  });
});

describe("opening a domain", () => {
  const plan = { productId: "vibe", productName: "Vibe", planName: "Team", allowsInvitations: true };
  const facts = {
    actor: acting("organization_admin"),
    status: "verified",
    plans: [{ ...plan, isSubscribed: true }],
  } as const;
  const configurer = { ...acting("member"), permissions: new Set(["access:write"]), roleBook: builtInBook };
  test.each([
    [undefined, "join", {}],
    [undefined, "request", {}],
    [undefined, "off", { status: "pending", actor: configurer, plans: [] }],
    ["above_your_own", "join", { actor: configurer }],
    ["domain_not_verified", "join", { status: "pending" }],
    ["domain_not_verified", "request", { status: "unverified" }],
    ["plan_required", "join", { plans: [{ ...plan, isSubscribed: false }] }],
    ["plan_required", "request", { plans: [{ ...plan, allowsInvitations: false, isSubscribed: true }] }],
  ] as const)("%s: %s", (code, wish, some) => {
    const decision = rules.decideJoining(wish, { ...facts, ...some });
    if (code === undefined) expect(decision).toBe(wish);
    else expect(decision).toMatchObject({ code });
  });
});
