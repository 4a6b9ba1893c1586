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

export type Given = { roleId: string; until: Date | null };

/** Which roles are added, taken away or given a new end; in order, each once. */
export function changedRoles(before: readonly Given[], roles: readonly string[], until: Date | null): string[] {
  const ends = new Map(before.map((given) => [given.roleId, endOf(given.until)]));
  const added = roles.filter((id) => ends.get(id) !== endOf(until));
  const dropped = [...ends.keys()].filter((id) => !roles.includes(id));
  return [...new Set([...added, ...dropped])].sort();
}

function endOf(until: Date | null): number | null {
  return until?.getTime() ?? null;
}
