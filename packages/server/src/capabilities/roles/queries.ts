import { builtInRoles, type Role } from "@rollcall/contract/roles";
import type { Reading } from "../../platform/transact.ts";

const trust = Object.keys(builtInRoles);

/** Every role with its permissions and, for Organization roles, how many members hold it directly. */
export async function listRoles({ db, organizationId }: Reading): Promise<Role[]> {
  const rows = await db
    .selectFrom("roles")
    .select(["id", "scope", "name", "description", "permissions", "built_in"])
    .select((eb) =>
      eb
        .selectFrom("member_roles")
        .innerJoin("members", (join) =>
          join
            .onRef("members.organization_id", "=", "member_roles.organization_id")
            .onRef("members.id", "=", "member_roles.member_id"),
        )
        .select((inner) => inner.fn.countAll<number>().as("holders"))
        .whereRef("member_roles.organization_id", "=", "roles.organization_id")
        .whereRef("member_roles.role_id", "=", "roles.id")
        .where("members.status", "=", "active")
        .as("holders"),
    )
    .where("organization_id", "=", organizationId)
    .execute();
  return rows
    .map(({ holders, permissions, ...role }) => ({
      ...role,
      permissions: builtInPermissions(role.id) ?? permissions,
      member_count: role.scope === "organization" ? (holders ?? 0) : null,
    }))
    .sort((one, other) => trust.indexOf(one.id) - trust.indexOf(other.id));
}

function builtInPermissions(id: string): string[] | undefined {
  const role = Object.entries(builtInRoles).find(([each]) => each === id)?.[1];
  return role && [...role.permissions];
}
