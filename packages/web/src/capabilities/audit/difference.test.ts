import { describe, expect, it } from "vitest";
import { differencesOf, factsOf, listChanges } from "./difference.ts";

describe("what an event changed", () => {
  it.each([
    [
      "fields that differ, and no others",
      "workspace.updated",
      { before: { name: "A", icon: "x" }, after: { name: "B", icon: "x" } },
      [{ field: "name", before: "A", after: "B" }],
    ],
    [
      "a field that was not there",
      "group.updated",
      { before: {}, after: { description: "new" } },
      [{ field: "description", before: undefined, after: "new" }],
    ],
    [
      "something that begins",
      "subscription.changed",
      { before: null, after: { plan_id: "team", seats: 5 } },
      [
        { field: "plan_id", before: undefined, after: "team" },
        { field: "seats", before: undefined, after: 5 },
      ],
    ],
    [
      "a list, by what the event is of",
      "member.roles_changed",
      { before: ["member"], after: ["admin"] },
      [{ field: "roles", before: ["member"], after: ["admin"] }],
    ],
    ["a number", "audit.retention_changed", { before: null, after: 90 }, [{ field: "days", before: null, after: 90 }]],
    [
      "what a later version may write",
      "weather.changed",
      { before: 1, after: 2 },
      [{ field: "value", before: 1, after: 2 }],
    ],
    ["nothing where nothing is compared", "member.removed", { id: "mem_1" }, []],
  ])("%s", (_, name, payload, differences) => {
    expect(differencesOf({ name, payload })).toEqual(differences);
  });

  it("tells the rest, but for what is empty", () => {
    const payload = { id: "wsp_1", member_id: "mem_1", roles: [], until: null, before: [], after: [], left: false };
    expect(factsOf({ name: "x.y", payload })).toEqual([
      { field: "member_id", value: "mem_1" },
      { field: "left", value: false },
    ]);
  });

  it("lays two lists over each other", () => {
    expect(listChanges({ before: ["a", "b"], after: ["b", "c"] })).toEqual([
      { entry: "a", change: "taken" },
      { entry: "b", change: "kept" },
      { entry: "c", change: "added" },
    ]);
    expect(listChanges({ before: undefined, after: ["a"] })).toBe(undefined);
    expect(listChanges({ before: [1], after: [] })).toBe(undefined);
  });
});
