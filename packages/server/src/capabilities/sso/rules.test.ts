import { describe, expect, test } from "vitest";
import { acting } from "../../../testing/acting.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Proof } from "../../platform/transact.ts";
import * as rules from "./rules.ts";

const now = new Date("2030-06-15T12:00:00Z");
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const days = (count: number) => hours(count * 24);
const codeOf = (decision: unknown) => (decision instanceof Refusal ? decision.code : decision);

describe("what a connection lacks", () => {
  const certificate = { notBefore: days(-10), notAfter: days(100) };
  const ready: rules.Readiness = {
    protocol: "saml",
    entityId: "https://idp.example",
    certificates: [certificate],
    issuer: null,
    verifiedDomains: 1,
    testedAt: hours(-1),
  };

  test.each<[string, Partial<rules.Readiness>, string[]]>([
    ["nothing", {}, []],
    [
      "everything",
      { entityId: null, certificates: [], verifiedDomains: 0, testedAt: null },
      ["provider", "domain", "test"],
    ],
    ["a certificate", { certificates: [] }, ["certificate"]],
    ["a certificate that is good today", { certificates: [{ ...certificate, notAfter: hours(-1) }] }, ["certificate"]],
    [
      "nothing, with one old certificate of two",
      { certificates: [{ ...certificate, notAfter: hours(-1) }, certificate] },
      [],
    ],
    ["a test of this day", { testedAt: hours(-25) }, ["test"]],
    ["a domain", { verifiedDomains: 0 }, ["domain"]],
    ["a client", { protocol: "oidc" }, ["provider"]],
    [
      "nothing, with a client",
      { protocol: "oidc", issuer: "https://idp.example", entityId: null, certificates: [] },
      [],
    ],
  ])("%s", (_, more, expected) => {
    expect(rules.lacks({ ...ready, ...more }, now)).toEqual(expected);
  });

  test("says what it is in words", () => {
    const refusal = rules.complete(["provider", "domain", "test"]);
    expect(refusal instanceof Refusal && refusal.details.detail).toBe(
      "This connection still needs the values of the identity provider, a verified domain that it serves and a test sign-in that went well within a day.",
    );
  });
});

test.each([
  [days(-2), days(10), "expires_soon"],
  [days(-2), days(40), "valid"],
  [days(-9), days(-1), "expired"],
  [days(1), days(90), "not_yet_valid"],
])("a certificate from %s to %s", (notBefore, notAfter, expected) => {
  expect(rules.certificateStatus({ notBefore, notAfter }, now)).toBe(expected);
});

describe("enforcing a domain", () => {
  const standby = { isActive: true, isAdmin: true, hasSecondFactor: true, rehearsedAt: hours(-1) };
  const facts: rules.DomainFacts = {
    status: "verified",
    wasEnforced: false,
    connectionStatus: "enabled",
    standbys: [standby],
  };
  const wish = { connectionId: "sso_1", enforced: true };

  test.each<[string, typeof wish | { connectionId: null; enforced: boolean }, Partial<rules.DomainFacts>, string]>([
    ["well prepared", wish, {}, "yes"],
    ["nobody is named", wish, { standbys: [] }, "break_glass_missing"],
    [
      "who is named has no second factor",
      wish,
      { standbys: [{ ...standby, hasSecondFactor: false }] },
      "break_glass_missing",
    ],
    ["who is named is no Admin", wish, { standbys: [{ ...standby, isAdmin: false }] }, "break_glass_missing"],
    ["nobody rehearsed", wish, { standbys: [{ ...standby, rehearsedAt: null }] }, "sso_rehearsal_missing"],
    [
      "the rehearsal is of yesterday",
      wish,
      { standbys: [{ ...standby, rehearsedAt: hours(-25) }] },
      "sso_rehearsal_missing",
    ],
    ["it is enforced already", wish, { wasEnforced: true, standbys: [{ ...standby, rehearsedAt: hours(-99) }] }, "yes"],
    ["the domain is not proved", wish, { status: "pending" }, "domain_not_verified"],
    ["the connection is a draft", wish, { connectionStatus: "draft" }, "sso_connection_not_enabled"],
    ["there is no such connection", wish, { connectionStatus: undefined }, "not_found"],
    ["no connection", { connectionId: null, enforced: true }, {}, "sso_connection_not_enabled"],
    ["letting go of a lost domain", { connectionId: null, enforced: false }, { status: "unverified" }, "yes"],
    ["serving without enforcing", { ...wish, enforced: false }, { standbys: [], connectionStatus: "draft" }, "yes"],
  ])("%s", (_, wished, more, expected) => {
    const decision = rules.decideDomain(wished, { ...facts, ...more }, now);
    expect(decision instanceof Refusal ? decision.code : "yes").toBe(expected);
  });
});

