import type { Organization } from "@rollcall/contract/organizations";
import { expect, test } from "vitest";
import { Refusal } from "../../platform/refusal.ts";
import { confirmDeletion, difference } from "./rules.ts";

const organization: Organization = {
  id: "org_1",
  name: "Acme",
  invitation_valid_days: 7,
  guests_by_invitation: false,
  single_sign_on: false,
  max_key_lifetime_days: null,
  created_at: "2030-01-01T00:00:00.000Z",
};

test.each([
  [{}, undefined],
  [{ name: "Acme" }, undefined],
  [{ name: "Acme Labs" }, { before: { name: "Acme" }, after: { name: "Acme Labs" } }],
  [
    { name: "Acme", invitation_valid_days: 30 },
    { before: { invitation_valid_days: 7 }, after: { invitation_valid_days: 30 } },
  ],
])("%j differs by %j", (wish, expected) => {
  expect(difference(organization, wish)).toEqual(expected);
});

test.each([
  ["Acme", true],
  [" Acme ", true],
  ["acme", false],
  ["", false],
])("the typed name %j confirms a deletion: %s", (typed, confirms) => {
  expect(confirmDeletion(organization, typed) instanceof Refusal).toBe(!confirms);
});
