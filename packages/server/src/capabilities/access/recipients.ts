import type { Language } from "@rollcall/contract/people";
import { type OrganizationPermission, permits } from "@rollcall/contract/permissions";
import type { Reader } from "../../platform/database.ts";
import { readRoleBook } from "../roles/store.ts";
import { findGrants } from "./store.ts";

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
  const grants = await findGrants(db, organizationId, { workspaceId: null }, now);
  const ids = grants
    .filter(({ roleId }) => permits(book.get(roleId)?.permissions ?? [], permission))
    .map(({ memberId }) => memberId);
  return findRecipients(db, organizationId, [...new Set(ids)]);
}

/** Those of these members who are active. */
export async function findRecipients(db: Reader, organizationId: string, ids: readonly string[]): Promise<Recipient[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select(["members.id as memberId", "members.email", "users.language"])
    .where("members.organization_id", "=", organizationId)
    .where("members.status", "=", "active")
    .where("members.id", "in", [...ids])
    .orderBy("members.id")
    .limit(MAX_RECIPIENTS)
    .execute();
}
