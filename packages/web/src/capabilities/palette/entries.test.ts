import { Users } from "lucide-react";
import { expect, test } from "vitest";
import { type Entry, matching } from "./entries.ts";

const entry = (label: string, words?: string): Entry => ({
  id: label,
  label,
  icon: Users,
  run: () => {},
  ...(words !== undefined && { words }),
});
const entries = [entry("Create Group"), entry("Groups"), entry("Éric Dupont", "eric@helio.example"), entry("Members")];

test.each([
  ["group", ["Groups", "Create Group"]],
  ["create group", ["Create Group"]],
  ["eric", ["Éric Dupont"]],
  ["HELIO.example", ["Éric Dupont"]],
  ["", ["Create Group", "Groups", "Éric Dupont", "Members"]],
  ["nobody", []],
])("%j finds %j", (typed, labels) => {
  expect(matching(entries, typed).map(({ label }) => label)).toEqual(labels);
});
