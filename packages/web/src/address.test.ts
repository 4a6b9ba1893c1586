import { memberStatuses } from "@rollcall/contract/members";
import { describe, expect, it } from "vitest";
import { parseSearch, safeReturnTo, searchBy, stringifySearch } from "./address.ts";
import { anyOf, oneOf, text, word } from "./search-fields.ts";

describe("search parameters", () => {
  it("repeat a key for several values and come back the same", () => {
    const search = { q: "007", role: ["member", "billing_manager"] };
    expect(stringifySearch(search)).toBe("?q=007&role=member&role=billing_manager");
    expect(parseSearch("?q=007&role=member&role=billing_manager")).toEqual(search);
  });

  it("leave no trace of what is empty", () => {
    expect(stringifySearch({ q: "", role: [], sort: undefined })).toBe("");
  });

  it("drop what an old or broken bookmark holds and keep the rest", () => {
    const read = searchBy({ q: text(500), status: anyOf(oneOf(memberStatuses)), role: anyOf(word) });
    expect(read({ q: "ada", status: "gone", role: "member", colour: "red" })).toEqual({ q: "ada", role: ["member"] });
  });
});

describe("safeReturnTo", () => {
  it.each([
    ["/o/org_1/members?q=a", "/o/org_1/members?q=a"],
    [undefined, "/"],
    ["", "/"],
    ["https://evil.example", "/"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["javascript:alert(1)", "/"],
  ])("turns %j into %j", (wish, path) => {
    expect(safeReturnTo(wish)).toBe(path);
  });
});
