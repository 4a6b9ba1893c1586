import type { Me } from "@rollcall/contract/identity";
import { sql } from "kysely";
import type { Reader } from "../../platform/database.ts";
import { Refusal } from "../../platform/refusal.ts";
import { type UserActor, type UserReading, useOrganization } from "../../platform/transact.ts";
import { heldIn } from "../access/entering.ts";
import { findPassword, findUser } from "../identity/store.ts";
import { seatsOfMember } from "../subscriptions/store.ts";

/** The signed-in User with every Organization that they belong to and what they may do there now. */
export async function getMe({ db, now }: UserReading, { userId, sessionId }: UserActor): Promise<Me> {
  const user = await findUser(db, userId);
  if (user === undefined) throw new Refusal("not_signed_in");
  const { emailVerified, ...profile } = user;
  return {
    ...profile,
    email_verified: emailVerified,
    has_password: (await findPassword(db, userId)) !== undefined,
    session_id: sessionId,
    memberships: await listMemberships(db, userId, now),
  };
}

/** Across Organizations: row-level security shows a User the own memberships and what hangs on them. */
async function listMemberships(db: Reader, userId: string, now: Date): Promise<Me["memberships"]> {
  const rows = await db
    .selectFrom("members")
    .innerJoin("organizations", "organizations.organization_id", "members.organization_id")
    .select(["organizations.organization_id", "organizations.name", "members.id", "members.status"])
    .where("members.user_id", "=", userId)
    .where("members.status", "in", ["active", "suspended"])
    .orderBy(sql`lower(organizations.name)`)
    .orderBy("organizations.organization_id")
    .execute();
  const memberships: Me["memberships"] = [];
  for (const { organization_id, name, id, status } of rows) {
    await useOrganization(db, organization_id);
    const { roles, permissions, roleBook } = await heldIn(db, organization_id, id, now);
    memberships.push({
      organization: { id: organization_id, name },
      member_id: id,
      status: status === "active" ? "active" : "suspended",
      roles,
      role_names: Object.fromEntries(roles.map((role) => [role, roleBook.get(role)?.name ?? role])),
      permissions: status === "active" ? [...permissions] : [],
      seats: await seatsOfMember(db, organization_id, id),
    });
  }
  return memberships;
}
