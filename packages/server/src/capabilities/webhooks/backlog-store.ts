import type { Reader, Writer } from "../../platform/database.ts";

/** An event that endpoints have not been given yet. */
export type Untold = { id: string; name: string; payload: Record<string, unknown>; at: Date };

/**
 * The first events that endpoints have not been given yet. Their ids sort as what happened did: of two events of which
 * one saw the other, it has the later id, and is not there without it.
 */
export async function listUntold(db: Reader, organizationId: string, limit: number): Promise<Untold[]> {
  return db
    .selectFrom("webhook_backlog")
    .innerJoin("outbox", (join) =>
      join
        .onRef("outbox.organization_id", "=", "webhook_backlog.organization_id")
        .onRef("outbox.id", "=", "webhook_backlog.event_id"),
    )
    .select(["outbox.id", "outbox.name", "outbox.payload", "outbox.at"])
    .where("webhook_backlog.organization_id", "=", organizationId)
    .orderBy("webhook_backlog.event_id")
    .limit(limit)
    .execute();
}

export async function deleteTold(tx: Writer, organizationId: string, ids: readonly string[]): Promise<void> {
  await tx
    .deleteFrom("webhook_backlog")
    .where("organization_id", "=", organizationId)
    .where("event_id", "in", [...ids])
    .execute();
}
