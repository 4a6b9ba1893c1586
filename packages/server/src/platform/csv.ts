import Papa from "papaparse";

export type CsvCell = string | number | boolean | null | undefined;

export const CSV_TYPE = "text/csv; charset=utf-8";

/** Stands before the first line: without it, spreadsheets do not take the file for UTF-8. */
export const CSV_START = "\ufeff";

// What makes a spreadsheet take a cell for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
const FORMULA = /^[=+\-@\t\r\n]/;

/** One line of CSV with its end (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${Papa.unparse([cells.map(harmless)])}\r\n`;
}

function harmless(cell: CsvCell): CsvCell {
  return typeof cell === "string" && FORMULA.test(cell) ? `'${cell}` : cell;
}
