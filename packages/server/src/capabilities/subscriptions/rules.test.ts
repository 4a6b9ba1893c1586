import { describe, expect, test } from "vitest";
import { freeSeats, oneMore, plansInWords, resize } from "./rules.ts";

describe("a seat is free when neither used nor reserved", () => {
  test.each([
    [{ seats: 5, used: 0, reserved: 0 }, 5],
    [{ seats: 5, used: 3, reserved: 1 }, 1],
    [{ seats: 5, used: 3, reserved: 2 }, 0],
    [{ seats: 2, used: 3, reserved: 0 }, 0],
  ])("%j leaves %d", (count, free) => {
    expect(freeSeats(count)).toBe(free);
  });
});

test("one more seat: only with a subscription that has a free one", () => {
  expect(oneMore(undefined, "Vibe")).toMatchObject({ code: "no_subscription" });
  expect(oneMore({ seats: 5, used: 4, reserved: 1 }, "Vibe")).toMatchObject({ code: "no_seats_available" });
  expect(oneMore({ seats: 5, used: 4, reserved: 0 }, "Vibe")).toEqual({ seats: 5, used: 4, reserved: 0 });
});

test.each([
  [{ used: 3, reserved: 2 }, 5, 5],
  [{ used: 3, reserved: 2 }, 9, 9],
  [{ used: 0, reserved: 0 }, 0, 0],
])("with %j in use the subscription may have %d seats", (count, seats, expected) => {
  expect(resize(count, seats)).toBe(expected);
});

test("a subscription cannot fall below its use, and the refusal says by how many", () => {
  expect(resize({ used: 3, reserved: 2 }, 2)).toMatchObject({
    code: "subscription_below_use",
    details: { field: "seats", detail: expect.stringContaining("Free 3 first") },
  });
});

test("the plans that allow inviting are named from the catalogue", () => {
  const plan = (productName: string, planName: string, allowsInvitations: boolean) => ({
    productId: productName.toLowerCase(),
    productName,
    planName,
    allowsInvitations,
  });
  expect(
    plansInWords([
      plan("Vibe", "Free", false),
      plan("Vibe", "Team", true),
      plan("Vibe", "Enterprise", true),
      plan("API Plan", "Scale", true),
    ]),
  ).toBe("Vibe on Team or Enterprise, or API Plan on Scale");
});
