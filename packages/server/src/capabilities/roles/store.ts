import { builtInRoles } from "@rollcall/contract/roles";
import type { Reader, Writer } from "../../platform/database.ts";

/** Gives a new Organization the roles that every one has. */
export async function insertBuiltIn(tx: Writer, organizationId: string, now: Date): Promise<void> {
  const rows = Object.entries(builtInRoles).map(([id, { scope, name, description }]) => ({
    organization_id: organizationId,
    id,
    scope,
    name,
    description,
    built_in: true,
    created_at: now,
  }));
  await tx.insertInto("roles").values(rows).execute();
}

/** The Organization roles that can be granted here. */
export async function listOrganizationRoleIds(db: Reader, organizationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("roles")
    .select("id")
    .where("organization_id", "=", organizationId)
    .where("scope", "=", "organization")
    .execute();
  return rows.map(({ id }) => id);
}
