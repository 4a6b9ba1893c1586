import type { WebhookReplay } from "@rollcall/contract/webhooks";
import type { Reader, Writer } from "../../platform/database.ts";

export type StoredReplay = {
  id: string;
  endpointId: string;
  which: "failed" | "all";
  since: Date;
  total: number;
  replayed: number;
  afterSequence: number;
  startedAt: Date;
  startedByName: string;
  finishedAt: Date | null;
};

function selectReplays(db: Reader, organizationId: string) {
  return db
    .selectFrom("webhook_replays")
    .select(["id", "endpoint_id as endpointId", "which", "since", "total", "replayed"])
    .select(["after_sequence as afterSequence", "started_at as startedAt", "started_by_name as startedByName"])
    .select("finished_at as finishedAt")
    .where("organization_id", "=", organizationId);
}

/** The latest replays of an endpoint, the newest first. */
export async function listReplays(
  db: Reader,
  organizationId: string,
  endpointId: string,
  limit: number,
): Promise<StoredReplay[]> {
  return selectReplays(db, organizationId)
    .where("endpoint_id", "=", endpointId)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

export async function findReplay(
  db: Reader,
  organizationId: string,
  { endpointId, id }: { endpointId: string; id: string },
): Promise<StoredReplay | undefined> {
  return selectReplays(db, organizationId)
    .where("endpoint_id", "=", endpointId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function holdReplay(tx: Writer, organizationId: string, id: string): Promise<StoredReplay | undefined> {
  return selectReplays(tx, organizationId).where("id", "=", id).forUpdate().executeTakeFirst();
}

export async function isReplaying(tx: Writer, organizationId: string, endpointId: string): Promise<boolean> {
  const running = await selectReplays(tx, organizationId)
    .where("endpoint_id", "=", endpointId)
    .where("finished_at", "is", null)
    .executeTakeFirst();
  return running !== undefined;
}

export async function insertReplay(
  tx: Writer,
  organizationId: string,
  {
    id,
    endpointId,
    which,
    since,
    total,
    startedByName,
  }: Omit<StoredReplay, "replayed" | "afterSequence" | "startedAt" | "finishedAt">,
  now: Date,
): Promise<void> {
  await tx
    .insertInto("webhook_replays")
    .values({
      organization_id: organizationId,
      id,
      endpoint_id: endpointId,
      which,
      since,
      total,
      started_at: now,
      started_by_name: startedByName,
    })
    .execute();
}

export async function setProgress(
  tx: Writer,
  organizationId: string,
  id: string,
  { replayed, afterSequence, finishedAt }: Pick<StoredReplay, "replayed" | "afterSequence" | "finishedAt">,
): Promise<void> {
  await tx
    .updateTable("webhook_replays")
    .set({ replayed, after_sequence: afterSequence, finished_at: finishedAt })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/** A replay as the API gives it back. */
export function presented(replay: StoredReplay): WebhookReplay {
  const { id, which, since, total, replayed, startedAt, startedByName, finishedAt } = replay;
  return {
    id,
    which,
    since: since.toISOString(),
    status: finishedAt === null ? "running" : "done",
    total,
    replayed,
    started_at: startedAt.toISOString(),
    started_by: startedByName || null,
    finished_at: finishedAt?.toISOString() ?? null,
  };
}
