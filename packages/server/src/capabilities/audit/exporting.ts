import type { AuditEvent, AuditExportFormat, AuditFilter } from "@rollcall/contract/audit";
import type * as z from "zod";
import { CSV_START, CSV_TYPE, csvLine } from "../../platform/csv.ts";
import type { Download } from "../../platform/download.ts";
import type { Errand } from "../../platform/http.ts";
import { presentedAll } from "./queries.ts";
import { listEvents, type Place } from "./store.ts";

const EVENTS_AT_ONCE = 1_000;

type Wanted = AuditFilter & { format: z.output<typeof AuditExportFormat> };

/** The events of a filter as a file. Whoever downloads is asked for their permission again with each part. */
export function exportEvents(errand: Errand, { format, ...filter }: Wanted): Download {
  const day = errand.platform.clock().toISOString().slice(0, 10);
  const parts = partsOf(errand, filter);
  return format === "csv"
    ? { type: CSV_TYPE, fileName: `audit-log-${day}.csv`, chunks: csvOf(parts) }
    : { type: "application/jsonl; charset=utf-8", fileName: `audit-log-${day}.jsonl`, chunks: jsonLinesOf(parts) };
}

/** Each part is read in a transaction of its own: none stays open for as long as somebody takes to download. */
async function* partsOf({ read, organizationId }: Errand, filter: AuditFilter): AsyncGenerator<AuditEvent[]> {
  let before: Place | undefined;
  do {
    const wanted = { ...filter, before, limit: EVENTS_AT_ONCE };
    const { rows, events } = await read(async ({ db }) => {
      const found = await listEvents(db, organizationId, wanted);
      return { rows: found, events: await presentedAll(db, organizationId, found) };
    });
    yield events;
    before = rows.length < EVENTS_AT_ONCE ? undefined : rows.at(-1);
  } while (before !== undefined);
}

const columns: Record<string, (event: AuditEvent) => string | null> = {
  at: ({ at }) => at,
  event: ({ name }) => name,
  actor_kind: ({ actor }) => actor.kind,
  actor_id: ({ actor }) => actor.id,
  actor_name: ({ actor }) => actor.name,
  subject_id: ({ subject }) => subject.id,
  subject_name: ({ subject }) => subject.name,
  payload: ({ payload }) => JSON.stringify(payload),
  ip_address: (event) => event.ip_address,
  user_agent: (event) => event.user_agent,
  request_id: (event) => event.request_id,
  erased_at: (event) => event.erased_at,
  id: ({ id }) => id,
};

async function* csvOf(parts: AsyncIterable<AuditEvent[]>): AsyncGenerator<string> {
  const cells = Object.values(columns);
  let start = CSV_START + csvLine(Object.keys(columns));
  for await (const events of parts) {
    yield start + events.map((event) => csvLine(cells.map((cell) => cell(event)))).join("");
    start = "";
  }
}

async function* jsonLinesOf(parts: AsyncIterable<AuditEvent[]>): AsyncGenerator<string> {
  for await (const events of parts) yield events.map((event) => `${JSON.stringify(event)}\n`).join("");
}
