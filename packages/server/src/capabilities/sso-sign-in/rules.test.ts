import { defaultAttributes } from "@rollcall/contract/sso";
import { describe, expect, test } from "vitest";
import { attributesOf, readPerson } from "./received.ts";
import * as rules from "./rules.ts";

const now = new Date("2030-06-15T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe("what comes of a sign-in", () => {
  const facts: rules.Facts = {
    isEnabled: true,
    domains: ["acme.com"],
    isKnown: false,
    membership: undefined,
    account: undefined,
    hasOtherSubject: false,
    isAddressTaken: false,
    lastRemoval: undefined,
    isInvited: false,
    planAllows: true,
  };
  const email = "ann@acme.com";
  const removed = { left: false, allowedAgainAt: null };

  test.each<[string, string | null, Partial<rules.Facts>, string]>([
    ["a new person", email, {}, "join"],
    ["a member by their address", email, { membership: "active" }, "link"],
    ["a member by their subject", email, { isKnown: true, membership: "active" }, "sign_in"],
    ["a subject with any address", "ann@elsewhere.example", { isKnown: true, membership: "active" }, "sign_in"],
    ["a subject without an address", null, { isKnown: true, membership: "active" }, "sign_in"],
    ["who left by themselves", email, { lastRemoval: { left: true, allowedAgainAt: null } }, "join"],
    ["who was allowed again", email, { lastRemoval: { left: false, allowedAgainAt: now } }, "join"],
    ["who was removed and is invited", email, { lastRemoval: removed, isInvited: true }, "join"],
    ["a connection that is off", email, { isEnabled: false }, "connection_disabled"],
    ["no address", null, {}, "email_missing"],
    ["another domain", "ann@acme.com.evil.example", {}, "email_outside_domains"],
    ["a domain below", "ann@mail.acme.com", {}, "email_outside_domains"],
    ["a domain that is proved no longer", email, { domains: [] }, "email_outside_domains"],
    ["a member by an address of no domain", "ann@evil.example", { membership: "active" }, "email_outside_domains"],
    ["somebody suspended", email, { membership: "suspended" }, "suspended"],
    ["somebody suspended, by subject", email, { isKnown: true, membership: "suspended" }, "suspended"],
    ["another subject", email, { membership: "active", hasOtherSubject: true }, "address_taken"],
    ["an address of another member", email, { isAddressTaken: true }, "address_taken"],
    ["who was removed", email, { lastRemoval: removed }, "removed_before"],
    ["who was removed, by subject", email, { isKnown: true, lastRemoval: removed }, "removed_before"],
    ["a subject that left, with an address of no domain", "a@b.example", { isKnown: true }, "email_outside_domains"],
    ["a plan without members", email, { planAllows: false }, "plan_required"],
  ])("%s", (_, address, more, expected) => {
    const decision = rules.decide({ email: address }, { ...facts, ...more });
    expect(typeof decision === "string" ? decision : decision.reason).toBe(expected);
  });
});

describe("a member whom a directory manages, by the address that it gave them", () => {
  const facts: rules.Facts = {
    isEnabled: true,
    domains: ["acme.com", "acme.de"],
    isKnown: false,
    membership: "active",
    account: { email: null, isProven: false, hasSecret: false, isMadeByDirectory: true },
    hasOtherSubject: false,
    isAddressTaken: false,
    lastRemoval: undefined,
    isInvited: false,
    planAllows: true,
  };
  const email = "ann@acme.com";
  const account = (address: string | null, isProven = true, hasSecret = true, isMadeByDirectory = true) => ({
    account: { email: address, isProven, hasSecret, isMadeByDirectory },
  });

  test.each<[string, Partial<rules.Facts>, string]>([
    ["made apart, which nothing opens", account(null, false, false), "link"],
    ["made apart, which somebody found a way into", account(null, false, true), "address_taken"],
    ["who signs in with the same address", account(email), "link"],
    ["who signs in with the same address, not proven: that way in ends", account(email, false), "link"],
    ["who signs in with another address of the domain", account("anna@acme.com"), "link"],
    ["who signs in with an address of another domain of the connection", account("ann@acme.de"), "link"],
    ["of another address that nobody proved, and nothing opens", account("anna@acme.com", false, false), "link"],
    ["of another address that nobody proved, with a password", account("anna@acme.com", false), "address_taken"],
    ["who signs in with a private address", account("ann@mail.example"), "address_taken"],
    ["whose private address gets a mailed link", account("ann@mail.example", true, false), "address_taken"],
    ["who signs in with an address of a domain below", account("ann@eu.acme.com"), "address_taken"],
    ["of a domain that only ends like it", account("ann@notacme.com"), "address_taken"],
    [
      "of a domain that another connection serves",
      { ...account("ann@acme.io"), domains: ["acme.com"] },
      "address_taken",
    ],
    ["whom the directory took over, with the same address", account(email, true, true, false), "link"],
    [
      "whom it took over by an address that somebody put there",
      account("boss@acme.com", true, true, false),
      "address_taken",
    ],
    ["whom the connection knows by another subject", { hasOtherSubject: true }, "address_taken"],
    ["who is suspended", { membership: "suspended" }, "suspended"],
    ["in a domain that is proved no longer", { domains: [] }, "email_outside_domains"],
  ])("%s", (_, more, expected) => {
    const decision = rules.decide({ email }, { ...facts, ...more });
    expect(typeof decision === "string" ? decision : decision.reason).toBe(expected);
  });
});