describe("entering", () => {
  const own: Proof = { at: now, secondFactor: null };
  const through = (organizationId: string, isOnly: boolean): Proof => ({
    ...own,
    through: { organizationId, connectionId: "sso_1", isOnly },
  });
  const facts = { organizationId: "org_a", isConnectionEnabled: true, isEnforced: false, isBreakGlassOpen: false };

  test.each<[string, Proof, Partial<rules.EnterFacts>, unknown]>([
    ["one's own session where nothing is enforced", own, {}, true],
    ["one's own session where it is", own, { isEnforced: true }, "single_sign_on_required"],
    ["in an emergency", own, { isEnforced: true, isBreakGlassOpen: true }, true],
    ["through the provider", through("org_a", true), { isEnforced: true }, true],
    ["through it, in one's own session", through("org_a", false), { isEnforced: true }, true],
    ["through it, when it is off", through("org_a", true), { isConnectionEnabled: false }, "single_sign_on_required"],
    ["one's own session, when it is off", through("org_a", false), { isConnectionEnabled: false }, true],
    ["through another Organization's provider", through("org_b", true), {}, "other_sign_in_required"],
    ["that in one's own session", through("org_b", false), {}, true],
    ["that, where it is enforced", through("org_b", false), { isEnforced: true }, "single_sign_on_required"],
  ])("%s", (_, proof, more, expected) => {
    expect(codeOf(rules.enter({ ...facts, proof, ...more }))).toBe(expected);
  });

  const standby = { isActive: true, isAdmin: true, hasSecondFactor: true };
  const shown: Proof = { at: now, secondFactor: "totp" };
  test.each<[string, rules.Standby | undefined, Proof, unknown]>([
    ["who is named, with a second factor", standby, shown, true],
    ["who is not named", undefined, shown, "break_glass_unfit"],
    ["who is no Admin any more", { ...standby, isAdmin: false }, shown, "break_glass_unfit"],
    ["who is suspended", { ...standby, isActive: false }, shown, "break_glass_unfit"],
    ["without a second factor", standby, own, "second_factor_required"],
    [
      "through the provider",
      standby,
      { ...shown, ...through("org_a", true), secondFactor: "totp" },
      "own_sign_in_required",
    ],
  ])("emergency access: %s", (_, named, proof, expected) => {
    expect(codeOf(rules.breakGlass({ standby: named, proof }))).toBe(expected);
  });
});

describe("naming", () => {
  const fit = { isActive: true, isAdmin: true, hasSecondFactor: true };
  const candidates = new Map([
    ["mem_1", fit],
    ["mem_2", { ...fit, hasSecondFactor: false }],
  ]);
  const facts = { actor: acting("organization_admin"), candidates, isEnforced: false };

  test.each([
    ["an Admin with a second factor", ["mem_1", "mem_1"], {}, ["mem_1"]],
    ["nobody", [], {}, []],
    ["nobody, while it is needed", [], { isEnforced: true }, "break_glass_missing"],
    ["an Admin without one", ["mem_1", "mem_2"], {}, "break_glass_unfit"],
    ["somebody unknown", ["mem_9"], {}, "break_glass_unfit"],
    ["by somebody who is no Admin", ["mem_1"], { actor: acting("member") }, "above_your_own"],
  ])("%s", (_, ids, more, expected) => {
    expect(codeOf(rules.decideNamed(ids, { ...facts, ...more }))).toEqual(expected);
  });
});
