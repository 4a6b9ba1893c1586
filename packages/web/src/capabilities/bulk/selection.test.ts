import { describe, expect, it } from "vitest";
import { countOf, isChosen, next, nobody, type SelectionStep } from "./selection.ts";

const loaded = ["a", "b", "c", "d", "e"];

function after(...steps: SelectionStep[]): string {
  const end = steps.reduce((before, step) => next(before, step, loaded), nobody);
  return end.isAll ? "all" : [...end.ids].sort().join("");
}

describe("a selection", () => {
  it.each<[string, SelectionStep[], string]>([
    ["begins with nobody", [], ""],
    ["takes a row", [{ to: "toggle", id: "b" }], "b"],
    [
      "lets a row go again",
      [
        { to: "toggle", id: "b" },
        { to: "toggle", id: "b" },
      ],
      "",
    ],
    [
      "takes a range",
      [
        { to: "toggle", id: "b" },
        { to: "reach", id: "d" },
      ],
      "bcd",
    ],
    [
      "takes a range upwards",
      [
        { to: "toggle", id: "d" },
        { to: "reach", id: "b" },
      ],
      "bcd",
    ],
    [
      "goes on from the end of a range",
      [
        { to: "toggle", id: "a" },
        { to: "reach", id: "b" },
        { to: "reach", id: "d" },
      ],
      "abcd",
    ],
    [
      "lets a range go where it began with letting go",
      [{ to: "loaded" }, { to: "toggle", id: "b" }, { to: "reach", id: "d" }],
      "ae",
    ],
    ["begins a range at a row alone", [{ to: "reach", id: "c" }], "c"],
    [
      "begins anew where the beginning has gone",
      [
        { to: "toggle", id: "x" },
        { to: "reach", id: "c" },
      ],
      "cx",
    ],
    ["takes what is loaded", [{ to: "loaded" }], "abcde"],
    ["takes all that match", [{ to: "loaded" }, { to: "all" }], "all"],
    ["of all, keeps what is loaded without a row", [{ to: "all" }, { to: "toggle", id: "c" }], "abde"],
    ["is cleared", [{ to: "all" }, { to: "nobody" }], ""],
  ])("%s", (_, steps, chosen) => {
    expect(after(...steps)).toBe(chosen);
  });

  it("of all has everybody, and as many as match", () => {
    const all = next(nobody, { to: "all" }, loaded);
    expect(isChosen(all, "not loaded yet")).toBe(true);
    expect(countOf(all, { count: 10_000, exact: false })).toEqual({ count: 10_000, exact: false });
    expect(countOf(next(nobody, { to: "loaded" }, loaded), undefined)).toEqual({ count: 5, exact: true });
  });
});