describe("what values grant", () => {
  const rule = (value: string, more: object) => ({
    attribute: null,
    value,
    roles: [],
    groups: [],
    workspaces: [],
    ...more,
  });
  const mapping = [
    rule("finance", { roles: ["billing_manager"] }),
    rule("eng", { groups: ["grp_1"], workspaces: [{ workspace_id: "wsp_1", roles: ["developer"] }] }),
    rule("lead", { workspaces: [{ workspace_id: "wsp_1", roles: ["workspace_admin", "developer"] }] }),
    { ...rule("EU", { roles: ["role_eu"] }), attribute: "region" },
  ];

  test.each([
    ["nothing", [], {}, { roles: [], groups: [], workspaces: [] }],
    ["a value without a rule", ["admin", "organization_admin"], {}, { roles: [], groups: [], workspaces: [] }],
    ["another case", ["Finance", " finance"], {}, { roles: [], groups: [], workspaces: [] }],
    ["one value", ["finance"], {}, { roles: ["billing_manager"], groups: [], workspaces: [] }],
    [
      "several, together",
      ["lead", "eng"],
      {},
      { roles: [], groups: ["grp_1"], workspaces: [{ workspaceId: "wsp_1", roles: ["developer", "workspace_admin"] }] },
    ],
    ["another attribute", [], { region: ["EU"] }, { roles: ["role_eu"], groups: [], workspaces: [] }],
    ["the value in another attribute", [], { region: ["finance"] }, { roles: [], groups: [], workspaces: [] }],
  ])("%s", (_, groups, attributes, expected) => {
    expect(rules.mapped(mapping, { groups, attributes: attributes as Record<string, string[]> })).toEqual(expected);
  });
});

describe("how roles change", () => {
  const ADMIN = "organization_admin";
  const base: rules.RoleFacts = { had: [], others: ["member"], wanted: [], defaults: ["member"], isOnlyAdmin: false };

  test.each<[string, Partial<rules.RoleFacts>, Partial<rules.RoleChange>]>([
    ["nothing", {}, { granted: [], taken: [], fallback: [] }],
    ["one comes, one goes", { had: ["a"], wanted: ["b"] }, { granted: ["b"], taken: ["a"] }],
    [
      "one that another door gave stays there",
      { had: ["a"], others: ["a"], wanted: [] },
      { taken: ["a"], fallback: [] },
    ],
    ["nobody is left without a role", { had: ["a"], others: [] }, { taken: ["a"], fallback: ["member"] }],
    ["Admin goes", { had: [ADMIN] }, { taken: [ADMIN], keepsLastAdmin: false }],
    ["the last Admin stays", { had: [ADMIN], isOnlyAdmin: true }, { taken: [], keepsLastAdmin: true }],
    [
      "the last Admin by another door as well",
      { had: [ADMIN], others: [ADMIN], isOnlyAdmin: true },
      { taken: [ADMIN], keepsLastAdmin: false },
    ],
    ["the last Admin, with nothing else", { had: [ADMIN], others: [], isOnlyAdmin: true }, { fallback: [] }],
  ])("%s", (_, more, expected) => {
    expect(rules.changeRoles({ ...base, ...more })).toMatchObject(expected);
  });
});

