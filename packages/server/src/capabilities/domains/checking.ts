import type { Domain } from "@rollcall/contract/domains";
import { daysAfter } from "../../platform/clock.ts";
import type { Errand } from "../../platform/http.ts";
import { addJobs } from "../../platform/outbox.ts";
import type { Limit, Limiter } from "../../platform/rate-limit.ts";
import { Refusal } from "../../platform/refusal.ts";
import { inTransaction, noOrigin, type Platform, read, transact, unchanged } from "../../platform/transact.ts";
import { CHECK_JOB, recordCheck } from "./commands.ts";
import { recordOf } from "./names.ts";
import { CHECKED_EVERY_DAYS, isDueForCheck, LOOKED_FOR_DAYS, outcomeOf } from "./rules.ts";
import * as store from "./store.ts";

const CHECKS: Limit = { name: "domain-check", tries: 30, perSeconds: 5 * 60 };

/** Looks for the proof because somebody asks. DNS is asked outside of every transaction. */
export async function checkDomain(errand: Errand, limiter: Limiter, id: string): Promise<Domain> {
  const { platform, organizationId } = errand;
  await limiter.count(CHECKS, organizationId);
  const claim = await errand.read(({ db }) => store.findDomain(db, organizationId, id));
  if (claim === undefined) throw new Refusal("not_found");
  const outcome = await askDns(platform, claim);
  const checked = await errand.transact((work) => recordCheck(work, { id, outcome }));
  if (checked.last_check?.outcome === "taken") throw new Refusal("domain_taken");
  return checked;
}

async function askDns({ resolver }: Platform, { domain, proofToken }: store.StoredDomain) {
  const record = recordOf(domain, proofToken);
  return outcomeOf(await resolver.findTxt(record.name), record.value);
}

const actor = { kind: "system", cause: "domain check" } as const;
const BATCH = 500;

/** Plans a look for every claim, of every Organization, that was not looked for in a day. */
export async function planChecks(platform: Platform): Promise<void> {
  const now = platform.clock();
  const span = { checkedBefore: daysAfter(now, -CHECKED_EVERY_DAYS), since: daysAfter(now, -LOOKED_FOR_DAYS) };
  let after: store.Due | undefined;
  do {
    const page = { ...span, after, limit: BATCH };
    const found = await inTransaction(platform, store.FINDS_CLAIMS, async (tx) => {
      const due = await store.findDue(tx, page);
      const payloads = due.map(({ organizationId, id }) => ({ organization_id: organizationId, domain_id: id }));
      await addJobs(
        tx,
        payloads.map((payload) => ({ identifier: CHECK_JOB, payload })),
      );
      return due;
    });
    after = found.length < BATCH ? undefined : found.at(-1);
  } while (after !== undefined);
}

/** The claim of an Organization that a job is about, by its id or by its name. */
export type Claim = { organizationId: string; id?: string | undefined; domain?: string | undefined };

/** Looks for the proof of one claim. By its id only when it is time to; by its name because another one shows a proof. */
export async function checkClaim(platform: Platform, { organizationId, id, domain }: Claim): Promise<void> {
  const scope = { organizationId, actor, origin: noOrigin };
  const claim = await read(platform, scope, ({ db }) =>
    domain === undefined
      ? store.findDomain(db, organizationId, id ?? "")
      : store.findByName(db, organizationId, domain),
  );
  if (claim === undefined || (domain === undefined && !isDueForCheck(claim, platform.clock()))) return;
  const outcome = await askDns(platform, claim);
  await transact(platform, scope, async (work) => {
    // It may have been given up while DNS was asked.
    const isThere = (await store.holdDomain(work.tx, organizationId, claim.id)) !== undefined;
    if (!isThere) return unchanged(undefined);
    return { ...(await recordCheck(work, { id: claim.id, outcome })), answer: undefined };
  });
}
