import { describe, expect, it } from "vitest";
import { expiryOf, latestExpiry, lifetimesWithin, limitOf, usualLifetime } from "./expiry.ts";

const NOW = Date.parse("2030-01-01T12:00:00.000Z");

describe("the lifetime of a key", () => {
  it.each([
    [[null, null], null],
    [[30, null], 30],
    [[365, 90], 90],
  ])("is limited by the stricter of %j", (limits, limit) => {
    expect(limitOf(limits)).toBe(limit);
  });

  it.each([
    [null, [7, 30, 90, 180, 365], "90"],
    [365, [7, 30, 90, 180, 365], "90"],
    [45, [7, 30, 45], "45"],
    [3, [3], "3"],
  ])("within %j days offers %j and begins with %s", (limit, offered, first) => {
    expect(lifetimesWithin(limit)).toEqual(offered);
    expect(usualLifetime(limit)).toBe(first);
  });

  it.each([
    ["never", null, null],
    ["date", "2030-02-01T23:59:59.000Z", "2030-02-01T23:59:59.000Z"],
    ["7", null, "2030-01-08T12:00:00.000Z"],
  ] as const)("%s ends at its time", (lifetime, day, end) => {
    expect(expiryOf(lifetime, day, NOW)).toBe(end);
  });

  it("ends at the limit at the latest", () => {
    expect(latestExpiry(30, NOW)).toBe("2030-01-31T12:00:00.000Z");
    expect(latestExpiry(null, NOW)).toBeNull();
  });
});
