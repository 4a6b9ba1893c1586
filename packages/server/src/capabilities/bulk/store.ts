import type { BulkAction, BulkCounts, BulkJob, BulkState } from "@rollcall/contract/bulk";
import { BULK_KEPT_DAYS } from "@rollcall/contract/bulk";
import { sql } from "kysely";
import { daysAfter } from "../../platform/clock.ts";
import type { Reader, Writer } from "../../platform/database.ts";
import { localSetting } from "../../platform/local-setting.ts";

/** By whose rights a bulk change works, since when, and from where they asked for it. */
export type ActsAs = {
  by:
    | { kind: "member"; userId: string; memberId: string; sessionId: string; provenAt: string }
    | { kind: "admin_key"; keyId: string; responsibleId: string };
  askedAt: string;
  ipAddress: string | null;
  userAgent: string | null;
};

/** What a bulk change does: to each member, or to each line of a file. */
export type Doing = BulkAction | Inviting;

/** What the lines of a file have in common. */
export type Inviting = {
  type: "invite";
  note: string;
  /** Whether a line of it makes somebody Admin. */
  givesAdmin: boolean;
  columns: NonNullable<BulkJob["file"]>["columns"];
};

export type StoredJob = {
  id: string;
  kind: BulkJob["kind"];
  action: Doing;
  state: BulkState;
  total: number;
  preview: BulkCounts;
  result: BulkCounts;
  actsAs: ActsAs;
  stoppedCode: string | null;
  stoppedDetail: string | null;
  createdAt: Date;
  createdByName: string;
  startedAt: Date | null;
  startedByName: string;
  endedAt: Date | null;
};

function selectJobs(db: Reader, organizationId: string) {
  return db
    .selectFrom("bulk_jobs")
    .select(["id", "kind", "state", "total", "stopped_code as stoppedCode", "stopped_detail as stoppedDetail"])
    .select(["created_at as createdAt", "created_by_name as createdByName", "started_at as startedAt"])
    .select(["started_by_name as startedByName", "ended_at as endedAt"])
    .select([
      // What is in these columns was written by this program, as these types.
      sql<Doing>`action`.as("action"),
      sql<ActsAs>`acts_as`.as("actsAs"),
      sql<BulkCounts>`json_build_object('changed', preview_changed, 'unchanged', preview_unchanged,
        'refused', preview_refused)`.as("preview"),
      sql<BulkCounts>`json_build_object('changed', result_changed, 'unchanged', result_unchanged,
        'refused', result_refused)`.as("result"),
    ])
    .where("organization_id", "=", organizationId);
}

export async function findJob(db: Reader, organizationId: string, id: string): Promise<StoredJob | undefined> {
  return selectJobs(db, organizationId).where("id", "=", id).executeTakeFirst();
}

/** Locks a bulk change: of its next items, its cancelling and its confirming, one goes first. */
export async function holdJob(tx: Writer, organizationId: string, id: string): Promise<StoredJob | undefined> {
  return selectJobs(tx, organizationId).where("id", "=", id).forUpdate().executeTakeFirst();
}

/** Bulk changes, the latest first. */
export async function listJobs(
  db: Reader,
  organizationId: string,
  { states, before, limit }: { states?: readonly BulkState[] | undefined; before?: string | undefined; limit: number },
): Promise<StoredJob[]> {
  return selectJobs(db, organizationId)
    .$if(states !== undefined, (jobs) => jobs.where("state", "in", [...(states ?? [])]))
    .$if(before !== undefined, (jobs) => jobs.where("id", "<", before ?? ""))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/**
 * How many work, or have waited to be confirmed since then: previews that somebody forgot stand in nobody's way for long. True
 * only under the lock of the Organization.
 */
export async function countOpen(tx: Writer, organizationId: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("bulk_jobs")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("organization_id", "=", organizationId)
    .where("ended_at", "is", null)
    .where((eb) => eb.or([eb("state", "<>", "ready"), eb("created_at", ">", since)]))
    .executeTakeFirstOrThrow();
  return count;
}

export type NewJob = Pick<StoredJob, "id" | "kind" | "action" | "actsAs" | "createdByName">;

/** Writes a bulk change that has no items yet. */
export async function insertJob(tx: Writer, organizationId: string, job: NewJob, now: Date): Promise<void> {
  await tx
    .insertInto("bulk_jobs")
    .values({
      organization_id: organizationId,
      id: job.id,
      kind: job.kind,
      action: JSON.stringify(job.action),
      total: 0,
      acts_as: JSON.stringify(job.actsAs),
      created_at: now,
      created_by_name: job.createdByName,
    })
    .execute();
}

type Changes = Partial<Pick<StoredJob, "state" | "total" | "startedAt" | "startedByName" | "endedAt" | "actsAs">> & {
  preview?: BulkCounts;
  result?: BulkCounts;
  stopped?: { code: string; detail: string };
};

export async function updateJob(tx: Writer, organizationId: string, id: string, changes: Changes): Promise<void> {
  const { state, total, preview, result, startedAt, startedByName, endedAt, actsAs, stopped } = changes;
  await tx
    .updateTable("bulk_jobs")
    .set({
      ...(state && { state }),
      ...(total !== undefined && { total }),
      ...(preview && columnsOf("preview", preview)),
      ...(result && columnsOf("result", result)),
      ...(startedAt && { started_at: startedAt, started_by_name: startedByName ?? "" }),
      ...(endedAt && { ended_at: endedAt }),
      ...(actsAs && { acts_as: JSON.stringify(actsAs) }),
      ...(stopped && { stopped_code: stopped.code, stopped_detail: stopped.detail }),
    })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

function columnsOf(phase: "preview" | "result", { changed, unchanged, refused }: BulkCounts) {
  return phase === "preview"
    ? { preview_changed: changed, preview_unchanged: unchanged, preview_refused: refused }
    : { result_changed: changed, result_unchanged: unchanged, result_refused: refused };
}

/** Lets the transaction see what is old of every tenant, and nothing else. */
export const CLEARING = localSetting("clearing_bulk", "on");

/** Deletes some of the bulk changes that are old, of every tenant, with their items; gives back how many. */
export async function deleteOld(tx: Writer, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from bulk_jobs where (organization_id, id) in (
      select organization_id, id from bulk_jobs where created_at < ${before} limit ${limit})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** A bulk change as the API gives it back. */
export function presented(job: StoredJob): BulkJob {
  const { id, kind, action, state, total, preview, result, stoppedCode, stoppedDetail } = job;
  return {
    id,
    kind,
    action: action.type === "invite" ? null : action,
    file: action.type === "invite" ? { columns: action.columns } : null,
    state,
    total,
    preview,
    result,
    stopped_because: stoppedCode === null ? null : { code: stoppedCode, detail: stoppedDetail ?? "" },
    created_at: job.createdAt.toISOString(),
    created_by: job.createdByName || null,
    started_at: job.startedAt?.toISOString() ?? null,
    started_by: job.startedByName || null,
    ended_at: job.endedAt?.toISOString() ?? null,
    kept_until: daysAfter(job.createdAt, BULK_KEPT_DAYS).toISOString(),
  };
}
