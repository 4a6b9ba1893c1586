import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import { hasFactor } from "../identity/factors.ts";

/** An Admin who is named for emergency access, as they stand now. */
export type Named = {
  memberId: string;
  firstName: string;
  lastName: string;
  email: string;
  isActive: boolean;
  isAdmin: boolean;
  hasSecondFactor: boolean;
  rehearsedAt: Date | null;
  lastUsedAt: Date | null;
};

export async function listNamed(db: Reader, organizationId: string): Promise<Named[]> {
  return db
    .selectFrom("sso_break_glass as named")
    .innerJoin("members", (join) =>
      join.onRef("members.organization_id", "=", "named.organization_id").onRef("members.id", "=", "named.member_id"),
    )
    .select(["members.id as memberId", "members.first_name as firstName", "members.last_name as lastName"])
    .select(["members.email", "named.rehearsed_at as rehearsedAt", "named.last_used_at as lastUsedAt"])
    .select([
      sql<boolean>`members.status = 'active'`.as("isActive"),
      isAdmin.as("isAdmin"),
      hasFactor(sql.ref("members.user_id")).as("hasSecondFactor"),
    ])
    .where("named.organization_id", "=", organizationId)
    .orderBy("members.sort_name")
    .orderBy("members.id")
    .execute();
}

const isAdmin = sql<boolean>`exists (select from member_roles as held where held.organization_id = members.organization_id
  and held.member_id = members.id and held.role_id = ${ADMIN_ROLE} and held.until is null)`;

/** How these members stand who are to be named; those that were removed are left out. */
export async function findCandidates(
  db: Reader,
  organizationId: string,
  ids: readonly string[],
): Promise<Pick<Named, "memberId" | "isActive" | "isAdmin" | "hasSecondFactor">[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("members")
    .select("members.id as memberId")
    .select([
      sql<boolean>`members.status = 'active'`.as("isActive"),
      isAdmin.as("isAdmin"),
      hasFactor(sql.ref("members.user_id")).as("hasSecondFactor"),
    ])
    .where("members.organization_id", "=", organizationId)
    .where("members.id", "in", [...ids])
    .where("members.status", "<>", "removed")
    .execute();
}

/** Names these and nobody else. Who stays named keeps their rehearsal. */
export async function setNamed(
  tx: Writer,
  organizationId: string,
  { memberIds, namedBy }: { memberIds: readonly string[]; namedBy: string | null },
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom("sso_break_glass")
    .where("organization_id", "=", organizationId)
    .$if(memberIds.length > 0, (rows) => rows.where("member_id", "not in", [...memberIds]))
    .execute();
  if (memberIds.length === 0) return;
  await tx
    .insertInto("sso_break_glass")
    .values(
      memberIds.map((member_id) => ({ organization_id: organizationId, member_id, named_by: namedBy, named_at: now })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function markNamed(
  tx: Writer,
  organizationId: string,
  memberId: string,
  at: { rehearsed_at: Date } | { last_used_at: Date },
): Promise<void> {
  await tx
    .updateTable("sso_break_glass")
    .set(at)
    .where("organization_id", "=", organizationId)
    .where("member_id", "=", memberId)
    .execute();
}

export async function isNamed(db: Reader, organizationId: string, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom("sso_break_glass")
    .select("member_id")
    .where("organization_id", "=", organizationId)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return row !== undefined;
}

type Use = { sessionId: string; memberId: string; reason: string; until: Date };

export async function insertUse(tx: Writer, organizationId: string, use: Use, now: Date): Promise<void> {
  const { sessionId, memberId, reason, until } = use;
  const row = { member_id: memberId, reason, at: now, until };
  await tx
    .insertInto("sso_break_glass_uses")
    .values({ organization_id: organizationId, session_id: sessionId, ...row })
    .onConflict((conflict) => conflict.columns(["organization_id", "session_id"]).doUpdateSet(row))
    .execute();
}

/** Whether this session entered by emergency access, its member is still named for it, and its time is not over. */
export async function isOpen(
  db: Reader,
  organizationId: string,
  { sessionId, memberId }: Pick<Use, "sessionId" | "memberId">,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    select from sso_break_glass_uses as used
    join sso_break_glass as named on named.organization_id = used.organization_id and named.member_id = used.member_id
    where used.organization_id = ${organizationId} and used.session_id = ${sessionId}
      and used.member_id = ${memberId} and used.until > ${now}`.execute(db);
  return rows.length > 0;
}
