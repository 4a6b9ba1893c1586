import Papa from "papaparse";

export type CsvCell = string | number | boolean | null | undefined;

export const CSV_TYPE = "text/csv; charset=utf-8";

/** Stands before the first line: without it, spreadsheets do not take the file for UTF-8. */
export const CSV_START = "\ufeff";

// What makes a spreadsheet take a cell for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
const FORMULA = /^[=+\-@\t\r\n]/;
// The same behind what begins a cell or a line for a spreadsheet that splits by semicolons, as many do outside of English,
// or by tabs: for it a quote that does not open a cell says nothing.
const FORMULA_INSIDE = /([;\t\r\n])(?="*[=+\-@])/g;

/** One line of CSV with its end (RFC 4180). A text of which a spreadsheet would make a formula gets an apostrophe. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${Papa.unparse([cells.map(harmless)])}\r\n`;
}

function harmless(cell: CsvCell): CsvCell {
  if (typeof cell !== "string") return cell;
  const text = cell.replace(FORMULA_INSIDE, "$1'");
  return FORMULA.test(text) ? `'${text}` : text;
}
