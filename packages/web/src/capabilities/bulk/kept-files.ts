// The server keeps what it read of a file, not the file: until this page is left, its text is here.
const files = new Map<string, string>();

/** Keeps the text of a file by the bulk change that was made of it. */
export function keepFile(jobId: string, csv: string): void {
  files.set(jobId, csv);
}

/** The text of the file that a bulk change was made of, where it was chosen on this page. */
export function keptFile(jobId: string): string | undefined {
  return files.get(jobId);
}
