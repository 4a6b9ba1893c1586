import { expect, it } from "vitest";
import { withRegion } from "./region.ts";

it.each([
  ["en", ["de-CH", "en-GB", "en-US"], "en-GB"],
  ["fr", ["en-GB", "fr"], "fr"],
  ["fr", ["en-GB", "fil-PH"], "fr"],
  ["en", [], "en"],
])("writes %s for a browser of %j as %s", (language, wishes, region) => {
  expect(withRegion(language, wishes)).toBe(region);
});
