import { expect, test } from "vitest";
import { dateIn } from "./mail-dates.ts";

test.each([
  ["en", "2026-12-01T20:12:00Z", "Tuesday, 1 December 2026 at 20:12 UTC"],
  ["fr", "2026-12-01T20:12:00Z", "mardi 1er décembre 2026 à 20:12 UTC"],
  ["fr", "2026-12-11T08:05:00Z", "vendredi 11 décembre 2026 à 08:05 UTC"],
] as const)("in %s %s is %s", (language, at, words) => {
  expect(dateIn(language, new Date(at))).toBe(words);
});
