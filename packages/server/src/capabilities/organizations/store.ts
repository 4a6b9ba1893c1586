import type { Organization, OrganizationChanges } from "@rollcall/contract/organizations";
import { type Selectable, sql } from "kysely";
import { given, type Reader, type Writer } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";
import { Refusal } from "../../platform/refusal.ts";
import { statement } from "../../platform/statement.ts";
import type { Tables } from "../../platform/tables.ts";
import type { SecondFactorRule } from "./rules.ts";

/** Whether a connection is enabled, asked where the Organization is read: everybody who may invite has to know it. */
const singleSignOn = sql<boolean>`exists (select from sso_connections as connection
  where connection.organization_id = organizations.organization_id and connection.status = 'enabled')`.as(
  "singleSignOn",
);

const columns = [
  "organization_id",
  "name",
  "invitation_valid_days",
  "guests_by_invitation",
  "max_key_lifetime_days",
  "created_at",
] as const;

export async function getOrganization(db: Reader, organizationId: string): Promise<Organization> {
  const row = await db
    .selectFrom("organizations")
    .modifyFront(PREPARED)
    .select(columns)
    .select(singleSignOn)
    .where("organization_id", "=", organizationId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not_found");
  return presented(row);
}

/** Locks the Organization. Every command that could end an Admin takes this lock first (SPEC R2.7). */
export async function holdOrganization(tx: Writer, organizationId: string): Promise<Organization> {
  const row = await tx
    .selectFrom("organizations")
    .modifyFront(PREPARED)
    .select(columns)
    .select(singleSignOn)
    .where("organization_id", "=", organizationId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not_found");
  return presented(row);
}

/** Waits for, and keeps off, every command that could take a right from somebody; those that hold it so share it. */
export async function shareOrganization(tx: Writer, organizationId: string): Promise<void> {
  await tx
    .selectFrom("organizations")
    .modifyFront(PREPARED)
    .select("organization_id")
    .where("organization_id", "=", organizationId)
    .forKeyShare()
    .execute();
}

export async function insert(tx: Writer, organizationId: string, name: string, now: Date): Promise<void> {
  await tx
    .insertInto("organizations")
    .values({ organization_id: organizationId, name, created_at: now, updated_at: now })
    .execute();
}

export async function update(
  tx: Writer,
  organizationId: string,
  changes: OrganizationChanges,
  now: Date,
): Promise<Organization> {
  const row = await tx
    .updateTable("organizations")
    .set({
      ...given(changes),
      updated_at: now,
    })
    .where("organization_id", "=", organizationId)
    .returningAll()
    .returning(singleSignOn)
    .executeTakeFirstOrThrow();
  return presented(row);
}

export async function getSecondFactorRule(db: Reader, organizationId: string): Promise<SecondFactorRule> {
  const [rule] = await secondFactorRule(db, { organizationId });
  if (rule === undefined) throw new Refusal("not_found");
  return rule;
}

const secondFactorRule = statement((db, { organizationId }: { organizationId: string }) =>
  db
    .selectFrom("organizations")
    .modifyFront(PREPARED)
    .select(["second_factor_required_since as requiredSince", "second_factor_grace_days as graceDays"])
    .where("organization_id", "=", organizationId),
);

export async function setSecondFactorRule(
  tx: Writer,
  organizationId: string,
  { requiredSince, graceDays }: SecondFactorRule,
  now: Date,
): Promise<void> {
  await tx
    .updateTable("organizations")
    .set({ second_factor_required_since: requiredSince, second_factor_grace_days: graceDays, updated_at: now })
    .where("organization_id", "=", organizationId)
    .execute();
}

/** Deletes the Organization and, by its foreign keys, everything in it but what happened. */
export async function remove(tx: Writer, organizationId: string): Promise<void> {
  await tx.deleteFrom("organizations").where("organization_id", "=", organizationId).execute();
}

function presented(
  row: Pick<Selectable<Tables["organizations"]>, (typeof columns)[number]> & { singleSignOn: boolean },
): Organization {
  return {
    id: row.organization_id,
    name: row.name,
    invitation_valid_days: row.invitation_valid_days,
    guests_by_invitation: row.guests_by_invitation,
    single_sign_on: row.singleSignOn,
    max_key_lifetime_days: row.max_key_lifetime_days,
    created_at: row.created_at.toISOString(),
  };
}
