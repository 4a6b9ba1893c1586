import type { Me } from "@rollcall/contract/identity";
import { permissionsOf } from "@rollcall/contract/roles";
import { sql } from "kysely";
import type { Reader } from "../../platform/database.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { UserActor, UserReading } from "../../platform/transact.ts";
import { findPassword, findUser } from "../identity/store.ts";

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
    .select([
      sql<string[]>`array(select distinct r.role_id from member_roles r
        where r.organization_id = members.organization_id and r.member_id = members.id
          and (r.until is null or r.until > ${now}) order by r.role_id)`.as("roles"),
      sql<string[]>`array(select s.product_id from seats s
        where s.organization_id = members.organization_id and s.member_id = members.id order by s.product_id)`.as(
        "seats",
      ),
    ])
    .where("members.user_id", "=", userId)
    .where("members.status", "in", ["active", "suspended"])
    .orderBy(sql`lower(organizations.name)`)
    .orderBy("organizations.organization_id")
    .execute();
  return rows.map(({ organization_id, name, id, status, roles, seats }) => {
    const isActive = status === "active";
    return {
      organization: { id: organization_id, name },
      member_id: id,
      status: isActive ? "active" : "suspended",
      roles,
      permissions: isActive ? [...permissionsOf(roles)] : [],
      seats,
    };
  });
}
