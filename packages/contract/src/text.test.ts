import { expect, test } from "vitest";
import { manyLines, oneLine, splitAddresses } from "./text.ts";

test.each([
  ["a@b.test, c@d.test;e@f.test\ng@h.test i@j.test", ["a@b.test", "c@d.test", "e@f.test", "g@h.test", "i@j.test"]],
  ["Jane Doe <j@x.test>, Bob <b@x.test>", ["Jane Doe <j@x.test>", "Bob <b@x.test>"]],
  ["Jane <j@x.test> Bob <b@x.test> c@x.test", ["Jane <j@x.test>", "Bob <b@x.test>", "c@x.test"]],
  ["a@b.test\r\n\tc@d.test", ["a@b.test", "c@d.test"]],
  ["<a@b.test", ["<a@b.test"]],
  [" ,;\n ", []],
])("%j is split into its entries", (text, entries) => {
  expect(splitAddresses(text)).toEqual(entries);
});

test("a long line of addresses is split without a wait", () => {
  const many = Array.from({ length: 50_000 }, (_, each) => `person${each}@example.test`);
  const startedAt = performance.now();
  expect(splitAddresses(many.join(" "))).toHaveLength(many.length);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test.each(["half \ud83d", "\ude00 half", "NUL \u0000", "\u202eesrever"])("%j is no text that people wrote", (text) => {
  expect(oneLine(100).safeParse(text).success).toBe(false);
  expect(manyLines(100).safeParse(text).success).toBe(false);
});
