import * as contract from "@rollcall/contract/bulk";
import { Failure } from "./failure.ts";
import { jsonText, table } from "./output.ts";
import { progressOf } from "./progress.ts";
import type { Session } from "./session.ts";

type Job = contract.BulkJob;
type Counts = contract.BulkCounts;
type Phase = "preview" | "result";
type Wish = { isPreview: boolean; isSure: boolean; isJson: boolean };

/** Takes a bulk change that was begun to its end: what it would do, the question whether to do it, and what came of it. */
export async function takeThrough(session: Session, begun: Job, wish: Wish): Promise<void> {
  const { io } = session;
  const ready = await until(session, begun, "preview", ({ state }) => state !== "previewing");
  checkReached(ready, "ready");
  if (!wish.isJson) await tell(session, ready, "preview");
  const { changed, refused } = ready.preview;
  // A script that says the same again has done nothing wrong.
  if (wish.isPreview || (changed === 0 && refused === 0)) {
    await cancel(session, ready);
    if (wish.isJson) io.out(jsonText(ready));
    return;
  }
  if (changed === 0) return endWithout(session, ready, `Nobody would change; ${refused} would be refused.`);
  if (!wish.isSure && !(await isWanted(session, ready)))
    return endWithout(session, ready, `Nothing was changed.${io.isInteractive ? "" : " Say --yes to do it."}`);

  const confirmed = await session.client.call(contract.confirmBulkJob, await paramsOf(session, ready));
  const ended = await until(session, confirmed, "result", ({ state }) => state !== "running");
  if (wish.isJson) io.out(jsonText(ended));
  else await tell(session, ended, "result");
  checkReached(ended, "finished");
  if (ended.result.refused > 0) throw new Failure(`${ended.result.refused} were refused.`);
}

async function isWanted({ io }: Session, { preview, kind }: Job): Promise<boolean> {
  const question = `${kind === "members" ? "Change" : "Invite"} ${preview.changed}?`;
  if (!io.isInteractive) return false;
  return io.confirm(question);
}

/** What is not done would wait for thirty days. */
async function endWithout(session: Session, job: Job, sentence: string): Promise<never> {
  await cancel(session, job);
  throw new Failure(sentence);
}

async function cancel(session: Session, job: Job): Promise<void> {
  await session.client.call(contract.cancelBulkJob, await paramsOf(session, job));
}

function checkReached({ state, stopped_because }: Job, wanted: Job["state"]): void {
  if (state === wanted) return;
  throw new Failure(stopped_because === null ? `It was ${state}.` : `It stopped: ${stopped_because.detail}`);
}

const PAUSE_MS = 500;

async function until(session: Session, begun: Job, phase: Phase, isThere: (job: Job) => boolean): Promise<Job> {
  const progress = progressOf(session.io, phase === "preview" ? "Working out" : "Changing");
  let job = begun;
  while (!isThere(job)) {
    progress.show(doneOf(job[phase]), job.total);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    job = await session.client.call(contract.getBulkJob, await paramsOf(session, job));
  }
  progress.end();
  return job;
}

function doneOf({ changed, unchanged, refused }: Counts): number {
  return changed + unchanged + refused;
}

async function paramsOf(session: Session, { id }: Job) {
  return { params: { organization_id: await session.organizationId(), bulk_job_id: id } };
}

const MOST_TOLD = 200;

/** The counts, and everybody of whom something else becomes than what was asked for. */
async function tell(session: Session, job: Job, phase: Phase): Promise<void> {
  const { io, client } = session;
  const leftOut = ["refused", "unchanged"] as const;
  const asked = { ...(await paramsOf(session, job)), query: { [phase]: [...leftOut], limit: MOST_TOLD } };
  const { data, has_more } = await client.call(contract.listBulkItems, asked);
  if (data.length > 0) io.out(`${table(io, data, columnsOf(job, phase))}\n`);
  if (has_more) io.err(`There are more: rollcall bulk items ${job.id} --all\n`);
  io.err(`${sentenceOf(job[phase], phase)}\n`);
}

function columnsOf({ kind }: Job, phase: Phase) {
  const because = [phase, (item: contract.BulkItem) => item[phase]?.outcome] as const;
  const detail = ["because", (item: contract.BulkItem) => item[phase]?.detail] as const;
  const column = ["column", (item: contract.BulkItem) => item[phase]?.column] as const;
  return kind === "members" ? ["email", because, detail] : ["line", column, "email", because, detail];
}

function sentenceOf({ changed, unchanged, refused }: Counts, phase: Phase): string {
  return phase === "preview"
    ? `${changed} would change, ${unchanged} are so already, ${refused} would be refused.`
    : `${changed} changed, ${unchanged} were so already, ${refused} were refused.`;
}
