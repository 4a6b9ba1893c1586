import { withWhatTheyNeed } from "@rollcall/contract/permissions";
import { holdsAll } from "@rollcall/contract/roles";
import { Refusal } from "../../platform/refusal.ts";
import type { Actor, RoleBook } from "../../platform/transact.ts";

type Scope = "organization" | "workspace";

/** Whether the actor may grant, or take away, these roles: nobody hands out what they do not hold (SPEC R2.6). */
export function mayHandOut(actor: Actor, roleIds: Iterable<string>): boolean {
  if (actor.kind === "operator" || actor.kind === "system" || actor.kind === "directory") return true;
  if (actor.kind !== "member" && actor.kind !== "admin_key") return false;
  const held = actor.kind === "member" ? actor.permissions : actor.handsOut;
  return holdsAll(held, permissionsIn(actor.roleBook, roleIds));
}

/** What these roles permit together: their union, there is no deny (SPEC R2.2). */
export function permissionsIn(book: RoleBook, roleIds: Iterable<string>): Set<string> {
  return new Set([...roleIds].flatMap((id) => book.get(id)?.permissions ?? []));
}

/** The wished roles without repetition, when each of them exists at the scope. */
export function knownRoles(
  wished: readonly string[],
  book: RoleBook,
  { scope = "organization", field = "roles" }: { scope?: Scope; field?: string } = {},
): string[] | Refusal {
  const unknown = wished.findIndex((id) => book.get(id)?.scope !== scope);
  if (unknown !== -1)
    return new Refusal("role_unknown", {
      field: `${field}.${unknown}`,
      detail: `There is no role "${wished[unknown]}" at this scope.`,
    });
  return [...new Set(wished)].sort();
}

/** A role that is given at a place, and until when; null for good. */
export type Given = { roleId: string; until: Date | null };

/**
 * Which roles are added, taken away or given a new end, each once and in order. Moving an end is granting as well, or
 * taking away: whoever does it has to hold the role (SPEC R2.6).
 */
export function changedRoles(before: readonly Given[], roles: readonly string[], until: Date | null): string[] {
  const moved = before.filter((given) => !roles.includes(given.roleId) || endOf(given.until) !== endOf(until));
  const added = roles.filter((id) => !before.some(({ roleId }) => roleId === id));
  return [...new Set([...moved.map(({ roleId }) => roleId), ...added])].sort();
}

/** An end as it can be compared. */
export function endOf(until: Date | null): number | null {
  return until?.getTime() ?? null;
}

type RoleWish = { scope: Scope; permissions: readonly string[] };

/**
 * Decides what a custom role permits: what the catalogue has at its scope, with what has to be seen for it, and nothing
 * that its maker does not hold (SPEC R2.6).
 */
export function customRole(
  { scope, permissions }: RoleWish,
  catalogue: { organization: readonly string[]; workspace: readonly string[] },
  held: ReadonlySet<string>,
): string[] | Refusal {
  const unknown = permissions.findIndex((each) => !catalogue[scope].includes(each));
  if (unknown !== -1) return new Refusal("permission_unknown", { field: `permissions.${unknown}` });
  const all = withWhatTheyNeed(permissions);
  return holdsAll(held, all) ? all : new Refusal("above_your_own", { field: "permissions" });
}
