import { describe, expect, test } from "vitest";
import { acting, builtInBook } from "../../../testing/acting.ts";
import type { Refusal } from "../../platform/refusal.ts";
import type { Actor } from "../../platform/transact.ts";
import * as rules from "./rules.ts";

const now = new Date("2030-03-01T12:00:00Z");
const off: rules.SingleSignOn = { isOn: false, verifiedDomains: [], guestsByInvitation: false };
const on: rules.SingleSignOn = { isOn: true, verifiedDomains: ["acme.test"], guestsByInvitation: false };
const guests: rules.SingleSignOn = { ...on, guestsByInvitation: true };

function plan(productId: string, planName: string, allowsInvitations: boolean, isSubscribed = false): rules.Plan {
  const productName = { vibe: "Vibe", api: "API Plan", code: "Mistral Code" }[productId] ?? productId;
  return { productId, productName, planName, allowsInvitations, isSubscribed };
}

const vibeTeam = [plan("vibe", "Free", false), plan("vibe", "Team", true, true), plan("vibe", "Enterprise", true)];
const vibeFree = [plan("vibe", "Free", false, true), plan("vibe", "Team", true), plan("vibe", "Enterprise", true)];
const apiScale = [plan("api", "Free", false), plan("api", "Scale", true, true)];
const apiNone = [plan("api", "Free", false), plan("api", "Scale", true)];
const codeTeam = [plan("code", "Free", false), plan("code", "Team", false, true)];

const facts: rules.OfferFacts = {
  actor: acting("organization_admin"),
  mayWriteSeats: true,
  plans: [...vibeTeam, ...apiNone, ...codeTeam],
  roleBook: builtInBook,
  singleSignOn: off,
};

describe("an offer", () => {
  test.each<[string, rules.Offer, rules.OfferFacts]>([
    ["on Vibe Team", { roles: ["member"], seats: ["vibe"] }, facts],
    ["on API Scale", { roles: ["member"], seats: ["api"] }, { ...facts, plans: [...vibeFree, ...apiScale] }],
    ["with a seat whose plans do not differ", { roles: ["organization_admin"], seats: ["code", "vibe"] }, facts],
    ["of a guest while single sign-on is on", { roles: ["member"], seats: [] }, { ...facts, singleSignOn: guests }],
  ])("%s is made", (_, wish, given) => {
    expect(rules.offer(wish, given)).toEqual(wish);
  });

  test.each<[string, string | undefined, rules.Offer, Partial<rules.OfferFacts>]>([
    ["role_unknown", "roles.0", { roles: ["owner"], seats: [] }, {}],
    ["above_your_own", "roles", { roles: ["organization_admin"], seats: [] }, { actor: acting("billing_manager") }],
    ["above_your_own", "seats", { roles: ["member"], seats: ["vibe"] }, { mayWriteSeats: false }],
    ["sso_required", undefined, { roles: ["member"], seats: [] }, { singleSignOn: on }],
    ["plan_required", undefined, { roles: ["member"], seats: [] }, { plans: [...vibeFree, ...apiNone] }],
    ["plan_required", "seats.0", { roles: ["member"], seats: ["api"] }, {}],
    ["plan_required", "seats.0", { roles: ["member"], seats: ["vibe"] }, { plans: [...vibeFree, ...apiScale] }],
    ["product_unknown", "seats.0", { roles: ["member"], seats: ["mail"] }, {}],
  ])("is refused with %s at %s, %#", (code, field, wish, given) => {
    const decision = rules.offer(wish, { ...facts, ...given });
    expect(decision).toMatchObject({ code });
    expect((decision as Refusal).details.field).toBe(field);
  });

  test("a refusal for the plan names the plans of the catalogue", () => {
    const decision = rules.offer({ roles: ["member"], seats: [] }, { ...facts, plans: [...vibeFree, ...apiNone] });
    expect(decision).toMatchObject({
      message: "Inviting members needs Vibe on Team or Enterprise, or API Plan on Scale.",
    });
  });
});

