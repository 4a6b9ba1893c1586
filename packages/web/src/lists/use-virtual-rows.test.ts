import { describe, expect, it } from "vitest";
import { inSteps } from "./use-virtual-rows.ts";

describe("The rows that are drawn", () => {
  const drawn = (startIndex: number, endIndex: number, count = 1_000) => {
    const rows = inSteps({ startIndex, endIndex, count });
    return [rows[0], rows.at(-1), rows.length];
  };

  it.each([
    ["the top", 0, 15, [0, 23, 24]],
    ["one row further down: more below", 1, 16, [0, 31, 32]],
    ["as long as the step is not left: the same", 7, 22, [0, 31, 32]],
    ["the middle: from one multiple of the step to another", 500, 515, [488, 527, 40]],
    ["the end", 985, 999, [976, 999, 24]],
  ])("are, at %s", (_, first, last, expected) => {
    expect(drawn(first, last)).toEqual(expected);
  });

  it("are none of an empty list", () => {
    expect(drawn(0, 0, 0)).toEqual([undefined, undefined, 0]);
  });
});
