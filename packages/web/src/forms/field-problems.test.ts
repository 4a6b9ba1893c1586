import type { Problem } from "@rollcall/contract/refusals";
import { ConnectionError, ProblemError } from "@rollcall/sdk";
import { describe, expect, it } from "vitest";
import { fieldProblems } from "./field-problems.ts";

function refused(more: Partial<Problem>): ProblemError {
  const document = { type: "", code: "invalid_input" as const, title: "", status: 400, doc_url: "", request_id: "" };
  return new ProblemError({ ...document, ...more });
}

const both = [
  { field: "emails.3", message: "is no address" },
  { field: "emails.7", message: "is no address either" },
  { field: "note", message: "is too long" },
];

describe("fieldProblems", () => {
  it.each([
    [
      "a named field",
      refused({ field: "name" }),
      ["name"],
      { ofFields: [{ field: "name", message: "No." }], ofForm: undefined },
    ],
    ["a field that the form does not have", refused({ field: "other" }), ["name"], { ofFields: [], ofForm: "No." }],
    [
      "several, the first of each field",
      refused({ errors: both }),
      ["emails", "note"],
      {
        ofFields: [
          { field: "emails", message: "is no address" },
          { field: "note", message: "is too long" },
        ],
        ofForm: undefined,
      },
    ],
    [
      "what is left over as well",
      refused({ errors: both }),
      ["note"],
      { ofFields: [{ field: "note", message: "is too long" }], ofForm: "No." },
    ],
    ["a refusal of the whole", refused({ code: "last_admin" }), ["name"], { ofFields: [], ofForm: "No." }],
    ["a lost connection", new ConnectionError("x"), ["name"], { ofFields: [], ofForm: "No." }],
  ])("tells %s", (_, error, fields, told) => {
    expect(fieldProblems(error, fields, "No.")).toEqual(told);
  });
});
