import { describe, expect, it } from "vitest";
import { findIn } from "./highlight.tsx";

describe("findIn", () => {
  it.each([
    ["Ada Lovelace", "love", "Love"],
    ["Zoë Müller", "MULL", "Müll"],
    ["Zoe\u0308 M", "e m", "e\u0308 M"],
    ["ﬁona", "fi", "ﬁ"],
    ["Ana 🎈 B", "b", "B"],
    ["Ada", "x", undefined],
    ["Ada", " ", undefined],
  ])("finds in %j by %j %j", (text, match, marked) => {
    const found = findIn(text, match);
    expect(found && text.slice(found.start, found.end)).toBe(marked);
  });
});
