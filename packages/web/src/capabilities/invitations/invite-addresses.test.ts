import { describe, expect, it } from "vitest";
import { addEntries, countBad, endsEntry } from "./invite-addresses.ts";

describe("addEntries", () => {
  it.each([
    [
      "commas, spaces and lines",
      "a@x.test, b@x.test\nc@x.test d@x.test",
      ["a@x.test", "b@x.test", "c@x.test", "d@x.test"],
    ],
    ["names with addresses", "Ada Lovelace <ada@x.test>; bob@x.test", ["ada@x.test", "bob@x.test"]],
    ["the same address once", "A@x.test a@x.test", ["a@x.test"]],
    ["what is no address, to be corrected", "a@x.test nobody", ["a@x.test", undefined]],
  ])("takes %s", (_, text, emails) => {
    expect(addEntries([], text).map(({ email }) => email)).toEqual(emails);
  });

  it("does not repeat what is there already", () => {
    const entries = addEntries([], "a@x.test nobody");
    expect(addEntries(entries, "a@x.test, nobody, b@x.test")).toHaveLength(3);
    expect(countBad(entries)).toBe(1);
  });
});

describe("endsEntry", () => {
  it.each([
    [",", "a", true],
    ["Enter", "a", true],
    ["Enter", " ", false],
    [" ", "a@x.test", true],
    [" ", "Ada", false],
    [" ", "Ada <ada@x", false],
    ["x", "a@x.test", false],
  ])("%j after %j: %s", (key, draft, ends) => {
    expect(endsEntry(key, draft)).toBe(ends);
  });
});
