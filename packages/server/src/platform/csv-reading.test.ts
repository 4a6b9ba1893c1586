import { expect, test } from "vitest";
import { readCsv } from "./csv-reading.ts";

const row = (line: number, ...cells: string[]) => ({ line, cells });

test.each<[string, string, unknown]>([
  ["commas", "a,b\n1,2\n", [row(1, "a", "b"), row(2, "1", "2")]],
  ["semicolons", "a;b\n1;2,3", [row(1, "a", "b"), row(2, "1", "2,3")]],
  ["tabs", "a\tb\n1\t2", [row(1, "a", "b"), row(2, "1", "2")]],
  ["one column", "a\n1;2\n", [row(1, "a"), row(2, "1;2")]],
  ["a byte order mark", "\ufeffa,b\n1,2", [row(1, "a", "b"), row(2, "1", "2")]],
  ["what a spreadsheet tells another", "sep=;\r\na;b\r\n1;2", [row(2, "a", "b"), row(3, "1", "2")]],
  [
    "ends of lines of every kind",
    "a,b\r\n1,2\r3,4\n5,6",
    [row(1, "a", "b"), row(2, "1", "2"), row(3, "3", "4"), row(4, "5", "6")],
  ],
  ["quoted fields, with what stands for a quote", 'a,b\n"1, ""x""",2', [row(1, "a", "b"), row(2, '1, "x"', "2")]],
  ["fields over several lines", 'a,b\n"1\n1",2\n3,4', [row(1, "a", "b"), row(2, "1\n1", "2"), row(4, "3", "4")]],
  ["blank rows and blanks around fields", " a , b \n\n,\n 1 , 2 \n", [row(1, "a", "b"), row(4, "1", "2")]],
  ["nothing", "", []],
  ["a quoted field that never ends", 'a,b\n1,2\n"3,4\n5,6', { line: 3, fault: "quote_never_ends" }],
  ["a quote inside a quoted field", 'a,b\n"1"x,2\n', { line: 2, fault: "quote_inside" }],
])("reads %s", (_, text, read) => {
  expect(readCsv(text)).toEqual(read);
});
