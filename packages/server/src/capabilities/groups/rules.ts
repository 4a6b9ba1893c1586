import { Refusal, type RefusalDetails } from "../../platform/refusal.ts";

/** How many ways from a Group to one inside it an Organization may have; what everybody holds is read along them. */
export const MOST_PATHS = 10_000;

type Managed = { isExternallyManaged: boolean };

/** Whether its name and members are decided here, and not by directory sync (SPEC R8.3). */
export function ownMembers<G extends Managed>(group: G, details?: RefusalDetails): G | Refusal {
  return group.isExternallyManaged ? new Refusal("group_externally_managed", details) : group;
}

export type NestingFacts = {
  /** Whether the outer Group is the inner one, or lies inside it already. */
  isCircle: boolean;
  /** Ways from a Group to one inside it: in the whole Organization, down to the outer Group, and on from the inner one. */
  paths: { all: number; toOuter: number; fromInner: number };
};

/** Decides whether a Group can be put inside another (SPEC R8.2). */
export function nest<F extends NestingFacts>(facts: F): F | Refusal {
  if (facts.isCircle) return new Refusal("group_circle");
  const { all, toOuter, fromInner } = facts.paths;
  return all + toOuter * fromInner > MOST_PATHS ? new Refusal("groups_nested_too_deeply") : facts;
}
