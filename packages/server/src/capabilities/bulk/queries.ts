import type { BulkItem, BulkJob, BulkOutcomeName, BulkState } from "@rollcall/contract/bulk";
import { cutPage, decodeCursor } from "../../platform/cursor.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Reading } from "../../platform/transact.ts";
import * as items from "./item-store.ts";
import { findJob, listJobs as listStored, presented } from "./store.ts";

type PageWish = { limit: number; cursor?: string | undefined };

export async function getJob({ db, organizationId }: Reading, id: string): Promise<BulkJob> {
  const job = await findJob(db, organizationId, id);
  if (job === undefined) throw new Refusal("not_found");
  return presented(job);
}

export async function listJobs(
  { db, organizationId, secrets }: Reading,
  { limit, cursor, state }: PageWish & { state?: BulkState[] | undefined },
) {
  const list = JSON.stringify(["bulk", organizationId, state]);
  const [before] = cursor === undefined ? [] : decodeCursor(secrets, list, cursor);
  const wanted = { states: state, before: before === undefined ? undefined : String(before), limit: limit + 1 };
  const rows = await listStored(db, organizationId, wanted);
  const { page, end } = cutPage(rows, { secrets, list, limit, placeOf: ({ id }) => [id] });
  return { data: page.map(presented), ...end };
}

type ItemsWish = PageWish & { preview?: BulkOutcomeName[] | undefined; result?: BulkOutcomeName[] | undefined };

export async function listItems(reading: Reading, jobId: string, { limit, cursor, preview, result }: ItemsWish) {
  const { db, organizationId, secrets } = reading;
  await getJob(reading, jobId);
  const list = JSON.stringify(["bulk-items", organizationId, jobId, preview, result]);
  const [after = 0] = cursor === undefined ? [] : decodeCursor(secrets, list, cursor);
  const wanted = { jobId, preview, result, after: Number(after), limit: limit + 1 };
  const rows: BulkItem[] = await items.listItems(db, organizationId, wanted);
  const { page, end } = cutPage(rows, { secrets, list, limit, placeOf: ({ number }) => [number] });
  return { data: page, ...end };
}
