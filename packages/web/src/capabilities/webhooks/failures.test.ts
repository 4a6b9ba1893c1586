import { describe, expect, it } from "vitest";
import { failureText } from "./failures.ts";

const t = (message: string) => `t:${message}`;

describe("why a try failed", () => {
  it.each([
    ["nothing for one that did not", { status: 204, error: null }, undefined],
    ["that the receiver is gone", { status: 410, error: "…" }, /^t:.*wants no more/],
    ["that it sends elsewhere", { status: 308, error: "…" }, /^t:.*sends elsewhere/],
    ["what it answered", { status: 500, error: "…" }, /^t:The receiver answered \{status\}\./],
    ["what is known, translated", { status: null, error: "The server at this address cannot be reached." }, /^t:The s/],
    ["what is not known, as it came", { status: null, error: "The moon is full." }, /^The moon is full\.$/],
  ] as const)("says %s", (_, failed, text) => {
    const said = failureText(failed, t);
    if (text === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(text);
  });
});
