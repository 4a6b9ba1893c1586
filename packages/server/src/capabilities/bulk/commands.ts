import { type BulkAction, type BulkSelection, MAX_BULK_ITEMS, MAX_OPEN_BULK_JOBS } from "@rollcall/contract/bulk";
import { daysAfter } from "../../platform/clock.ts";
import { requireFresh } from "../../platform/freshness.ts";
import { newId } from "../../platform/ids.ts";
import { actorName } from "../../platform/outbox.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Change, type OrganizationActor, unchanged, type Work } from "../../platform/transact.ts";
import { matching } from "../members/matching.ts";
import { holdOrganization } from "../organizations/store.ts";
import { actsAs, checkMay, makesAdmin, memberOf } from "./acting.ts";
import { factsOf } from "./facts.ts";
import { findUnknown, insertMatching, insertNamed } from "./item-store.ts";
import { planSteps } from "./planning.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

type Acting = Work & { actor: OrganizationActor };
export type Created = { id: string; total: number };

/** Begins a change to the members that are selected at this moment, by working out its effect. */
export async function createJob(
  work: Acting,
  { selection, action }: { selection: BulkSelection; action: BulkAction },
): Promise<Change<Created>> {
  await checkMay(work, work.actor, action);
  const id = await insertJob(work, "members", action);
  const total = await insertItems(work, id, selection);
  if (total > MAX_BULK_ITEMS) throw new Refusal("bulk_too_many_members", { field: "selection" });

  return begin(work, { id, total });
}

/** Writes a bulk change that has no items yet, where there is room for one more. */
export async function insertJob(work: Acting, kind: store.StoredJob["kind"], action: store.Doing): Promise<string> {
  const { tx, organizationId, actor, now } = work;
  await holdOrganization(tx, organizationId);
  if ((await store.countOpen(tx, organizationId, daysAfter(now, -1))) >= MAX_OPEN_BULK_JOBS)
    throw new Refusal("too_many_bulk_jobs");
  const id = newId("bulkJob");
  const made = { id, kind, action, actsAs: actsAs(work), createdByName: actorName(actor) };
  await store.insertJob(tx, organizationId, made, now);
  return id;
}

/** Lets the effect be worked out. Nothing has changed by that. */
export async function begin({ tx, organizationId }: Work, { id, total }: Created): Promise<Change<Created>> {
  await store.updateJob(tx, organizationId, id, { total });
  await planSteps(tx, organizationId, id);
  return unchanged({ id, total });
}

async function insertItems(work: Acting, jobId: string, selection: BulkSelection): Promise<number> {
  const { tx, organizationId, now } = work;
  const last = memberOf(actsAs(work));
  if ("members" in selection) {
    const unknown = await findUnknown(tx, organizationId, selection.members);
    if (unknown !== undefined)
      throw new Refusal("not_found", {
        field: `selection.members.${selection.members.indexOf(unknown)}`,
        detail: "There is no such member.",
      });
    return insertNamed(tx, organizationId, { jobId, memberIds: selection.members, last });
  }
  const condition = await matching(tx, organizationId, selection.filter, now);
  return insertMatching(tx, organizationId, { jobId, condition, last, limit: MAX_BULK_ITEMS + 1 });
}

/** Lets a bulk change run, by the rights of who confirms it. */
export async function confirmJob(work: Acting, id: string): Promise<Change<undefined>> {
  const { tx, organizationId, actor, now } = work;
  const job = await hold(work, id);
  await checkMay(work, actor, job.action);
  granted(rules.confirm(job));
  if (await makesAdmin(work, job)) requireFresh(actor, now);

  const started = { startedAt: now, startedByName: actorName(actor), actsAs: actsAs(work) };
  await store.updateJob(tx, organizationId, id, { state: "running", ...started });
  await planSteps(tx, organizationId, id);
  return { answer: undefined, events: [{ name: "bulk.started", payload: factsOf(job) }] };
}

/** Ends a bulk change. What it has done stays. */
export async function cancelJob(work: Acting, id: string): Promise<Change<undefined>> {
  const { tx, organizationId, actor, now } = work;
  const job = await hold(work, id);
  await checkMay(work, actor, job.action);
  granted(rules.cancel(job));

  await store.updateJob(tx, organizationId, id, { state: "cancelled", endedAt: now });
  const payload = { ...factsOf(job), changed: job.result.changed };
  return { answer: undefined, events: [{ name: "bulk.cancelled", payload }] };
}

async function hold({ tx, organizationId }: Work, id: string): Promise<store.StoredJob> {
  const job = await store.holdJob(tx, organizationId, id);
  if (job === undefined) throw new Refusal("not_found");
  return job;
}
