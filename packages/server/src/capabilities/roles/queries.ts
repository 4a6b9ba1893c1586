import { builtInRoles, type Role } from "@rollcall/contract/roles";
import { sql } from "kysely";
import { Refusal } from "../../platform/refusal.ts";
import type { Reading } from "../../platform/transact.ts";
import { builtInPermissions } from "./store.ts";

const trust = Object.keys(builtInRoles);

/** Every role with its permissions and how many active members hold it, whatever gives it to them. */
export async function listRoles({ db, organizationId, now }: Reading): Promise<Role[]> {
  const rows = await db
    .selectFrom("roles")
    .leftJoin(
      sql<{ role_id: string; holders: number }>`(
        select held.role_id, count(distinct held.member_id) as holders from held_roles(${now}) as held
        join members on members.organization_id = held.organization_id and members.id = held.member_id
        where held.organization_id = ${organizationId} and members.status = 'active' group by held.role_id)`.as(
        "count",
      ),
      (join) => join.onRef("count.role_id", "=", "roles.id"),
    )
    .select(["id", "scope", "name", "description", "permissions", "built_in", "count.holders"])
    .where("organization_id", "=", organizationId)
    .execute();
  return rows
    .map(({ holders, permissions, ...role }) => ({
      ...role,
      permissions: [...(builtInPermissions(role.id) ?? permissions)],
      member_count: holders ?? 0,
    }))
    .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
}

/** Built-in roles first, most trusted first; then custom ones. */
function rank({ id }: Role): number {
  const place = trust.indexOf(id);
  return place === -1 ? trust.length : place;
}

export async function getRole(reading: Reading, id: string): Promise<Role> {
  const role = (await listRoles(reading)).find((each) => each.id === id);
  if (role === undefined) throw new Refusal("not_found");
  return role;
}

export async function countHolders(reading: Reading, id: string): Promise<number> {
  return (await getRole(reading, id)).member_count ?? 0;
}
