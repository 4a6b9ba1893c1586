import { expect, test } from "vitest";
import { pauseBefore } from "./keeping.ts";

test.each([
  [0, 0],
  [1, 500],
  [2, 1_000],
  [5, 8_000],
  [7, 30_000],
  [1_000, 30_000],
])("after %i that ended soon after their start the next waits %i ms", (soon, pause) => {
  expect(pauseBefore(soon)).toBe(pause);
});
