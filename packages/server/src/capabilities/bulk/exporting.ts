import { Readable } from "node:stream";
import type { BulkItem } from "@rollcall/contract/bulk";
import { importColumns } from "@rollcall/contract/invitation-imports";
import { CSV_START, CSV_TYPE, csvLine } from "../../platform/csv.ts";
import type { Download } from "../../platform/download.ts";
import type { Errand } from "../../platform/http.ts";
import { listItems } from "./item-store.ts";
import { getJob } from "./queries.ts";

const ITEMS_AT_ONCE = 1_000;

/** What a bulk change would do and has done as a file. */
export function exportResult(errand: Errand, jobId: string): Download {
  return { type: CSV_TYPE, fileName: `${jobId.replace("_", "-")}.csv`, chunks: chunksOf(errand, jobId) };
}

/** Each part is read in a transaction of its own: none stays open for as long as somebody takes to download. */
async function* chunksOf({ read, organizationId }: Errand, jobId: string): AsyncGenerator<string> {
  const cells = Object.values(columns);
  let start = CSV_START + csvLine(Object.keys(columns));
  let after = 0;
  let isMore = true;
  while (isMore) {
    const items = await read(async (reading) => {
      await getJob(reading, jobId);
      return listItems(reading.db, organizationId, { jobId, after, limit: ITEMS_AT_ONCE });
    });
    yield start + items.map((item) => csvLine(cells.map((cell) => cell(item)))).join("");
    start = "";
    after = items.at(-1)?.number ?? after;
    isMore = items.length === ITEMS_AT_ONCE;
  }
}

/** A file to fill in, with two lines that show how. */
export function importTemplate(): Download {
  const text = [importColumns, ...EXAMPLES].map((cells) => csvLine(cells)).join("");
  return { type: CSV_TYPE, fileName: "invitations.csv", chunks: Readable.from([CSV_START + text]) };
}

const EXAMPLES = [
  ["ada@example.com", "Member", "", "", "", "en"],
  ["grace@example.com", "Member; Billing", "Vibe", "Research: Developer", "Contractors", "fr"],
];

const columns: Record<string, (item: BulkItem) => string | number | null> = {
  number: ({ number }) => number,
  line: ({ line }) => line,
  first_name: (item) => item.first_name,
  last_name: (item) => item.last_name,
  email: ({ email }) => email,
  member_id: (item) => item.member_id,
  preview: ({ preview }) => preview?.outcome ?? null,
  preview_code: ({ preview }) => preview?.code ?? null,
  preview_detail: ({ preview }) => preview?.detail ?? null,
  preview_column: ({ preview }) => preview?.column ?? null,
  result: ({ result }) => result?.outcome ?? null,
  result_code: ({ result }) => result?.code ?? null,
  result_detail: ({ result }) => result?.detail ?? null,
  result_column: ({ result }) => result?.column ?? null,
};
