/** A record of a CSV as it stands in the text, with the line that it begins on. */
export type CsvRecord = { line: number; text: string };

/** The records of a CSV, its headers first. What is quoted may hold ends of lines. */
export function recordsOf(csv: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let open: CsvRecord | undefined;
  for (const [index, text] of csv
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    open = open === undefined ? { line: index + 1, text } : { ...open, text: `${open.text}\n${text}` };
    // A quotation mark inside what is quoted is written twice: an odd number leaves it open.
    if ((open.text.match(/"/g)?.length ?? 0) % 2 === 1) continue;
    if (open.text.trim() !== "") records.push(open);
    open = undefined;
  }
  return open === undefined ? records : [...records, open];
}

// Spreadsheets write it before the headers.
const SEPARATOR_LINE = /^sep=.$/i;

/** The headers with only the records that begin on these lines: a file to correct and to take in again. */
export function onlyLines(csv: string, lines: ReadonlySet<number>): string {
  const records = recordsOf(csv);
  const begins = records.findIndex(({ text }) => !SEPARATOR_LINE.test(text)) + 1;
  const kept = records.slice(begins).filter(({ line }) => lines.has(line));
  return [...records.slice(0, begins), ...kept].map(({ text }) => `${text}\r\n`).join("");
}
