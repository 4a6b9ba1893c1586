import { expect, it } from "vitest";
import { localMinute, usualSince } from "./since.ts";

const now = new Date("2026-11-25T12:00:00Z");

it.each([
  ["a day ago where nothing ever arrived", null, "2026-11-24T12:00:00.000Z"],
  ["a day ago where something arrived since", "2026-11-25T09:00:00.000Z", "2026-11-24T12:00:00.000Z"],
  ["when something arrived last, if that is longer ago", "2026-11-20T08:00:00.000Z", "2026-11-20T08:00:00.000Z"],
])("deliveries are missed since %s", (_, last_succeeded_at, since) => {
  expect(usualSince({ last_succeeded_at }, now).toISOString()).toBe(since);
});

it("a field for date and time reads back the minute that it was given", () => {
  expect(new Date(localMinute(now))).toEqual(now);
});
