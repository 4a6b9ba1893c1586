import type { Reader } from "../../platform/database.ts";
import { granted } from "../../platform/refusal.ts";
import type { MemberActor } from "../../platform/transact.ts";
import { getSecondFactorRule } from "../organizations/store.ts";
import * as rules from "./rules.ts";
import { joinedAt } from "./store.ts";

/** Refuses with `second_factor_required` whose session has not shown a second factor where that is overdue. */
export async function checkSecondFactor(
  db: Reader,
  { proof, memberId }: MemberActor,
  organizationId: string,
  now: Date,
): Promise<void> {
  // Most sessions of an Organization that requires one have shown it: they cost no round trip.
  if (rules.hasShown(proof, organizationId)) return;
  const rule = await getSecondFactorRule(db, organizationId);
  if (rule.requiredSince === null) return;
  const facts = { proof, organizationId, joinedAt: await joinedAt(db, organizationId, memberId) };
  granted(rules.enter(facts, rule, now));
}
