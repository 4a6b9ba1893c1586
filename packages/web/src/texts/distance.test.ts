import { describe, expect, it } from "vitest";
import { distance } from "./distance.ts";

const now = new Date(2026, 9, 15, 14, 0);
const english = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

describe("distance", () => {
  it.each([
    ["this moment", new Date(2026, 9, 15, 14, 0, 20), "now"],
    ["a minute and a half ago", new Date(2026, 9, 15, 13, 58, 20), "2 minutes ago"],
    ["almost an hour ago", new Date(2026, 9, 15, 13, 0, 10), "1 hour ago"],
    ["almost a day ago", new Date(2026, 9, 14, 14, 10), "yesterday"],
    ["this night", new Date(2026, 9, 16, 1, 0), "in 11 hours"],
    ["a day and a half from now, after two midnights", new Date(2026, 9, 17, 1, 0), "in 2 days"],
    ["tomorrow evening", new Date(2026, 9, 16, 22, 0), "tomorrow"],
    ["seven days from a minute ago", new Date(2026, 9, 22, 13, 59), "in 7 days"],
    ["seven days from now", new Date(2026, 9, 22, 14, 0), "in 7 days"],
    ["two weeks ago", new Date(2026, 9, 1, 14, 0), "2 weeks ago"],
    ["the last day of a month's stay", new Date(2026, 10, 14, 13, 59), "in 4 weeks"],
    ["ten weeks ago", new Date(2026, 7, 6), "2 months ago"],
    ["a year ago", new Date(2025, 9, 15), "last year"],
    ["two years from now", new Date(2028, 9, 15), "in 2 years"],
  ])("%s", (_, at, text) => {
    expect(english.format(...distance(at, now))).toBe(text);
  });
});
