import { describe, expect, it } from "vitest";
import { strengthOf } from "./password-strength.ts";

describe("strengthOf", () => {
  it.each([
    ["", "none"],
    ["elevencharz", "short"],
    ["twelve chars", "good"],
    ["a whole sentence of it", "strong"],
  ])("calls %j %s", (password, strength) => {
    expect(strengthOf(password)).toBe(strength);
  });
});
