import type { Organization, OrganizationChanges } from "@rollcall/contract/organizations";
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
