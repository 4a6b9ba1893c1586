import { describe, expect, it } from "vitest";
import { jsonParts, prettyJson } from "./json-text.ts";

describe("JSON of an exchange", () => {
  it("is written in lines; what was cut stays as it came", () => {
    expect(prettyJson('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(prettyJson('{"a":"cut…')).toBe('{"a":"cut…');
  });

  it("is taken apart by what its parts are", () => {
    expect(jsonParts('{"a": "b: \\"c\\"", "d": -1.5e3, "e": null}')).toEqual([
      { kind: "plain", text: "{" },
      { kind: "key", text: '"a"' },
      { kind: "plain", text: ":" },
      { kind: "plain", text: " " },
      { kind: "text", text: '"b: \\"c\\""' },
      { kind: "plain", text: ", " },
      { kind: "key", text: '"d"' },
      { kind: "plain", text: ":" },
      { kind: "plain", text: " " },
      { kind: "value", text: "-1.5e3" },
      { kind: "plain", text: ", " },
      { kind: "key", text: '"e"' },
      { kind: "plain", text: ":" },
      { kind: "plain", text: " " },
      { kind: "value", text: "null" },
      { kind: "plain", text: "}" },
    ]);
  });

  it.each(['{"a":1}', "", "no JSON", '{"a":"cut…', '"\\'])("loses nothing of %j", (json) => {
    expect(
      jsonParts(json)
        .map(({ text }) => text)
        .join(""),
    ).toBe(json);
  });
});
