import { minutesAfter } from "../../platform/clock.ts";
import { Refusal } from "../../platform/refusal.ts";
import { ScimError } from "../../platform/scim/error.ts";
import type { Change, DomainEvent, Work } from "../../platform/transact.ts";
import { holdOrganization } from "../organizations/store.ts";
import { addEnding, countEnded, countMembers, findBrake, type StoredBrake, writeBrake } from "./brake-store.ts";
import { brake } from "./rules.ts";

type Ended = { memberId: string; email: string; status: string };
type Kind = "suspend" | "remove";

/** A member whom a directory may not end, told in its words. What is to be written down about it is written afterwards. */
export class EndingRefused extends ScimError {
  readonly fact: Extract<DomainEvent, { name: "directory.change_refused" }>["payload"];
  readonly stop: { percent: number; members: number } | undefined;

  constructor(
    status: 403 | 409,
    detail: string,
    { fact, stop }: Pick<EndingRefused, "fact"> & { stop?: EndingRefused["stop"] },
  ) {
    super(status, detail);
    this.fact = fact;
    this.stop = stop;
  }
}

/** Ends a member for a directory: not the last Admin, and not one too many in an hour. Under the lock of the Organization. */
export async function ending<T>(
  work: Work,
  member: Ended,
  kind: Kind,
  run: () => Promise<Change<T>>,
): Promise<Change<T>> {
  // Who is suspended already was counted by then.
  if (member.status === "active") await letThrough(work, member, kind);
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "last_admin") throw error;
    const fact = factOf(member, kind, "last_admin");
    const detail = `${member.email} is the last Admin of the Organization and cannot be ended. Make somebody else Admin in Rollcall first.`;
    throw new EndingRefused(409, detail, { fact });
  }
}

const COUNT_LASTS_MINUTES = 60;

async function letThrough(work: Work, member: Ended, kind: Kind): Promise<void> {
  const { tx, organizationId, now } = work;
  const stored = await findBrake(tx, organizationId);
  const ended = await countEnded(tx, organizationId, now);
  const isRecent = stored.countedAt !== null && minutesAfter(stored.countedAt, COUNT_LASTS_MINUTES) > now;
  const known = brake({ ...stored, ended, members: isRecent ? stored.members : 0 }, now);
  // Members may have come since they were counted; counting costs what there are, so it is done before a stop alone.
  const { members } = known === "stop" ? await counted(work, stored, ended) : stored;
  const verdict = known === "stop" ? brake({ ...stored, ended, members }, now) : known;
  if (verdict === "go") return addEnding(tx, organizationId, now);
  const percent = stored.percent ?? 100;
  const detail = `Stopped: this would suspend or remove more than ${percent} % of the members within an hour. An Admin can let it go on in Rollcall, under Access, Directory.`;
  const stop = verdict === "stop" ? { stop: { percent, members } } : {};
  throw new EndingRefused(403, detail, { fact: factOf(member, kind, "brake"), ...stop });
}

/** Counts the members that there were before the directory ended some in this hour. */
async function counted({ tx, organizationId, now }: Work, stored: StoredBrake, ended: number): Promise<StoredBrake> {
  const members = (await countMembers(tx, organizationId)) + ended;
  const brakeNow = { ...stored, members, countedAt: now };
  await writeBrake(tx, organizationId, brakeNow);
  return brakeNow;
}

function factOf({ memberId, email }: Ended, change: Kind, reason: "last_admin" | "brake"): EndingRefused["fact"] {
  return { id: memberId, change, reason, email };
}

/** Writes down what was refused, and stops the directory where it was one too many. */
export async function recordRefusal(work: Work, { fact, stop }: EndingRefused): Promise<Change<undefined>> {
  const { tx, organizationId, now } = work;
  const refused: DomainEvent = { name: "directory.change_refused", payload: fact };
  await holdOrganization(tx, organizationId);
  const stored = await findBrake(tx, organizationId);
  if (stop === undefined || stored.stoppedAt !== null) return { answer: undefined, events: [refused] };

  await writeBrake(tx, organizationId, { ...stored, stoppedAt: now, letThroughUntil: null });
  const payload = { id: organizationId, ...stop };
  return { answer: undefined, events: [refused, { name: "directory.brake_stopped", payload }] };
}