test("each address of a form is decided by itself", () => {
  const inputs = [
    "Ada <ADA@acme.test>",
    "not an address",
    "ada@acme.test",
    "member@acme.test",
    "gone@acme.test",
    "pending@acme.test",
    "again@acme.test",
    "bob@acme.test",
    "late@acme.test",
    "a@b.test\r\nBcc: c@d.test",
  ];
  const decided = rules.decideAddresses(inputs, {
    activeEmails: new Set(["member@acme.test"]),
    suspendedEmails: new Set(["gone@acme.test"]),
    invitedEmails: new Set(["pending@acme.test"]),
    weariedEmails: new Set(["again@acme.test"]),
    seatsFor: 2,
    singleSignOn: off,
  });
  expect(decided.map(({ outcome }) => outcome)).toEqual([
    "invited",
    "invalid_email",
    "duplicate",
    "already_member",
    "member_suspended",
    "already_invited",
    "mailed_too_often",
    "invited",
    "no_seat",
    "invalid_email",
  ]);
  expect(decided[0]?.email).toBe("ada@acme.test");
});

test("addresses that ask for seats of their own get them in their order", () => {
  const wanted = [
    { email: "one@acme.test", seats: ["vibe"] },
    { email: "two@acme.test", seats: ["vibe", "api"] },
    { email: "three@acme.test", seats: ["api"] },
    { email: "four@acme.test", seats: [] },
    { email: "five@acme.test", seats: ["api"] },
  ];
  const decided = rules.decideEach(wanted, {
    activeEmails: new Set(),
    suspendedEmails: new Set(),
    invitedEmails: new Set(),
    weariedEmails: new Set(),
    freeSeats: new Map([
      ["vibe", 1],
      ["api", 1],
    ]),
    singleSignOn: off,
  });
  expect(decided).toEqual(["invited", "no_seat", "invited", "invited", "no_seat"]);
});

test.each([
  ["ada@acme.test", off, false],
  ["ada@acme.test", on, true],
  ["ada@other.test", on, true],
  ["ada@acme.test", guests, true],
  ["ada@other.test", guests, false],
  ["ada@sub.acme.test", guests, false],
])("%s with %j joins through the identity provider: %s", (email, singleSignOn, expected) => {
  expect(rules.joinsThroughProvider(email, singleSignOn)).toBe(expected);
});

const pending: rules.Standing = {
  status: "pending",
  version: 2,
  email: "ada@acme.test",
  roles: ["member"],
  expiresAt: new Date("2030-03-02T12:00:00Z"),
};

test.each<[string, rules.Standing | undefined, number]>([
  ["invitation_link_invalid", undefined, 2],
  ["invitation_accepted", { ...pending, status: "accepted" }, 1],
  ["invitation_declined", { ...pending, status: "declined" }, 2],
  ["invitation_revoked", { ...pending, status: "revoked" }, 2],
  ["invitation_replaced", pending, 1],
  ["invitation_expired", { ...pending, expiresAt: now }, 2],
])("a link says %s", (code, invitation, version) => {
  expect(rules.openLink(invitation, version, now)).toMatchObject({ code });
});

test("a link of the latest version opens until it expires", () => {
  expect(rules.openLink(pending, 2, now)).toBe(pending);
});

test.each<[string, rules.Standing, Actor]>([
  ["above_your_own", { ...pending, roles: ["organization_admin"] }, acting("billing_manager")],
  ["invitation_expired", { ...pending, expiresAt: now }, acting("organization_admin")],
  ["invitation_revoked", { ...pending, status: "revoked" }, acting("organization_admin")],
])("a link is not handed out: %s", (code, invitation, actor) => {
  expect(rules.linkable(invitation, actor, now)).toMatchObject({ code });
});

describe("accepting", () => {
  const user = { email: "ada@acme.test" };
  const ready = { user, isAddressTrusted: true, membership: undefined, singleSignOn: off };

  test("as the invited person", () => {
    expect(rules.accept(pending, ready)).toBe(pending);
  });

  test.each<[string, rules.AcceptFacts]>([
    ["invitation_other_account", { ...ready, user: { email: "eve@acme.test" } }],
    ["email_not_verified", { ...ready, isAddressTrusted: false }],
    ["membership_suspended", { ...ready, membership: "suspended" }],
    ["already_member", { ...ready, membership: "active" }],
    ["sso_required", { ...ready, singleSignOn: on }],
  ])("is refused with %s", (code, given) => {
    expect(rules.accept(pending, given)).toMatchObject({ code });
  });
});
