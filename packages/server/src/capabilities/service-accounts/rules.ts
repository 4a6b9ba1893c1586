import { Refusal } from "../../platform/refusal.ts";

export type Profile = { name: string; description: string; roles: readonly string[]; status: "active" | "disabled" };
export type Changes = { [Key in keyof Profile]?: Profile[Key] | undefined };

/** What of the wish really changes; undefined when nothing does. */
export function difference(
  account: Profile,
  wish: Changes,
): { before: Partial<Profile>; after: Partial<Profile> } | undefined {
  const keys = (["name", "description", "roles", "status"] as const).filter(
    (key) => wish[key] !== undefined && JSON.stringify(wish[key]) !== JSON.stringify(account[key]),
  );
  const picked = (from: Changes) => Object.fromEntries(keys.map((key) => [key, from[key]]));
  return keys.length === 0 ? undefined : { before: picked(account), after: picked(wish) };
}

/**
 * The roles that a change hands out or takes away, which the actor has to hold (SPEC R2.6). Enabling an account gives all
 * of its roles back to its keys.
 */
export function handedOut(account: Profile, { roles = account.roles, status = account.status }: Changes): string[] {
  const isEnabled = account.status === "disabled" && status === "active";
  const both = [...new Set([...account.roles, ...roles])];
  return isEnabled ? both : both.filter((id) => roles.includes(id) !== account.roles.includes(id));
}

/** Whether it can be given a key: not while it is disabled. */
export function enabled<Account extends { status: Profile["status"] }>(account: Account): Account | Refusal {
  return account.status === "active" ? account : new Refusal("service_account_disabled");
}
