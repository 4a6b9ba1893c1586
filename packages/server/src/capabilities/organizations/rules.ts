import type { Organization, OrganizationChanges } from "@rollcall/contract/organizations";
import { daysAfter } from "../../platform/clock.ts";
import { Refusal } from "../../platform/refusal.ts";

/** What of the wished changes really changes, before and after; undefined when nothing does. */
export function difference(
  organization: Organization,
  wish: OrganizationChanges,
): { before: OrganizationChanges; after: OrganizationChanges } | undefined {
  const keys = (Object.keys(wish) as (keyof OrganizationChanges)[]).filter(
    (key) => wish[key] !== undefined && wish[key] !== organization[key],
  );
  if (keys.length === 0) return undefined;
  const picked = (from: OrganizationChanges) => Object.fromEntries(keys.map((key) => [key, from[key]]));
  return { before: picked(organization), after: picked(wish) };
}

/** Deleting needs the name of the Organization typed, so that nobody deletes the wrong one. */
export function confirmDeletion(organization: Organization, typedName: string): Organization | Refusal {
  return typedName.trim() === organization.name
    ? organization
    : new Refusal("confirmation_mismatch", { field: "confirm_name" });
}

/** Since when an Organization requires a second factor, null when it does not, and how many days of grace it gives. */
export type SecondFactorRule = { requiredSince: Date | null; graceDays: number };

/** From when on an Organization is shut to a member without a second factor; undefined when it requires none. */
export function secondFactorDue({ requiredSince, graceDays }: SecondFactorRule, joinedAt: Date): Date | undefined {
  if (requiredSince === null) return undefined;
  return daysAfter(requiredSince > joinedAt ? requiredSince : joinedAt, graceDays);
}
