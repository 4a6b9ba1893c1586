import { mayGrant } from "@rollcall/contract/roles";
import { Refusal } from "../../platform/refusal.ts";
import type { Actor } from "../../platform/transact.ts";

/** Whether the actor may grant, or take away, these roles: nobody hands out what they do not hold (SPEC R2.6). */
export function mayHandOut(actor: Actor, roleIds: Iterable<string>): boolean {
  if (actor.kind === "operator" || actor.kind === "system") return true;
  return actor.kind === "member" && mayGrant(actor.permissions, roleIds);
}

/** The wished roles without repetition, when each of them exists. */
export function knownRoles(wished: readonly string[], known: readonly string[], field = "roles"): string[] | Refusal {
  const unknown = wished.findIndex((id) => !known.includes(id));
  if (unknown !== -1)
    return new Refusal("role_unknown", {
      field: `${field}.${unknown}`,
      detail: `There is no role "${wished[unknown]}".`,
    });
  return [...new Set(wished)].sort();
}
