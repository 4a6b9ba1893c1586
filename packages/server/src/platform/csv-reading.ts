import Papa from "papaparse";

/** One row with the line of the file at which it begins, from 1. */
export type CsvRow = { line: number; cells: string[] };
/** Why a file cannot be read, and where. */
export type CsvFault = { line: number; fault: "quote_never_ends" | "quote_inside" };

const BYTE_ORDER_MARK = /^\ufeff/;
// Spreadsheets write it to tell each other, and no one else, how the fields are separated.
const SEPARATOR_LINE = /^sep=.\n/i;
const separators = [",", ";", "\t"];

/**
 * Reads CSV as people's programs write it (RFC 4180 and what came of it): separated by a comma, a semicolon or a tab, with
 * whatever ends of lines, with or without a byte order mark. Blank rows are left out.
 */
export function readCsv(text: string): CsvRow[] | CsvFault {
  const whole = text.replace(BYTE_ORDER_MARK, "").replace(/\r\n?/g, "\n");
  const body = whole.replace(SEPARATOR_LINE, "");
  const firstLine = body === whole ? 1 : 2;
  const rows: CsvRow[] = [];
  let fault: CsvFault | undefined;
  let [line, cursor] = [firstLine, 0];
  Papa.parse<string[]>(body, {
    delimiter: separatorOf(body),
    newline: "\n",
    step({ data, errors, meta }, parser) {
      const [error] = errors;
      if (error !== undefined) {
        fault = { line, fault: error.code === "MissingQuotes" ? "quote_never_ends" : "quote_inside" };
        return parser.abort();
      }
      const cells = data.map((cell) => cell.trim());
      if (cells.some((cell) => cell !== "")) rows.push({ line, cells });
      line += linesIn(body, cursor, meta.cursor);
      cursor = meta.cursor;
    },
  });
  return fault ?? rows;
}

/** That into which the first row falls apart most: a list inside a field stands further below. */
function separatorOf(text: string): string {
  const widthBy = (delimiter: string) =>
    Papa.parse<string[]>(text, { delimiter, newline: "\n", preview: 1 }).data[0]?.length ?? 0;
  return separators.toSorted((one, other) => widthBy(other) - widthBy(one))[0] ?? ",";
}

function linesIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", start); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
