import type { Language } from "@rollcall/contract/people";
import { type OrganizationPermission, permits } from "@rollcall/contract/permissions";
import { type SqlBool, sql } from "kysely";
import type { Reader } from "../../platform/database.ts";
import { holdersOf } from "../members/holders.ts";
import { readRoleBook } from "../roles/store.ts";

/** Where, and in which language, a mail reaches a member. */
export type Recipient = { memberId: string; email: string; language: Language };

// A mail to more people than that is read by nobody.
const MAX_RECIPIENTS = 50;

/** The active members who may do something in the Organization, whichever way, for a mail about what they have to decide. */
export async function findThoseWhoMay(
  db: Reader,
  organizationId: string,
  permission: OrganizationPermission,
  now: Date,
): Promise<Recipient[]> {
  const book = await readRoleBook(db, organizationId);
  const roles = [...book].filter(([, { permissions }]) => permits(permissions, permission)).map(([id]) => id);
  const holders = holdersOf(organizationId, { workspaceId: null, roles }, now);
  return selectRecipients(db, organizationId)
    .where(sql<SqlBool>`members.id in (select held.member_id from ${holders} as held)`)
    .execute();
}

/** Those of these members who are active. */
export async function findRecipients(db: Reader, organizationId: string, ids: readonly string[]): Promise<Recipient[]> {
  if (ids.length === 0) return [];
  return selectRecipients(db, organizationId)
    .where("members.id", "in", [...ids])
    .execute();
}

function selectRecipients(db: Reader, organizationId: string) {
  return db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select(["members.id as memberId", "members.email", "users.language"])
    .where("members.organization_id", "=", organizationId)
    .where("members.status", "=", "active")
    .orderBy("members.id")
    .limit(MAX_RECIPIENTS);
}
