import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { sql } from "kysely";
import type { Reader } from "../../platform/database.ts";
import { localSetting } from "../../platform/local-setting.ts";
import { hasFactor } from "../identity/factors.ts";

/** Row-level security shows a User the Organizations that the transaction names as theirs: those of the own memberships. */
export async function showOwnOrganizations(db: Reader, userId: string): Promise<void> {
  const rows = await db
    .selectFrom("members")
    .select("organization_id")
    .where("user_id", "=", userId)
    .where("status", "<>", "removed")
    .execute();
  const ids = rows.map((row) => row.organization_id).join(",");
  await sql.raw(localSetting("own_organizations", ids)).execute(db);
}

/** The Organizations of a User that require a second factor. */
export async function requiredBy(db: Reader, userId: string): Promise<{ id: string; name: string }[]> {
  await showOwnOrganizations(db, userId);
  return db
    .selectFrom("organizations")
    .innerJoin("members", "members.organization_id", "organizations.organization_id")
    .select(["organizations.organization_id as id", "organizations.name"])
    .where("members.user_id", "=", userId)
    .where("members.status", "<>", "removed")
    .where("organizations.second_factor_required_since", "is not", null)
    .orderBy(sql`lower(organizations.name)`)
    .execute();
}

/**
 * Whether a User belongs to another Organization as well. Only that is asked across the wall between Organizations: for
 * this one question row-level security takes the transaction for the User's own.
 */
export async function belongsElsewhere(db: Reader, organizationId: string, userId: string): Promise<boolean> {
  await actAs(db, userId);
  const row = await db
    .selectFrom("members")
    .select("id")
    .where("user_id", "=", userId)
    .where("organization_id", "<>", organizationId)
    .where("status", "<>", "removed")
    .limit(1)
    .executeTakeFirst();
  await actAs(db, "");
  return row !== undefined;
}

async function actAs(db: Reader, userId: string): Promise<void> {
  await sql.raw(localSetting("user_id", userId)).execute(db);
}

type Counts = { active: number; without: number };

/** How many active members there are, and how many of them have no second factor; the same of the Admins. */
export async function countFactors(db: Reader, organizationId: string): Promise<{ members: Counts; admins: Counts }> {
  const isAdmin = sql<boolean>`exists (select from member_roles as held where held.organization_id = members.organization_id
    and held.member_id = members.id and held.role_id = ${ADMIN_ROLE} and held.until is null)`;
  const has = hasFactor(sql.ref("members.user_id"));
  const row = await db
    .selectFrom("members")
    .select([
      sql<number>`count(*)`.as("active"),
      sql<number>`count(*) filter (where not ${has})`.as("without"),
      sql<number>`count(*) filter (where ${isAdmin})`.as("activeAdmins"),
      sql<number>`count(*) filter (where ${isAdmin} and not ${has})`.as("adminsWithout"),
    ])
    .where("organization_id", "=", organizationId)
    .where("status", "=", "active")
    .executeTakeFirstOrThrow();
  const { active, without, activeAdmins, adminsWithout } = row;
  return { members: { active, without }, admins: { active: activeAdmins, without: adminsWithout } };
}
