import type { AuditChain, BrokenEvent } from "@rollcall/contract/audit";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import type { Reader } from "../../platform/database.ts";
import type { Reading } from "../../platform/transact.ts";
import * as seals from "./seal-store.ts";
import { diagnosed, isOther, type Place, type Walk, walk } from "./walk.ts";

const POSITIONS_AT_ONCE = 5_000;

export type Part = {
  chain: AuditChain;
  verified_through: number;
  erased: number;
  first_broken: BrokenEvent | null;
  next_cursor: string | null;
  has_more: boolean;
};

type Asked = { after?: string | undefined; noted?: string | undefined };

/** Verifies one part of the chain. The last one also looks for events that are not in it. */
export async function verifyChain(reading: Reading, asked: Asked): Promise<Part> {
  const { db, organizationId, secrets } = reading;
  const list = JSON.stringify(["audit.chain", organizationId]);
  const noted = asked.noted === undefined ? undefined : readPlace(asked.noted.split(":"));
  const beginning = await seals.findBeginning(db, organizationId);
  const known = asked.after === undefined ? beginning : readPlace(decodeCursor(secrets, list, asked.after));
  // The beginning can move while somebody verifies part by part.
  const from = known.position < beginning.position ? beginning : known;

  const rows = await seals.listSeals(db, organizationId, { after: from.position, limit: POSITIONS_AT_ONCE });
  const walked = walk(from, rows, noted);
  if (walked.break !== undefined && (await hasMoved(db, organizationId, beginning))) return verifyChain(reading, asked);
  const hasMore = rows.length === POSITIONS_AT_ONCE;
  const broken =
    (asked.after === undefined ? await brokenBefore(db, organizationId, beginning, noted) : undefined) ??
    (await brokenWithin(db, organizationId, walked)) ??
    (hasMore ? undefined : await brokenBeside(db, organizationId, walked.place, noted));
  const goesOn = hasMore && broken === undefined;
  return {
    chain: await chainOf(db, organizationId, beginning),
    verified_through: walked.place.position,
    erased: walked.erased,
    first_broken: broken ?? null,
    next_cursor: goesOn ? encodeCursor(secrets, list, written(walked.place)) : null,
    has_more: goesOn,
  };
}

/** Whether old events were removed in this moment: then what looks like a gap is none. */
async function hasMoved(db: Reader, organizationId: string, beginning: Place): Promise<boolean> {
  return (await seals.findBeginning(db, organizationId)).position > beginning.position;
}

async function chainOf(db: Reader, organizationId: string, beginning: Place): Promise<AuditChain> {
  const head = await seals.findHead(db, organizationId);
  return {
    first_position: beginning.position + 1,
    last_position: head.position,
    head_hash: head.hash.toString("hex"),
    waiting: await seals.countUnsealed(db, organizationId),
  };
}

/** Where older events were removed, the log itself has to say so. */
async function brokenBefore(
  db: Reader,
  organizationId: string,
  beginning: Place,
  noted: Place | undefined,
): Promise<BrokenEvent | undefined> {
  const { position } = beginning;
  if (position > 0 && !(await seals.isCutAnnounced(db, organizationId, beginning)))
    return { kind: "removed", event_id: null, position };
  return isOther(beginning, noted) ? { kind: "rewritten", event_id: null, position } : undefined;
}

async function brokenWithin(
  db: Reader,
  organizationId: string,
  { broken, break: found }: Walk,
): Promise<BrokenEvent | undefined> {
  return broken ?? (found && diagnosed(found, await seals.findHeir(db, organizationId, found.at)));
}

/** Events outside of the chain, and a chain that ends before a place that was noted. */
async function brokenBeside(
  db: Reader,
  organizationId: string,
  end: Place,
  noted: Place | undefined,
): Promise<BrokenEvent | undefined> {
  if (noted !== undefined && noted.position > end.position)
    return { kind: "removed", event_id: null, position: end.position + 1 };
  const stray = await seals.findStray(db, organizationId);
  return stray && { kind: stray.kind, event_id: stray.id, position: null };
}

function readPlace([position, hash]: readonly unknown[]): Place {
  return { position: Number(position), hash: Buffer.from(String(hash), "hex") };
}

function written({ position, hash }: Place): [number, string] {
  return [position, hash.toString("hex")];
}
