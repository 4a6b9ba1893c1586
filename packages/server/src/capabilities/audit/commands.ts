import { randomBytes } from "node:crypto";
import type { Writer } from "../../platform/database.ts";
import { type Change, unchanged, type Work } from "../../platform/transact.ts";
import { holdOrganization } from "../organizations/store.ts";
import { sealed } from "./chain.ts";
import * as seals from "./seal-store.ts";
import * as store from "./store.ts";

export async function setRetention(work: Work, days: number | null): Promise<Change<undefined>> {
  const { tx, organizationId, now } = work;
  await holdOrganization(tx, organizationId);
  const before = await store.getRetention(tx, organizationId);
  if (before === days) return unchanged(undefined);

  await store.setRetention(tx, organizationId, days, now);
  const payload = { id: organizationId, before, after: days };
  return { answer: undefined, events: [{ name: "audit.retention_changed", payload }] };
}

const SALT_BYTES = 32;

/** Gives waiting events their place in the chain, at most so many; answers how many that were. */
export async function sealSome(tx: Writer, organizationId: string, atMost: number): Promise<number> {
  // Asked at once, and answered one after the other: what is read is read under the lock.
  const [, events, head] = await Promise.all([
    seals.holdChain(tx, organizationId),
    seals.takeUnsealed(tx, organizationId, atMost),
    seals.findHead(tx, organizationId),
  ]);
  if (events.length === 0) return 0;

  let { position, hash } = head;
  const made = events.map((event) => {
    const salts = { actor: randomBytes(SALT_BYTES), payload: randomBytes(SALT_BYTES) };
    const seal = sealed(seals.lineOf(organizationId, event), salts, hash);
    position += 1;
    hash = seal.hash;
    return { position, eventId: event.id, seal };
  });
  await seals.insertSeals(tx, organizationId, made);
  return made.length;
}

/** Removes what is older than the retention setting, at most so many; answers how many that were. */
export async function removeOld(work: Work, atMost: number): Promise<Change<number>> {
  const cut = await seals.removeOldEvents(work.tx, atMost);
  if (cut === undefined) return unchanged(0);

  const { events, olderThan, position, hash } = cut;
  const payload = { id: work.organizationId, events, older_than: olderThan.toISOString(), position, hash };
  return { answer: events, events: [{ name: "audit.events_removed", payload }] };
}
