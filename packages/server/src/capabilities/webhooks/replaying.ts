import { noOrigin, type Platform, transact, unchanged, type Work } from "../../platform/transact.ts";
import { replaySome } from "./line-store.ts";
import { planLook } from "./planning.ts";
import { holdReplay, type StoredReplay, setProgress } from "./replay-store.ts";
import { holdEndpoint } from "./store.ts";

const BATCH = 500;

const actor = { kind: "system", cause: "webhooks" } as const;

/** Puts every delivery of a replay back in line. Begun again after a crash, it goes on where it stopped. */
export async function replay(platform: Platform, organizationId: string, replayId: string): Promise<void> {
  const scope = { organizationId, actor, origin: noOrigin };
  while (await transact(platform, scope, (work) => takeStep(work, replayId)));
}

async function takeStep(work: Work, replayId: string) {
  const { tx, organizationId, now } = work;
  const running = await holdReplay(tx, organizationId, replayId);
  const endpoint = running && (await holdEndpoint(tx, organizationId, running.endpointId));
  if (running === undefined || running.finishedAt !== null || endpoint === undefined) return unchanged(false);

  const { endpointId, which, since, startedAt, afterSequence, total, replayed } = running;
  const limit = Math.min(BATCH, total - replayed);
  const step = { endpointId, which, since, until: startedAt, afterSequence, limit };
  const sequences = limit === 0 ? [] : await replaySome(tx, organizationId, step, now);
  const progress = progressOf(running, sequences, now);
  await setProgress(tx, organizationId, replayId, progress);
  if (endpoint.disabledAt === null) await planLook(tx, organizationId, endpoint, now);
  return unchanged(progress.finishedAt === null);
}

function progressOf({ replayed, total, afterSequence }: StoredReplay, sequences: readonly number[], now: Date) {
  const done = replayed + sequences.length;
  // There may be fewer than were counted, when some were cleared up or sent again by hand in between.
  const isDone = sequences.length === 0 || done === total;
  return { replayed: done, afterSequence: sequences.at(-1) ?? afterSequence, finishedAt: isDone ? now : null };
}
