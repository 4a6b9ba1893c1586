import { Refusal } from "../../platform/refusal.ts";
import { noOrigin, type Platform, Preview, transact, unchanged, type Work } from "../../platform/transact.ts";
import { inside } from "../../platform/transactions.ts";
import { actorOf, checkMay } from "./acting.ts";
import { carryOn } from "./carrying.ts";
import { changeMembers } from "./changing.ts";
import { factsOf } from "./facts.ts";
import { invitePeople } from "./inviting.ts";
import { listNext, type NextItem, setOutcomes } from "./item-store.ts";
import { lockFor } from "./locking.ts";
import type { Numbered } from "./outcomes.ts";
import { planSteps } from "./planning.ts";
import { counted, doneOf } from "./rules.ts";
import { holdJob, type StoredJob, updateJob } from "./store.ts";

const ITEMS_AT_ONCE = { members: 50, invitations: 500 };
// After that, other bulk changes of the Organization have their turn, and a process that stops waits no longer.
const TURN_MS = 3_000;

const actor = { kind: "system", cause: "bulk changes" } as const;

/** Does the items of a bulk change, some at a time, for a while. Begun again after a crash, it goes on where it stopped. */
export async function work(platform: Platform, organizationId: string, jobId: string): Promise<void> {
  const isThroughIn = await stepFor(platform, organizationId, jobId, TURN_MS);
  if (isThroughIn) return;
  const scope = { organizationId, actor, origin: noOrigin };
  await transact(platform, scope, async ({ tx }) => unchanged(await planSteps(tx, organizationId, jobId)));
}

/** Takes steps until there is none left, or time is up; whether there is none left. */
export async function stepFor(
  platform: Platform,
  organizationId: string,
  jobId: string,
  milliseconds: number,
): Promise<boolean> {
  const startedAt = performance.now();
  const scope = { organizationId, actor, origin: { ...noOrigin, requestId: jobId } };
  while (performance.now() - startedAt < milliseconds)
    if (!(await transact(platform, scope, (opened) => takeStep(platform, opened, jobId)))) return true;
  return false;
}

/** One step: some items together with what became of them, and how far that is, in one transaction. */
async function takeStep(platform: Platform, opened: Work, jobId: string) {
  const { tx, organizationId } = opened;
  const job = await holdJob(tx, organizationId, jobId);
  if (job === undefined || (job.state !== "previewing" && job.state !== "running")) return unchanged(false);

  const { ipAddress, userAgent } = job.actsAs;
  const step = Object.assign(opened, { origin: { ipAddress, userAgent, requestId: jobId } });
  try {
    const acting = await actorOf(step, job);
    await checkMay(step, acting, job.action);
    Object.assign(step, { actor: acting });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return stop(step, job, error);
  }
  return job.state === "previewing" ? preview(platform, step, job) : run(platform, step, job);
}

async function preview(platform: Platform, step: Work, job: StoredJob) {
  const { tx, organizationId } = step;
  const items = await next(step, job, doneOf(job.preview));
  const outcomes = await undone(platform, step, async (trial) => {
    await lockFor(trial, job.action, items);
    await carryOn(trial, job);
    return doItems(platform, trial, job, items);
  });
  await setOutcomes(tx, organizationId, { jobId: job.id, phase: "preview", outcomes });
  const counts = counted(job.preview, outcomes);
  const isThrough = doneOf(counts) === job.total;
  await updateJob(tx, organizationId, job.id, { preview: counts, ...(isThrough && { state: "ready" as const }) });
  return unchanged(!isThrough);
}

async function run(platform: Platform, step: Work, job: StoredJob) {
  const { tx, organizationId, now } = step;
  const items = await next(step, job, doneOf(job.result));
  await lockFor(step, job.action, items);
  const outcomes = await doItems(platform, step, job, items);
  await setOutcomes(tx, organizationId, { jobId: job.id, phase: "result", outcomes });
  const result = counted(job.result, outcomes);
  if (doneOf(result) < job.total) {
    await updateJob(tx, organizationId, job.id, { result });
    return unchanged(true);
  }
  await updateJob(tx, organizationId, job.id, { result, state: "finished", endedAt: now });
  const payload = { ...factsOf(job), ...result };
  return { answer: false, events: [{ name: "bulk.finished", payload }] } as const;
}

/** Whoever asked for it may no longer do it: the rest is left as it is. */
async function stop({ tx, organizationId, now }: Work, job: StoredJob, { code, message }: Refusal) {
  const stopped = { code, detail: message };
  await updateJob(tx, organizationId, job.id, { state: "stopped", endedAt: now, stopped });
  const payload = { ...factsOf(job), changed: job.result.changed, reason: code };
  return { answer: false, events: [{ name: "bulk.stopped", payload }] } as const;
}

function next({ tx, organizationId }: Work, { id, kind }: StoredJob, after: number): Promise<NextItem[]> {
  return listNext(tx, organizationId, { jobId: id, after, limit: ITEMS_AT_ONCE[kind] });
}

async function doItems(platform: Platform, step: Work, { action, state }: StoredJob, items: readonly NextItem[]) {
  if (action.type === "invite")
    return invitePeople(platform, step, { ...action, isPreview: state === "previewing" }, items);
  return changeMembers(platform, step, action, items);
}

/** Does it, says what came of it, and leaves nothing of it. */
async function undone(platform: Platform, step: Work, trial: (work: Work) => Promise<Numbered[]>): Promise<Numbered[]> {
  const { organizationId, actor: acting, origin } = step;
  try {
    return await inside(platform, step).transact({ organizationId, actor: acting, origin }, async (opened) => {
      throw new Preview(await trial(opened));
    });
  } catch (error) {
    // The cast is sound: it is the answer of the trial.
    if (error instanceof Preview) return error.answer as Numbered[];
    throw error;
  }
}
