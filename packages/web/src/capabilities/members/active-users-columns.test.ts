import { describe, expect, it } from "vitest";
import { layoutFor, nextSort, sortedBy } from "./active-users-columns.ts";

describe("layoutFor", () => {
  it.each([
    [360, 3, "cards"],
    [600, 3, "cards"],
    [730, 3, ""],
    [860, 3, "last_active"],
    [1080, 3, "last_active email"],
    [1150, 3, "last_active email source"],
    [1190, 3, "last_active email source second_factor"],
    [1400, 3, "last_active email source second_factor joined"],
    [600, 0, "last_active"],
  ])("%i px and %i products: %s", (width, products, shown) => {
    const layout = layoutFor(width, products);
    expect(layout.kind === "cards" ? "cards" : [...layout.columns].join(" ")).toBe(shown);
  });
});

describe("nextSort", () => {
  it.each([
    ["name", "name", "-name"],
    ["-name", "name", "name"],
    ["name", "email", "email"],
    ["name", "last_active_at", "-last_active_at"],
    ["-joined_at", "joined_at", "joined_at"],
  ] as const)("from %s, a press on %s: %s", (now, key, next) => {
    expect(nextSort(now, key)).toBe(next);
  });
});

describe("sortedBy", () => {
  it.each([
    ["name", "ascending"],
    ["-name", "descending"],
    ["email", "none"],
  ] as const)("%s is %s for the name", (now, direction) => {
    expect(sortedBy(now, "name")).toBe(direction);
  });
});
