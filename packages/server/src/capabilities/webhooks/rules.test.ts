import { WEBHOOK_TRIES } from "@rollcall/contract/webhooks";
import { describe, expect, test } from "vitest";
import { daysAfter } from "../../platform/clock.ts";
import {
  failingSince,
  isGivenUp,
  isTold,
  makeEndpoint,
  nextTryAt,
  outcomeOf,
  restingUntil,
  retryAfter,
} from "./rules.ts";

const now = new Date("2026-03-01T12:00:00Z");
const seconds = (date: Date | null) => (date === null ? null : (date.getTime() - now.getTime()) / 1000);

test.each([
  [19, true],
  [20, "too_many_webhook_endpoints"],
])("with %i endpoints", (existing, expected) => {
  const decision = makeEndpoint({ existing });
  expect(decision === true ? true : decision.code).toBe(expected);
});

test.each([
  [null, "member.joined", true],
  [["member.joined"], "member.joined", true],
  [["member.joined"], "member.removed", false],
])("%j is told %s: %s", (events, name, expected) => {
  expect(isTold(events, name)).toBe(expected);
});

test.each([
  [200, null, "succeeded"],
  [204, null, "succeeded"],
  [302, null, "failed"],
  [400, null, "failed"],
  [410, null, "gone"],
  [429, null, "failed"],
  [503, null, "failed"],
  [null, "The server at this address cannot be reached.", "failed"],
])("an answer %s (%s) is %s", (status, error, expected) => {
  expect(outcomeOf({ status, error, retryAfterSeconds: null })).toBe(expected);
});

describe("a delivery that fails", () => {
  const waits = (random: number) =>
    Array.from({ length: WEBHOOK_TRIES - 1 }, (_, index) =>
      seconds(nextTryAt({ tries: index + 1, retryAfterSeconds: null, random }, now)),
    );

  test("is tried at least eight times over at least three days, less and less often", () => {
    const spans = waits(0).map(Number);
    expect(WEBHOOK_TRIES).toBeGreaterThanOrEqual(8);
    expect(spans.reduce((sum, span) => sum + span, 0)).toBeGreaterThanOrEqual(72 * 3600);
    expect(spans).toEqual(spans.toSorted((a, b) => a - b));
    expect(nextTryAt({ tries: WEBHOOK_TRIES, retryAfterSeconds: null, random: 0 }, now)).toBeNull();
  });

  test("waits up to a fifth longer by chance", () => {
    expect(waits(1)).toEqual(waits(0).map((span) => Number(span) * 1.2));
  });

  test.each([
    [1, 5, 30],
    [1, 120, 120],
    [1, 10 * 86_400, 86_400],
    [8, 60, 24 * 3600],
  ])("after %i tries and Retry-After %i waits %i seconds", (tries, retryAfterSeconds, expected) => {
    expect(seconds(nextTryAt({ tries, retryAfterSeconds, random: 0 }, now))).toBe(expected);
  });
});

test.each([
  [1, null, null],
  [2, null, null],
  [3, null, 30],
  [4, null, 60],
  [8, null, 960],
  [60, null, 1800],
  [1, 90, 90],
  [3, 10, 30],
  [1, 7 * 86_400, 3600],
])(
  "an endpoint rests after %i failures in a row and Retry-After %s: %s seconds",
  (failures, retryAfterSeconds, expected) => {
    expect(seconds(restingUntil({ failures, retryAfterSeconds, random: 0 }, now))).toBe(expected);
  },
);

test.each([
  ["the first failure", null, null, now],
  ["one more", daysAfter(now, -3), daysAfter(now, -1), daysAfter(now, -3)],
  ["the first in days", daysAfter(now, -6), daysAfter(now, -3), now],
])("failing since: %s", (_, since, lastTriedAt, expected) => {
  expect(failingSince({ failingSince: since, lastTriedAt }, now)).toEqual(expected);
});

test("is given up after five days", () => {
  expect(isGivenUp(daysAfter(now, -4.9), now)).toBe(false);
  expect(isGivenUp(daysAfter(now, -5), now)).toBe(true);
});

test.each([
  [null, null],
  ["", null],
  ["120", 120],
  [" 7 ", 7],
  ["-5", null],
  ["1.5", null],
  ["soon", null],
  ["Sun, 01 Mar 2026 12:02:00 GMT", 120],
  ["Sun, 01 Mar 2026 11:00:00 GMT", 0],
])("Retry-After %j is %s", (header, expected) => {
  expect(retryAfter(header, now)).toBe(expected);
});
