import type { Grant, HeldRole } from "@rollcall/contract/access";
import type { Reader } from "../../platform/database.ts";
import type { RoleBook } from "../../platform/transact.ts";
import { groupNames, type HeldGrant } from "./store.ts";

/** Puts grants in words that the API gives back: role by role, with where each comes from. */
export async function heldRolesOf(
  db: Reader,
  organizationId: string,
  roleBook: RoleBook,
  grants: readonly HeldGrant[],
): Promise<(grants: readonly HeldGrant[]) => HeldRole[]> {
  const names = await groupNames(
    db,
    organizationId,
    grants.flatMap(({ path }) => path ?? []),
  );
  return (some) => {
    const ids = [...new Set(some.map(({ roleId }) => roleId))];
    return ids.map((id) => ({
      id,
      name: roleBook.get(id)?.name ?? id,
      grants: some.filter(({ roleId }) => roleId === id).map((grant) => presented(grant, names)),
    }));
  };
}

function presented({ kind, source, groupId, path, until }: HeldGrant, names: ReadonlyMap<string, string>): Grant {
  const end = until?.toISOString() ?? null;
  const named = (id: string) => ({ id, name: names.get(id) ?? id });
  if (kind === "default") return { kind };
  if (kind === "direct") return { kind, source: source ?? "manual", until: end };
  const [granting = groupId ?? "", ...inside] = path ?? [];
  return { kind, group: named(granting), through: inside.reverse().map(named), until: end };
}
