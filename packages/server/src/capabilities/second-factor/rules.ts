import { Refusal } from "../../platform/refusal.ts";
import type { Actor, Proof } from "../../platform/transact.ts";
import { type SecondFactorRule, secondFactorDue } from "../organizations/rules.ts";
import { mayHandOut } from "../roles/rules.ts";

/**
 * Whether a session has shown what an Organization may require. Having a second factor is not enough: a session from before
 * it was set up has not shown it. What the Organization's own identity provider asks for is decided there.
 */
export function hasShown({ secondFactor, through }: Proof, organizationId: string): boolean {
  return secondFactor !== null || through?.organizationId === organizationId;
}

type Entering = { proof: Proof; organizationId: string; joinedAt: Date };

/** Decides whether a session may enter an Organization, where a second factor is required and the time of grace is over. */
export function enter(
  { proof, organizationId, joinedAt }: Entering,
  rule: SecondFactorRule,
  now: Date,
): true | Refusal {
  if (hasShown(proof, organizationId)) return true;
  const due = secondFactorDue(rule, joinedAt);
  return due === undefined || due > now || new Refusal("second_factor_required");
}

export type RuleWish = { required: boolean; grace_days: number };

/** Decides the new rule. Who requires a second factor has shown one, so that nobody shuts themselves out. */
export function changeRule(
  { actor, organizationId }: { actor: Actor; organizationId: string },
  before: SecondFactorRule,
  { required, grace_days }: RuleWish,
  now: Date,
): SecondFactorRule | Refusal {
  const staysIn = actor.kind !== "member" || hasShown(actor.proof, organizationId);
  if (required && !staysIn)
    return new Refusal("second_factor_missing", {
      detail: "Set up a second factor of your own before you require one of everybody.",
    });
  return { requiredSince: required ? (before.requiredSince ?? now) : null, graceDays: grace_days };
}

export type ResetFacts = {
  actor: Actor;
  member: { status: "active" | "suspended" | "removed"; roles: readonly string[] };
  hasSecondFactor: boolean;
  belongsElsewhere: boolean;
};

/**
 * Decides whether a member's second factor may be taken away. The account of who belongs to another Organization as well
 * opens that one, too: no Admin weakens what they do not answer for (decisions/0007).
 */
export function reset({ actor, member, hasSecondFactor, belongsElsewhere }: ResetFacts): true | Refusal {
  if (member.status === "removed") return new Refusal("not_found");
  if (!mayHandOut(actor, member.roles)) return new Refusal("above_your_own");
  if (belongsElsewhere) return new Refusal("belongs_elsewhere");
  return hasSecondFactor || new Refusal("second_factor_missing", { detail: "This member has no second factor." });
}
