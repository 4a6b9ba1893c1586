import { describe, expect, test } from "vitest";
import { acting, builtInBook } from "../../../testing/acting.ts";
import * as rules from "./rules.ts";

const now = new Date("2030-06-15T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const plan = { productId: "vibe", productName: "Vibe", planName: "Team", allowsInvitations: true, isSubscribed: true };
const clear: rules.JoinFacts = {
  membership: undefined,
  lastRemoval: undefined,
  joinsThroughProvider: false,
  plans: [plan],
  joining: "join",
  lastProofAt: ago(1),
  hasPending: false,
  lastDeclinedAt: null,
};
const asking: rules.JoinFacts = { ...clear, joining: "request", lastProofAt: ago(400) };
const wasRemoved = { left: false, allowedAgainAt: null };

describe("joining by a domain", () => {
  test.each([
    ["join", clear],
    ["join", { ...clear, hasPending: true, lastDeclinedAt: ago(1) }],
    ["join", { ...clear, lastRemoval: { left: true, allowedAgainAt: null } }],
    ["join", { ...clear, lastRemoval: { left: false, allowedAgainAt: ago(1) } }],
    ["request", asking],
    ["request", { ...asking, lastDeclinedAt: ago(7) }],
  ])("comes to %s, %#", (outcome, facts) => {
    expect(rules.join(facts, now)).toBe(outcome);
  });

  test.each([
    ["membership_suspended", { ...clear, membership: "suspended" }],
    ["already_member", { ...clear, membership: "active" }],
    ["removed_before", { ...clear, lastRemoval: wasRemoved }],
    ["removed_before", { ...asking, lastRemoval: wasRemoved }],
    ["sso_required", { ...clear, joinsThroughProvider: true }],
    ["plan_required", { ...clear, plans: [{ ...plan, isSubscribed: false }] }],
    ["email_proof_too_old", { ...clear, lastProofAt: ago(30) }],
    ["email_proof_too_old", { ...clear, lastProofAt: null }],
    ["join_request_pending", { ...asking, hasPending: true }],
    ["join_request_declined", { ...asking, lastDeclinedAt: ago(6.9) }],
  ] as [string, rules.JoinFacts][])("is refused with %s, %#", (code, facts) => {
    expect(rules.join(facts, now)).toMatchObject({ code });
  });
});

describe("what a domain offers", () => {
  const claim = { status: "verified", joining: "join" } as const;
  test.each([
    ["join", true, claim],
    ["request", true, { ...claim, joining: "request" }],
    ["email_not_verified", false, claim],
    ["email_not_verified", false, undefined],
    ["not_found", true, undefined],
    ["not_found", true, { ...claim, joining: "off" }],
    ["not_found", true, { ...claim, status: "pending" }],
    ["not_found", true, { ...claim, status: "unverified" }],
  ] as const)("%s, %#", (wanted, isProven, given) => {
    const offer = rules.offer(isProven, given);
    expect(typeof offer === "string" ? offer : offer.code).toBe(wanted);
  });
});

describe("letting in who asked", () => {
  const actor = acting("organization_admin");
  const inviter = { ...acting("member"), permissions: new Set(["members:invite"]), roleBook: builtInBook };
  const proven = { ...clear, isProven: true };
  test.each([
    [undefined, proven, actor],
    ["above_your_own", proven, inviter],
    ["email_not_verified", { ...proven, isProven: false }, actor],
    ["member_suspended", { ...proven, membership: "suspended" }, actor],
    ["already_member", { ...proven, membership: "active" }, actor],
    ["removed_before", { ...proven, lastRemoval: wasRemoved }, actor],
    ["sso_required", { ...proven, joinsThroughProvider: true }, actor],
    ["plan_required", { ...proven, plans: [] }, actor],
  ] as const)("%s", (code, person, who) => {
    const decision = rules.grant(person, { actor: who });
    if (code === undefined) expect(decision).toBe(person);
    else expect(decision).toMatchObject({ code });
  });
});

test.each([
  ["not_found", undefined],
  ["join_request_answered", { status: "granted" }],
  ["join_request_answered", { status: "declined" }],
  ["join_request_answered", { status: "withdrawn" }],
] as const)("answering is refused with %s, %#", (code, request) => {
  expect(rules.answerable(request)).toMatchObject({ code });
});
