import { describe, expect, test } from "vitest";
import { conflictingSettings, editedSettings, movedSettings, pick, type Settings } from "./merging.ts";

const base: Settings = {
  name: "Acme",
  invitation_valid_days: 7,
  guests_by_invitation: false,
  max_key_lifetime_days: null,
};

describe("two people edit the same Organization", () => {
  test.each([
    { what: "nobody changed anything", mine: {}, now: {}, edited: [], conflicting: [], moved: [] },
    { what: "only I", mine: { name: "Acme Ltd" }, now: {}, edited: ["name"], conflicting: [], moved: [] },
    { what: "only they", mine: {}, now: { name: "Acme Inc" }, edited: [], conflicting: [], moved: ["name"] },
    {
      what: "both, different settings",
      mine: { name: "Acme Ltd" },
      now: { invitation_valid_days: 14 },
      edited: ["name"],
      conflicting: [],
      moved: ["invitation_valid_days"],
    },
    {
      what: "both, the same setting differently",
      mine: { name: "Acme Ltd" },
      now: { name: "Acme Inc" },
      edited: ["name"],
      conflicting: ["name"],
      moved: [],
    },
    {
      what: "both, the same setting alike",
      mine: { guests_by_invitation: true },
      now: { guests_by_invitation: true },
      edited: ["guests_by_invitation"],
      conflicting: [],
      moved: ["guests_by_invitation"],
    },
  ])("$what", ({ mine, now, edited, conflicting, moved }) => {
    const form = { ...base, ...mine };
    const server = { ...base, ...now };
    expect(editedSettings(base, form)).toEqual(edited);
    expect(conflictingSettings(base, form, server)).toEqual(conflicting);
    expect(movedSettings(base, form, server)).toEqual(moved);
  });

  test("only what was edited is sent", () => {
    expect(pick({ ...base, name: "Acme Ltd" }, ["name"])).toEqual({ name: "Acme Ltd" });
  });
});
