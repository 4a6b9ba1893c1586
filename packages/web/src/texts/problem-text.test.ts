import type { Problem, RefusalCode } from "@rollcall/contract/refusals";
import { ConnectionError, ProblemError } from "@rollcall/sdk";
import { describe, expect, it } from "vitest";
import { problemText } from "./problem-text.ts";

const t = (message: string) => `t:${message}`;

function problem(code: string, more: Partial<Problem> = {}, retryAfter?: number): ProblemError {
  // The cast lets a server speak of a code that this panel does not know yet.
  const known = { code: code as RefusalCode, title: "The server's title.", status: 409, type: "", doc_url: "" };
  return new ProblemError({ ...known, request_id: "req", ...more }, { retryAfter });
}

describe("problemText", () => {
  it.each([
    [
      "the server's detail, in English",
      problem("last_admin", { detail: "Ada is the last Admin." }),
      "en",
      "Ada is the last Admin.",
    ],
    ["the title without a detail", problem("not_signed_in"), "en", "t:The server's title."],
    [
      "the title, which is translated, in other languages",
      problem("not_signed_in", { detail: "No cookie." }),
      "fr",
      "t:The server's title.",
    ],
    [
      "how many seconds to wait",
      problem("rate_limited", {}, 20),
      "en",
      "t:Too many tries. Try again in {seconds, plural, one {# second} other {# seconds}}.",
    ],
    [
      "how many minutes to wait",
      problem("rate_limited", {}, 61),
      "en",
      "t:Too many tries. Try again in {minutes, plural, one {# minute} other {# minutes}}.",
    ],
    [
      "a lost connection",
      new ConnectionError("x"),
      "en",
      "t:Rollcall cannot be reached. Check the connection and try again.",
    ],
    [
      "a mistake of the panel",
      new TypeError("x is undefined"),
      "en",
      "t:Something went wrong on this page. Try again.",
    ],
  ])("says %s", (_, error, language, sentence) => {
    expect(problemText(error, t, language)).toBe(sentence);
  });
});
