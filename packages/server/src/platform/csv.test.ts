import Papa from "papaparse";
import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test.each([
  ["plain", ["Ada", 3, true, null, undefined, ""], "Ada,3,true,,,\r\n"],
  ["commas and quotes", ['a,"b"', "c\nd", " e "], '"a,""b""","c\nd"," e "\r\n'],
  ["formulas", ["=1+1", "+1", "-1", "@sum", "\tx", "\r=1", "\n=1"], `'=1+1,'+1,'-1,'@sum,'\tx,"'\r'=1","'\n'=1"\r\n`],
  ["a formula over two lines", ["=1\n+2"], `"'=1\n'+2"\r\n`],
  ["formulas where semicolons or tabs split", ["a;=1+1", "b\t@x", 'c;"-1"'], `a;'=1+1,b\t'@x,"c;'""-1"""\r\n`],
  ["a number stays one", [-1], "-1\r\n"],
  ["other signs", ["a=b", "'=1", "ß@x"], "a=b,'=1,ß@x\r\n"],
])("%s", (_, cells, line) => {
  expect(csvLine(cells)).toBe(line);
});

test("what was written is what is read", () => {
  const cells = ['say "hi"', "a,b;c", "two\r\nlines", "née", "🏳️‍🌈", ""];
  expect(Papa.parse(csvLine(cells), { newline: "\r\n" }).data[0]).toEqual(cells);
});
