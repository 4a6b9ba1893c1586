import type { Reader, Writer } from "../../platform/database.ts";

// What stands here works for the operator's command line, which erases who somebody was.

type Erased = { id: string; payload: Record<string, unknown> };

/**
 * Puts events without personal data in the place of what endpoints were told of them, and drops what receivers answered to
 * that; gives back in how many deliveries it still stood.
 */
export async function eraseDeliveries(tx: Writer, organizationId: string, events: readonly Erased[]): Promise<number> {
  let erased = 0;
  for (const event of events)
    for (const { id, body } of await deliveriesOf(tx, organizationId, event.id)) {
      const told = JSON.stringify({ ...JSON.parse(body), data: event.payload });
      if (told === body) continue;
      await writeErased(tx, organizationId, id, told);
      erased += 1;
    }
  return erased;
}

/** Forgets the name of who made endpoints. */
export async function eraseMaker(tx: Writer, organizationId: string, memberId: string): Promise<void> {
  await tx
    .updateTable("webhook_endpoints")
    .set({ created_by_name: "" })
    .where("organization_id", "=", organizationId)
    .where("created_by", "=", memberId)
    .execute();
}

function deliveriesOf(db: Reader, organizationId: string, eventId: string) {
  return db
    .selectFrom("webhook_deliveries")
    .select(["id", "body"])
    .where("organization_id", "=", organizationId)
    .where("event_id", "=", eventId)
    .forUpdate()
    .execute();
}

async function writeErased(tx: Writer, organizationId: string, id: string, body: string): Promise<void> {
  await tx
    .updateTable("webhook_deliveries")
    .set({ body })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
  await tx
    .updateTable("webhook_tries")
    .set({ response_headers: null, response_body: null })
    .where("organization_id", "=", organizationId)
    .where("delivery_id", "=", id)
    .execute();
}
