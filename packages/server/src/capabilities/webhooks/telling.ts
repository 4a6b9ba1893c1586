import { type Change, noOrigin, type Platform, transact, unchanged, type Work } from "../../platform/transact.ts";
import { deleteTold, listUntold, type Untold } from "./backlog-store.ts";
import { deliveryOf } from "./bodies.ts";
import { insertDeliveries } from "./delivery-store.ts";
import { planLook } from "./planning.ts";
import { isTold } from "./rules.ts";
import { holdListening, type StoredEndpoint, updateEndpoint } from "./store.ts";

const BATCH = 100;

const actor = { kind: "system", cause: "webhooks" } as const;

/** Makes a delivery of every noted event for every endpoint that is told it, in the order in which they happened. */
export async function tell(platform: Platform, organizationId: string): Promise<void> {
  const scope = { organizationId, actor, origin: noOrigin };
  while ((await transact(platform, scope, tellSome)) === BATCH);
}

async function tellSome(work: Work): Promise<Change<number>> {
  const { tx, organizationId } = work;
  // Whoever else does the same waits here, and then sees what is left.
  const listening = await holdListening(tx, organizationId);
  const untold = await listUntold(tx, organizationId, BATCH);
  if (untold.length === 0) return unchanged(0);

  for (const endpoint of listening) await giveTo(work, endpoint, untold);
  await deleteTold(
    tx,
    organizationId,
    untold.map(({ id }) => id),
  );
  return unchanged(untold.length);
}

async function giveTo({ tx, organizationId, now }: Work, endpoint: StoredEndpoint, untold: readonly Untold[]) {
  const wanted = untold.filter(({ name }) => isTold(endpoint.events, name));
  if (wanted.length === 0) return;
  const dueAt = endpoint.lastDueAt !== null && endpoint.lastDueAt > now ? endpoint.lastDueAt : now;
  const deliveries = wanted.map((event, index) =>
    deliveryOf(organizationId, { event, endpointId: endpoint.id, sequence: endpoint.nextSequence + index, dueAt }),
  );
  await insertDeliveries(tx, organizationId, deliveries, now);
  const next_sequence = endpoint.nextSequence + deliveries.length;
  await updateEndpoint(tx, organizationId, endpoint.id, { next_sequence, last_due_at: dueAt });
  await planLook(tx, organizationId, endpoint, now);
}
