import { describe, expect, test } from "vitest";
import { Refusal } from "../../platform/refusal.ts";
import { type ArrivalFacts, arrive, type BrakeFacts, brake, makeToken, tokenStatus } from "./rules.ts";

const now = new Date("2026-03-01T12:00:00Z");
const earlier = new Date("2026-03-01T11:00:00Z");
const later = new Date("2026-03-01T13:00:00Z");
const operator = { kind: "operator" } as const;

describe("a token", () => {
  test.each([
    [{ expiresAt: null, revokedAt: null }, "active"],
    [{ expiresAt: later, revokedAt: null }, "active"],
    [{ expiresAt: now, revokedAt: null }, "expired"],
    [{ expiresAt: later, revokedAt: earlier }, "revoked"],
  ] as const)("with %j is %s", (times, status) => {
    expect(tokenStatus(times, now)).toBe(status);
  });

  test.each([
    [{ actor: operator, active: 0, expiresAt: null }, undefined],
    [{ actor: operator, active: 1, expiresAt: later }, undefined],
    [{ actor: operator, active: 2, expiresAt: null }, "too_many_directory_tokens"],
    [{ actor: operator, active: 0, expiresAt: now }, "until_in_the_past"],
    [{ actor: { kind: "anonymous" }, active: 0, expiresAt: null }, "above_your_own"],
  ] as const)("wished as %j: %s", (facts, code) => {
    const made = makeToken(facts, now);
    expect(made instanceof Refusal ? made.code : undefined).toBe(code);
  });
});

describe("the brake", () => {
  const calm: BrakeFacts = { percent: 25, stoppedAt: null, letThroughUntil: null, ended: 5, members: 100 };
  test.each<[string, Partial<BrakeFacts>, string]>([
    ["few", {}, "go"],
    ["as many as the share", { ended: 24 }, "go"],
    ["one more than the share", { ended: 25 }, "stop"],
    ["a handful in a small Organization", { ended: 4, members: 5 }, "go"],
    ["more than a handful there", { ended: 5, members: 5 }, "stop"],
    ["any number, where nobody set a share", { percent: null, ended: 99 }, "go"],
    ["even one, once it is stopped", { stoppedAt: earlier, ended: 0 }, "stopped"],
    ["any number, as an Admin let it go on", { ended: 99, letThroughUntil: later }, "go"],
    ["what an Admin let through is over", { ended: 99, letThroughUntil: now }, "stop"],
  ])("%s: %j → %s", (_, difference, verdict) => {
    expect(brake({ ...calm, ...difference }, now)).toBe(verdict);
  });
});

describe("somebody whom a directory sends", () => {
  const nobody: ArrivalFacts = { isOwnDomain: false, present: "nobody", account: "none" };
  test.each<[string, Partial<ArrivalFacts>, object]>([
    ["whom nobody knows joins", {}, { kind: "join", account: "new" }],
    ["with an account elsewhere joins apart from it", { account: "stranger" }, { kind: "join", account: "apart" }],
    [
      "of a verified domain joins with their account",
      { account: "stranger", isOwnDomain: true },
      { kind: "join", account: "known" },
    ],
    [
      "who got the address of another user of the directory joins apart from that one's account",
      { account: "in_use", isOwnDomain: true },
      { kind: "join", account: "apart" },
    ],
    ["who was a member comes back", { account: "former_member" }, { kind: "join", account: "known" }],
    [
      "who is a member and of a verified domain is taken over",
      { present: "other", isOwnDomain: true },
      { kind: "link" },
    ],
    ["who is a member is not taken over by an address alone", { present: "other" }, { kind: "taken" }],
    ["who was managed before is taken over", { present: "was_in_directory" }, { kind: "link" }],
    ["who is managed already is there once", { present: "in_directory", isOwnDomain: true }, { kind: "taken" }],
  ])("%s", (_, difference, arrival) => {
    expect(arrive("ada@example.com", { ...nobody, ...difference })).toMatchObject(arrival);
  });
});
