import {
  type DomainCheckOutcome,
  type DomainJoining,
  type DomainStatus,
  MAX_DOMAINS,
  PROOF_GRACE_DAYS,
} from "@rollcall/contract/domains";
import { daysAfter } from "../../platform/clock.ts";
import type { TxtAnswer } from "../../platform/dns.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Actor } from "../../platform/transact.ts";
import { mayHandOut } from "../roles/rules.ts";
import { type CataloguePlan, plansInWords } from "../subscriptions/rules.ts";

/** What people who join by a domain become (SPEC R11.2). */
export const JOINED_ROLES = ["member"] as const;

/** Decides whether one more domain can be claimed. */
export function claim(domain: string, { claimed }: { claimed: readonly string[] }): string | Refusal {
  if (claimed.includes(domain)) return new Refusal("domain_already_claimed", { field: "domain" });
  return claimed.length >= MAX_DOMAINS ? new Refusal("too_many_domains") : domain;
}

/** What an answer of DNS says about a proof. No answer says nothing. */
export function outcomeOf(answer: TxtAnswer, value: string): Exclude<DomainCheckOutcome, "taken"> {
  if (answer.kind === "failed") return "unreachable";
  if (answer.kind === "none") return "not_found";
  return answer.values.some((each) => each.trim() === value) ? "found" : "other_value";
}

export type Standing = { status: DomainStatus; proofLostAt: Date | null };

/** What a look at DNS changes: `verify` still needs that nobody else holds the domain. */
export type Step = "verify" | "regain" | "lose" | "unverify" | "stay";

/**
 * Decides what follows a look at DNS. A proof that is gone is only noted at first; it acts when it is still gone after the
 * time of grace. Only an answer of DNS moves anything: one that fails neither proves a domain nor loses it.
 */
export function step({ status, proofLostAt }: Standing, outcome: DomainCheckOutcome, now: Date): Step {
  if (outcome === "unreachable" || outcome === "taken") return "stay";
  if (outcome === "found") {
    if (status !== "verified") return "verify";
    return proofLostAt === null ? "stay" : "regain";
  }
  if (status !== "verified") return "stay";
  if (proofLostAt === null) return "lose";
  return unverifiedFrom(proofLostAt) <= now ? "unverify" : "stay";
}

/** When a domain whose proof has gone then stops counting. */
export function unverifiedFrom(proofLostAt: Date): Date {
  return daysAfter(proofLostAt, PROOF_GRACE_DAYS);
}

/** A little less than a day, so that an hourly look keeps to the same hour. */
export const CHECKED_EVERY_DAYS = 23 / 24;
/** For how long a domain that is not verified is looked for by itself; asking for a look always works. */
export const LOOKED_FOR_DAYS = 30;

type Looked = Standing & { createdAt: Date; lastCheckedAt: Date | null };

/** Whether it is time to look for the proof again without being asked. */
export function isDueForCheck({ status, proofLostAt, createdAt, lastCheckedAt }: Looked, now: Date): boolean {
  const isWorthIt = status === "verified" || daysAfter(proofLostAt ?? createdAt, LOOKED_FOR_DAYS) > now;
  return isWorthIt && (lastCheckedAt === null || daysAfter(lastCheckedAt, CHECKED_EVERY_DAYS) <= now);
}

type Plan = CataloguePlan & { isSubscribed: boolean };

/** Joining needs the same plan as inviting does (SPEC R4.1). */
export function planForJoining(plans: readonly Plan[]): Refusal | undefined {
  if (plans.some(({ isSubscribed, allowsInvitations }) => isSubscribed && allowsInvitations)) return undefined;
  return new Refusal("plan_required", { detail: `Letting people join needs ${plansInWords(plans)}.` });
}

export type JoiningFacts = { actor: Actor; status: DomainStatus; plans: readonly Plan[] };

/** Decides how people of a domain join. Closing it always works; opening it hands out what joining gives. */
export function decideJoining(wish: DomainJoining, { actor, status, plans }: JoiningFacts): DomainJoining | Refusal {
  if (wish === "off") return wish;
  if (!mayHandOut(actor, JOINED_ROLES)) return new Refusal("above_your_own", { field: "joining" });
  if (status !== "verified") return new Refusal("domain_not_verified", { field: "joining" });
  return planForJoining(plans) ?? wish;
}
