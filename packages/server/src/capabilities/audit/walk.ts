import type { BrokenEvent, BrokenKind } from "@rollcall/contract/audit";
import { isIntact, type Line, linked, type Seal } from "./chain.ts";

/** A place in a chain: how far it is known to be whole. */
export type Place = { position: number; hash: Buffer };

/** A position of the chain with its event, which may be gone. */
export type Sealed = { position: number; eventId: string; seal: Seal; line: Line | undefined };

/** What does not follow from the place before it. What that means takes a look at the rest of the chain. */
export type Break = { at: Place; row: Sealed; next: Sealed | undefined };

export type Walk = { place: Place; erased: number; broken?: BrokenEvent; break?: Break };

/** Follows a chain from a place on, and stops at the first event that is not as it was sealed. */
export function walk(from: Place, rows: readonly Sealed[], noted?: Place): Walk {
  let place = from;
  let erased = 0;
  for (const [index, row] of rows.entries()) {
    const { position, eventId, seal } = row;
    const stop = (kind: BrokenKind) => ({ place, erased, broken: { kind, event_id: eventId, position } });
    const lost = { place, erased, break: { at: place, row, next: rows[index + 1] } };

    if (position !== place.position + 1) return lost;
    if (row.line === undefined) return stop("removed");
    if (!isIntact(row.line, seal)) return stop("edited");
    if (!linked(place.hash, seal.eventHash).equals(seal.hash)) return lost;
    place = { position, hash: seal.hash };
    if (isOther(place, noted)) return stop("rewritten");
    if (seal.actorSalt === null || seal.payloadSalt === null) erased += 1;
  }
  return { place, erased };
}

/** Says what happened at a break. `heir` is the seal, anywhere in the chain, that follows from the place before it. */
export function diagnosed({ at, row, next }: Break, heir: { eventId: string } | undefined): BrokenEvent {
  const position = at.position + 1;
  if (heir !== undefined)
    return { kind: "reordered", event_id: row.position === position ? row.eventId : heir.eventId, position };
  if (row.position !== position) return { kind: "removed", event_id: null, position };
  const followsItself = next !== undefined && linked(row.seal.hash, next.seal.eventHash).equals(next.seal.hash);
  return { kind: followsItself ? "rewritten" : "edited", event_id: row.eventId, position };
}

/** Whether the hash at a position is another one than was noted for it. */
export function isOther({ position, hash }: Place, noted: Place | undefined): boolean {
  return noted !== undefined && noted.position === position && !noted.hash.equals(hash);
}
