import { builtInRoles, type Role } from "@rollcall/contract/roles";
import { sql } from "kysely";
import { Refusal } from "../../platform/refusal.ts";
import type { Reading } from "../../platform/transact.ts";
import { builtInPermissions, type StoredRole } from "./store.ts";

const trust = Object.keys(builtInRoles);

/** Every role with its permissions and how many active members hold it, whatever gives it to them. */
export async function listRoles(reading: Reading): Promise<Role[]> {
  const roles = await selectRoles(reading).execute();
  return roles.map(presented).sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
}

export async function getRole(reading: Reading, id: string): Promise<Role> {
  const role = await selectRoles(reading).where("roles.id", "=", id).executeTakeFirst();
  if (role === undefined) throw new Refusal("not_found");
  return presented(role);
}

function selectRoles({ db, organizationId, now }: Reading) {
  return db
    .selectFrom("roles")
    .select(["id", "scope", "name", "description", "permissions", "built_in"])
    .select(
      // An array, not a join: PostgreSQL plans a join of tables that it has not counted yet as if they were empty.
      sql<number>`(select count(*) from members where organization_id = ${organizationId} and status = 'active'
        and id = any (array(select held.member_id from holders_anywhere(${organizationId}, roles.id, ${now}) as held)))`.as(
        "holders",
      ),
    )
    .where("organization_id", "=", organizationId);
}

function presented({ holders, permissions, ...role }: StoredRole & { built_in: boolean; holders: number }): Role {
  return { ...role, permissions: [...(builtInPermissions(role.id) ?? permissions)], member_count: holders };
}

/** What can be given in a Workspace. Who holds it in others is nothing that its administrators are told. */
export async function listWorkspaceRoles(reading: Reading): Promise<Role[]> {
  const roles = await listRoles(reading);
  return roles.filter(({ scope }) => scope === "workspace").map((role) => ({ ...role, member_count: null }));
}

/** Built-in roles first, most trusted first; then custom ones. */
function rank({ id }: Role): number {
  const place = trust.indexOf(id);
  return place === -1 ? trust.length : place;
}