describe("whose address a token may name", () => {
  const okta = "https://acme.okta.com";
  const google = "https://accounts.google.com";
  const entra = "https://login.microsoftonline.com/4f7f7f7f-0000-4000-8000-000000000000/v2.0";
  const personal = "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0";
  const email = "ann@acme.com";

  test.each([
    ["verified", okta, { email, email_verified: true }, "email", true],
    ["verified, as text", okta, { email, email_verified: "true" }, "email", true],
    ["not verified", okta, { email, email_verified: false }, "email", "email_not_verified"],
    ["nothing said", okta, { email }, "email", "email_not_verified"],
    ["an attribute of the Admin's choice", okta, {}, "mail", true],
    ["Entra, which does not say", entra, { email }, "email", true],
    ["Entra, which says no", entra, { email, email_verified: false }, "email", "email_not_verified"],
    ["a private Microsoft account", personal, { email }, "email", "wrong_issuer"],
    ["a Google Workspace", google, { email, email_verified: true, hd: "acme.com" }, "email", true],
    [
      "another Workspace",
      google,
      { email, email_verified: true, hd: "evil.example" },
      "email",
      "email_outside_domains",
    ],
    ["a private Google account", google, { email, email_verified: true }, "email", "email_outside_domains"],
  ])("%s", (_, issuer, claims, emailAttribute, expected) => {
    const trusted = rules.trustedEmail({ issuer, claims, emailAttribute });
    expect(trusted === true ? trusted : trusted.reason).toBe(expected);
  });
});

describe("times", () => {
  test.each([
    ["not asked", 600, false, true],
    ["asked, and done since", 1, true, true],
    ["asked, with clocks a little apart", 10.5, true, true],
    ["asked, and not done", 60, true, "not_fresh"],
  ])("%s", (_, minutes, isAgain, expected) => {
    const proven = rules.provenAnew({ authenticated_at: minutesAgo(minutes) }, { isAgain, startedAt: minutesAgo(10) });
    expect(proven === true ? proven : proven.reason).toBe(expected);
  });

  test("what a provider says counts as long as its session, and a day at most", () => {
    expect(rules.proofUntil({ until: minutesAgo(-30) }, now)).toEqual(minutesAgo(-30));
    expect(rules.proofUntil({ until: null }, now)).toEqual(minutesAgo(-24 * 60));
    expect(rules.proofUntil({ until: minutesAgo(-99_999) }, now)).toEqual(minutesAgo(-24 * 60));
    expect(rules.proofUntil({ until: minutesAgo(1) }, now)).toEqual(minutesAgo(-1));
  });

  test("nobody proved anything later than now", () => {
    expect(rules.provenAt({ authenticated_at: minutesAgo(-5) }, now)).toEqual(now);
    expect(rules.provenAt({ authenticated_at: minutesAgo(5) }, now)).toEqual(minutesAgo(5));
    expect(rules.provenAt({ authenticated_at: null }, now)).toEqual(minutesAgo(10));
  });
});

describe("reading a person", () => {
  const names = defaultAttributes("saml", "okta");
  const read = (attributes: Record<string, string[]>, subject = "00u1", more = {}) =>
    readPerson({ attributes, subject }, { ...names, ...more });

  test.each([
    ["an address, in lower case", { email: ["Ann@ACME.com"] }, { email: "ann@acme.com" }],
    ["the first of several", { email: ["a@acme.com", "b@acme.com"] }, { email: "a@acme.com" }],
    ["what is no address", { email: ["ann"] }, { email: null }],
    ["two in one", { email: ["a@acme.com,b@evil.example"] }, { email: null }],
    ["names with what nobody types", { firstName: ["A\u202enn\u0000 \n"] }, { first_name: "A nn" }],
    ["long names", { lastName: ["x".repeat(300)] }, { last_name: "x".repeat(100) }],
    ["groups", { groups: ["a", "b"] }, { groups: ["a", "b"] }],
  ])("%s", (_, attributes, expected) => {
    expect(read(attributes as Record<string, string[]>)).toMatchObject(expected);
  });

  test("the subject stands in for an address that does not come", () => {
    expect(read({}, "ann@acme.com")).toMatchObject({ email: "ann@acme.com", subject: "ann@acme.com" });
  });

  test("an attribute can be the subject, and has to be there then", () => {
    expect(read({ oid: ["42"] }, "x", { subject: "oid" })).toMatchObject({ subject: "42" });
    expect(read({}, "x", { subject: "oid" })).toMatchObject({ reason: "subject_missing" });
  });

  test("claims become attributes; what is no text says nothing", () => {
    const attributes = attributesOf({ email: "a@b.c", groups: ["x", 1, null, ["y"]], deep: { a: 1 }, is: true });
    expect({ ...attributes }).toEqual({ email: ["a@b.c"], groups: ["x", "1"], is: ["true"] });
    expect(attributes["constructor"]).toBeUndefined();
  });
});
