import { describe, expect, it } from "vitest";
import { percentOf } from "./progress-of.ts";

const none = { changed: 0, unchanged: 0, refused: 0 };

describe("percentOf", () => {
  it.each([
    ["nothing of nothing", 0, none, 0],
    ["nothing yet", 10, none, 0],
    ["every outcome counts", 10, { changed: 1, unchanged: 2, refused: 3 }, 60],
    ["all but one is not all", 100_000, { ...none, changed: 99_999 }, 99],
    ["all", 3, { ...none, refused: 3 }, 100],
  ])("%s", (_, total, counts, percent) => {
    const before = { total, preview: counts, result: none, started_at: null };
    expect(percentOf(before)).toBe(percent);
    expect(percentOf({ total, preview: none, result: counts, started_at: "2030-01-01T00:00:00Z" })).toBe(percent);
  });
});
