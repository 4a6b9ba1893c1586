import type { Domain, DomainCheckOutcome, DomainJoining } from "@rollcall/contract/domains";
import { newId } from "../../platform/ids.ts";
import { actorName, addJobs } from "../../platform/outbox.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { randomToken } from "../../platform/secrets.ts";
import { type Change, type DomainEvent, eventsOf, unchanged, type Work } from "../../platform/transact.ts";
import { memberIdOf } from "../members/commands.ts";
import { holdOrganization } from "../organizations/store.ts";
import { listPlans } from "../subscriptions/store.ts";
import { parseDomain } from "./names.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

/** The job that looks for the proof of one claim. */
export const CHECK_JOB = "domains.check";

/**
 * Claims a domain. Whether another Organization holds it is not looked at here: that learns only who has shown the proof,
 * so that nobody can ask who is a customer.
 */
export async function claimDomain(work: Work, text: string): Promise<Change<Domain>> {
  const { tx, organizationId, actor, now } = work;
  const domain = granted(parseDomain(text));
  await holdOrganization(tx, organizationId);
  granted(rules.claim(domain, { claimed: await store.listClaimed(tx, organizationId) }));

  const id = newId("domain");
  const claimedBy = { claimedBy: memberIdOf(actor), claimedByName: actorName(actor) };
  await store.insert(tx, organizationId, { id, domain, proofToken: randomToken(), ...claimedBy }, now);
  const claimed = await getDomain(work, id);
  return { answer: store.presented(claimed), events: [{ name: "domain.claimed", payload: { id, domain } }] };
}

/** Writes down what DNS said of a claim, and what follows from it. */
export async function recordCheck(
  work: Work,
  { id, outcome }: { id: string; outcome: DomainCheckOutcome },
): Promise<Change<Domain>> {
  const { tx, organizationId, now } = work;
  const domain = await holdDomain(work, id);
  const step = rules.step(domain, outcome, now);
  const isTaken = step === "verify" && !(await store.takeDomain(tx, organizationId, domain.domain, now));
  if (isTaken) await lookForHolder(work, domain.domain);
  if (step === "unverify") await store.releaseDomains(tx, organizationId, domain.domain);

  const seen = { last_checked_at: now, last_outcome: isTaken ? ("taken" as const) : outcome };
  const checked = await store.update(tx, organizationId, id, { ...seen, ...(isTaken ? {} : changesOf(step, now)) });
  const events = isTaken ? [] : eventOf(step, checked, now);
  return { answer: store.presented(checked), events: eventsOf(events) };
}

/** Its holder may have lost the proof, and with it, after the time of grace, the domain. */
async function lookForHolder({ tx }: Work, domain: string): Promise<void> {
  const holder = await store.findHolder(tx, domain);
  if (holder === undefined) return;
  await addJobs(tx, [{ identifier: CHECK_JOB, payload: { organization_id: holder, domain } }]);
}

function changesOf(step: rules.Step, now: Date) {
  switch (step) {
    case "verify":
      return { status: "verified", verified_at: now, proof_lost_at: null } as const;
    case "regain":
      return { proof_lost_at: null } as const;
    case "lose":
      return { proof_lost_at: now } as const;
    case "unverify":
      return { status: "unverified" } as const;
    case "stay":
      return {};
  }
}

function eventOf(step: rules.Step, { id, domain }: store.StoredDomain, now: Date): DomainEvent[] {
  const facts = { id, domain };
  switch (step) {
    case "verify":
      return [{ name: "domain.verified", payload: facts }];
    case "regain":
      return [{ name: "domain.proof_returned", payload: facts }];
    case "lose": {
      const unverified_from = rules.unverifiedFrom(now).toISOString();
      return [{ name: "domain.proof_lost", payload: { ...facts, unverified_from } }];
    }
    case "unverify":
      return [{ name: "domain.unverified", payload: facts }];
    case "stay":
      return [];
  }
}

/** Decides how people with a proven address in the domain join. */
export async function setJoining(work: Work, id: string, wish: DomainJoining | undefined): Promise<Change<Domain>> {
  const { tx, organizationId, actor } = work;
  const domain = await holdDomain(work, id);
  if (wish === undefined || wish === domain.joining) return unchanged(store.presented(domain));
  const facts = { actor, status: domain.status, plans: await listPlans(tx, organizationId) };
  const joining = granted(rules.decideJoining(wish, facts));

  const updated = await store.update(tx, organizationId, id, { joining });
  const payload = { id, domain: domain.domain, before: domain.joining, after: joining };
  return { answer: store.presented(updated), events: [{ name: "domain.joining_changed", payload }] };
}

/** Gives a domain up. Whoever joined by it stays. */
export async function removeDomain(work: Work, id: string): Promise<Change<undefined>> {
  const { tx, organizationId } = work;
  const { domain, status } = await holdDomain(work, id);

  await store.remove(tx, organizationId, id);
  await store.releaseDomains(tx, organizationId, domain);
  const payload = { id, domain, was_verified: status === "verified" };
  return { answer: undefined, events: [{ name: "domain.removed", payload }] };
}

async function holdDomain({ tx, organizationId }: Work, id: string): Promise<store.StoredDomain> {
  const domain = await store.holdDomain(tx, organizationId, id);
  if (domain === undefined) throw new Refusal("not_found");
  return domain;
}

async function getDomain({ tx, organizationId }: Work, id: string): Promise<store.StoredDomain> {
  const domain = await store.findDomain(tx, organizationId, id);
  if (domain === undefined) throw new Refusal("not_found");
  return domain;
}
