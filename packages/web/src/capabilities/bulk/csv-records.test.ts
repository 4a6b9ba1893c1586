import { describe, expect, it } from "vitest";
import { onlyLines, recordsOf } from "./csv-records.ts";

describe("recordsOf", () => {
  it.each([
    ["line by line", "email,roles\na@x,Member\nb@x,Admin", ["1 email,roles", "2 a@x,Member", "3 b@x,Admin"]],
    ["with either end of a line", "email\r\na@x\rb@x\n", ["1 email", "2 a@x", "3 b@x"]],
    ["without the mark of its encoding", "\ufeffemail\na@x", ["1 email", "2 a@x"]],
    ["without empty lines", "email\n\na@x\n  \n", ["1 email", "3 a@x"]],
    [
      "with lines inside quotation marks",
      'email,roles\na@x,"Member\nAdmin"\nb@x,',
      ["1 email,roles", '2 a@x,"Member\nAdmin"', "4 b@x,"],
    ],
    [
      "with quotation marks inside quotation marks",
      'email,note\na@x,"a ""b"" c"\nb@x,',
      ["1 email,note", '2 a@x,"a ""b"" c"', "3 b@x,"],
    ],
    ["with what never ends", 'email\n"a@x\nb@x', ["1 email", '2 "a@x\nb@x']],
  ])("%s", (_, csv, records) => {
    expect(recordsOf(csv).map(({ line, text }) => `${line} ${text}`)).toEqual(records);
  });
});

it("keeps the headers and the lines that were named", () => {
  expect(onlyLines("email\na@x\nb@x\nc@x", new Set([3]))).toBe("email\r\nb@x\r\n");
  expect(onlyLines("sep=;\nemail;roles\na@x;\nb@x;", new Set([4]))).toBe("sep=;\r\nemail;roles\r\nb@x;\r\n");
});
