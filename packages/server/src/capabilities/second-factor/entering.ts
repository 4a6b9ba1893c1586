import { granted } from "../../platform/refusal.ts";
import type { MemberActor } from "../../platform/transact.ts";
import type { SecondFactorRule } from "../organizations/rules.ts";
import * as rules from "./rules.ts";

/** Refuses with `second_factor_required` whose session has not shown a second factor where that is overdue. */
export function checkSecondFactor(
  { proof }: MemberActor,
  { joinedAt, ...rule }: SecondFactorRule & { joinedAt: Date },
  organizationId: string,
  now: Date,
): void {
  granted(rules.enter({ proof, organizationId, joinedAt }, rule, now));
}
