import type { Member, MemberSource, MemberStatus } from "@rollcall/contract/members";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { normalized } from "@rollcall/contract/text";
import { type RawBuilder, type Selectable, type SelectQueryBuilder, type SqlBool, sql } from "kysely";
import { type Database, type Reader, unlessTwice, type Writer } from "../../platform/database.ts";
import { insertRows } from "../../platform/inserting.ts";
import { PREPARED } from "../../platform/prepared.ts";
import { Refusal } from "../../platform/refusal.ts";
import { statement } from "../../platform/statement.ts";
import type { Tables } from "../../platform/tables.ts";
import { hasFactor } from "../identity/factors.ts";
import { selectWaysIn, type WaysIn } from "../identity/ways-in.ts";
import { shareOrganization } from "../organizations/store.ts";
import { restorableUntil } from "./rules.ts";

/** A member as the tables hold them, with the roles and seats that count now. */
export type StoredMember = {
  id: string;
  userId: string;
  email: string;
  first_name: string;
  last_name: string;
  status: MemberStatus;
  source: MemberSource;
  externallyManagedBy: "sso" | "scim" | null;
  roles: string[];
  seats: string[];
  /** Organization roles that only a Group gives. */
  groupRoles: string[];
  hasSecondFactor: boolean;
  /** The id of the only active Admin of the Organization; null when there are several. */
  lastAdminId: string | null;
  joinedAt: Date;
  lastActiveAt: Date | null;
  suspendedAt: Date | null;
  removedAt: Date | null;
  allowedAgainAt: Date | null;
  heldBefore: { roles: string[]; seats: string[] } | null;
  sortName: string;
};

/** The same, as far as it is asked about one member after the other. */
export type FoundMember = Omit<StoredMember, "lastAdminId">;

/** What a User is in an Organization, as the door and an invitation ask. */
export type Membership = Pick<StoredMember, "id" | "first_name" | "last_name" | "email" | "status">;

/**
 * The columns of a `FoundMember`. Every query over members starts here, so that each names its Organization. `some` picks the
 * rows, before anything else is looked up about them.
 */
export function selectMembers(db: Database, organizationId: string, now: Date, some = everybody) {
  return db
    .selectFrom(some(db.selectFrom("members").selectAll().where("organization_id", "=", organizationId)).as("members"))
    .select([
      "members.id",
      "members.user_id as userId",
      "members.email",
      "members.first_name",
      "members.last_name",
      "members.status",
      "members.source",
      "members.externally_managed_by as externallyManagedBy",
      "members.joined_at as joinedAt",
      "members.last_active_at as lastActiveAt",
      "members.suspended_at as suspendedAt",
      "members.removed_at as removedAt",
      "members.allowed_again_at as allowedAgainAt",
      "members.held_before as heldBefore",
      "members.sort_name as sortName",
      sql<string[]>`array(select distinct r.role_id from member_roles r
        where r.organization_id = members.organization_id and r.member_id = members.id
          and (r.until is null or r.until > ${now}) order by r.role_id)`.as("roles"),
      sql<string[]>`array(select s.product_id from seats s
        where s.organization_id = members.organization_id and s.member_id = members.id order by s.product_id)`.as(
        "seats",
      ),
      sql<string[]>`array(select distinct held.role_id
        from held_roles_of(members.organization_id, array[members.id], ${now}) as held
        where held.workspace_id is null and held.kind = 'group' order by held.role_id)`.as("groupRoles"),
      hasFactor(sql.ref("members.user_id")).as("hasSecondFactor"),
    ]);
}

export type Rows = SelectQueryBuilder<Tables, "members", Selectable<Tables["members"]>>;
const everybody = (rows: Rows) => rows;

export async function findMember(
  db: Reader,
  organizationId: string,
  memberId: string,
  now: Date,
): Promise<StoredMember | undefined> {
  return (await memberById(db, { organizationId, memberId, now }))[0];
}

type One = { organizationId: string; memberId: string };

const memberById = statement((db, { organizationId, memberId, now }: One & { now: Date }) =>
  selectMembers(db, organizationId, now, (rows) => rows.where("members.id", "=", memberId))
    .modifyFront(PREPARED)
    .select(lastAdmin(organizationId).as("lastAdminId")),
);

/** The id of the only active Admin; null when there are several. */
export async function findLastAdmin(db: Reader, organizationId: string): Promise<string | null> {
  return (await lastAdminOf(db, { organizationId }))[0]?.id ?? null;
}

const lastAdminOf = statement(
  (_, { organizationId }: { organizationId: string }) =>
    sql<{ id: string | null }>`select ${PREPARED} ${lastAdmin(organizationId)} as id`,
);

/** How the User of a member can sign in. */
export async function findWaysIn(db: Reader, organizationId: string, memberId: string): Promise<WaysIn | undefined> {
  return (await waysInById(db, { organizationId, memberId }))[0];
}

const waysInById = statement((_, { organizationId, memberId }: One) =>
  selectWaysIn(sql`(select user_id from members where organization_id = ${organizationId} and id = ${memberId})`),
);

/** The member, or `not_found`. */
export async function getMember(
  db: Reader,
  organizationId: string,
  memberId: string,
  now: Date,
): Promise<StoredMember> {
  const member = await findMember(db, organizationId, memberId, now);
  if (member === undefined) throw new Refusal("not_found");
  return member;
}

/** Locks the member's row and reads it as it is then; `not_found` when there is none. */
export async function holdMember(
  tx: Writer,
  organizationId: string,
  memberId: string,
  now: Date,
): Promise<StoredMember> {
  // The second statement is on its way while the first one waits for the lock, and runs once it is held.
  const [, member] = await Promise.all([
    tx
      .selectFrom("members")
      .modifyFront(PREPARED)
      .select("id")
      .where("organization_id", "=", organizationId)
      .where("id", "=", memberId)
      .forUpdate()
      .execute(),
    getMember(tx, organizationId, memberId, now),
  ]);
  return member;
}

/**
 * Takes the lock of the Organization that a change to a member needs: for itself alone where they hold Admin, so that nobody else
 * ends one meanwhile (SPEC R2.7); together with changes to others where they do not. Whether it is alone.
 */
export async function holdAgainstOthers(tx: Writer, organizationId: string, memberId: string): Promise<boolean> {
  const [{ rows }] = await Promise.all([
    sql`select ${PREPARED} organization_id from organizations where organization_id = ${organizationId} and exists (
      select from member_roles as held where held.organization_id = ${organizationId} and held.member_id = ${memberId}
        and held.role_id = ${sql.lit(ADMIN_ROLE)}) for update of organizations`.execute(tx),
    shareOrganization(tx, organizationId),
  ]);
  return rows.length > 0;
}

/** Keeps what a member may do from being taken away until this transaction ends. */
export async function shareMember(tx: Writer, organizationId: string, memberId: string): Promise<void> {
  await tx
    .selectFrom("members")
    .modifyFront(PREPARED)
    .select("id")
    .where("organization_id", "=", organizationId)
    .where("id", "=", memberId)
    .forKeyShare()
    .execute();
}

/** The membership of a User that is not removed. */
export async function findMembership(
  db: Reader,
  organizationId: string,
  userId: string,
): Promise<Membership | undefined> {
  return db
    .selectFrom("members")
    .modifyFront(PREPARED)
    .select(["id", "first_name", "last_name", "email", "status"])
    .where("organization_id", "=", organizationId)
    .where("user_id", "=", userId)
    .where("status", "<>", sql.lit("removed" as const))
    .executeTakeFirst();
}

/**
 * How somebody last ceased to be a member, and how whoever had their address did. Two, because the address that comes may be
 * that of somebody else.
 */
export async function findLastRemovals(
  db: Reader,
  organizationId: string,
  { userId, email }: { userId: string; email: string },
): Promise<{ left: boolean; allowedAgainAt: Date | null }[]> {
  const removed = db
    .selectFrom("members")
    .select(["left_by_themselves as left", "allowed_again_at as allowedAgainAt"])
    .where("organization_id", "=", organizationId)
    .where("status", "=", "removed")
    .orderBy("removed_at", "desc")
    .orderBy("id", "desc")
    .limit(1);
  const ofUser = await removed.where("user_id", "=", userId).execute();
  return [...ofUser, ...(await removed.where("email", "=", email).execute())];
}

/** Which of these addresses belong to members who were not removed. */
export async function findByEmails(
  db: Reader,
  organizationId: string,
  emails: readonly string[],
): Promise<{ id: string; email: string; status: MemberStatus }[]> {
  if (emails.length === 0) return [];
  return db
    .selectFrom("members")
    .modifyFront(PREPARED)
    .select(["id", "email", "status"])
    .where("organization_id", "=", organizationId)
    .where("status", "<>", sql.lit("removed" as const))
    .where(sql<SqlBool>`email = any (array(select unnest(${[...emails]}::text[])))`)
    .execute();
}

/** How many other active members hold Admin directly and for good; two stand for more. True only under the lock of the Organization (SPEC R2.7). */
export async function countOtherActiveAdmins(tx: Writer, organizationId: string, memberId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ${PREPARED} count(*) as count from (select distinct held.member_id from member_roles as held
      join members as holder on holder.organization_id = held.organization_id and holder.id = held.member_id
      where held.organization_id = ${organizationId} and held.role_id = ${sql.lit(ADMIN_ROLE)} and held.until is null
        and holder.status = 'active' and holder.id <> ${memberId} limit 2) as other`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The id of the only active Admin, as a part of a statement that asks for it once; null when there are several. */
function lastAdmin(organizationId: string): RawBuilder<string | null> {
  return sql<string | null>`(select case when count(*) = 1 then min(admin.id) end from (
    select distinct held.member_id as id from member_roles as held
    join members as holder on holder.organization_id = held.organization_id and holder.id = held.member_id
    where held.organization_id = ${organizationId} and held.role_id = ${sql.lit(ADMIN_ROLE)} and held.until is null
      and holder.status = 'active' limit 2) as admin)`;
}

export type NewMember = {
  id: string;
  userId: string;
  email: string;
  first_name: string;
  last_name: string;
  source: MemberSource;
  /** Who owns their name and address from the beginning. */
  externallyManagedBy?: "scim" | undefined;
};

/** Whether the member was written, with their roles; not when somebody is there with this User or this address. */
export async function insert(
  tx: Writer,
  organizationId: string,
  member: NewMember,
  { roles, source: grantSource, grantedBy }: Omit<Grant, "memberId">,
  now: Date,
): Promise<boolean> {
  const { id, userId, email, first_name, last_name, source } = member;
  const row = {
    organization_id: organizationId,
    id,
    user_id: userId,
    email,
    first_name,
    last_name,
    status: "active" as const,
    source,
    externally_managed_by: member.externallyManagedBy ?? null,
    joined_at: now,
    last_active_at: now,
    ...searchColumns(member),
    updated_at: now,
  };
  const written = await tx
    .with("joined", () =>
      insertRows(tx, "members", [row])
        .onConflict((conflict) => conflict.doNothing())
        .returning(["organization_id", "id"]),
    )
    .with("holding", (db) =>
      db
        .insertInto("member_roles")
        .columns(["organization_id", "member_id", "role_id", "source", "granted_by", "granted_at"])
        .expression(sql`select joined.organization_id, joined.id, given.role_id, ${grantSource}::text, ${grantedBy}::text,
          ${now}::timestamptz from joined, unnest(${[...roles]}::text[]) as given (role_id)`),
    )
    .selectFrom("joined")
    .select("id")
    .executeTakeFirst();
  return written !== undefined;
}

type GrantSource = "manual" | "invitation" | "sso" | "scim" | "api";
type Grant = { memberId: string; roles: readonly string[]; source: GrantSource; grantedBy: string | null };

export async function insertRoles(tx: Writer, organizationId: string, grant: Grant, now: Date): Promise<void> {
  const [first, ...others] = grant.roles.map((role_id) => ({
    organization_id: organizationId,
    member_id: grant.memberId,
    role_id,
    source: grant.source,
    granted_by: grant.grantedBy,
    granted_at: now,
  }));
  if (first === undefined) return;
  await insertRows(tx, "member_roles", [first, ...others])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes roles away, whatever the door that granted them; all of them when none are named. */
export async function deleteRoles(
  tx: Writer,
  organizationId: string,
  memberId: string,
  roles?: readonly string[],
): Promise<void> {
  if (roles?.length === 0) return;
  await sql`delete from member_roles where ${PREPARED} organization_id = ${organizationId} and member_id = ${memberId}
    and (${roles ?? null}::text[] is null or role_id = any (${roles ?? null}::text[]))`.execute(tx);
}

/** The Organization roles that one door gave a member. */
export async function listRolesFrom(
  db: Reader,
  organizationId: string,
  memberId: string,
  source: GrantSource,
): Promise<string[]> {
  const rows = await db
    .selectFrom("member_roles")
    .select("role_id")
    .where("organization_id", "=", organizationId)
    .where("member_id", "=", memberId)
    .where("source", "=", source)
    .orderBy("role_id")
    .execute();
  return rows.map(({ role_id }) => role_id);
}

/** Takes back what one door gave, and leaves what others gave. */
export async function deleteRolesFrom(
  tx: Writer,
  organizationId: string,
  { memberId, roles, source }: Omit<Grant, "grantedBy">,
): Promise<void> {
  if (roles.length === 0) return;
  await tx
    .deleteFrom("member_roles")
    .where("organization_id", "=", organizationId)
    .where("member_id", "=", memberId)
    .where("source", "=", source)
    .where("role_id", "in", [...roles])
    .execute();
}

/** Lets single sign-on own name and address of a member from now on, unless directory sync does. */
export async function manageBySingleSignOn(tx: Writer, organizationId: string, memberId: string): Promise<void> {
  await tx
    .updateTable("members")
    .set({ externally_managed_by: "sso" })
    .where("organization_id", "=", organizationId)
    .where("id", "=", memberId)
    .where("externally_managed_by", "is", null)
    .execute();
}

/** Lets directory sync own name and address of a member from now on. */
export async function manageByDirectory(tx: Writer, organizationId: string, memberId: string): Promise<void> {
  await tx
    .updateTable("members")
    .set({ externally_managed_by: "scim" })
    .where("organization_id", "=", organizationId)
    .where("id", "=", memberId)
    .execute();
}

type Standing =
  | { status: "active" }
  | { status: "suspended"; heldBefore: { roles: string[]; seats: string[] } }
  | { status: "removed"; heldBefore: { roles: string[]; seats: string[] }; left: boolean };

/**
 * Moves a member between active, suspended and removed; what they held waits in `held_before`. Whether it was done: not
 * when somebody with their User or address joined in the same moment.
 */
export async function setStanding(
  tx: Writer,
  organizationId: string,
  memberId: string,
  standing: Standing,
  now: Date,
): Promise<boolean> {
  const change = tx
    .updateTable("members")
    .set({
      status: standing.status,
      suspended_at: standing.status === "suspended" ? now : null,
      removed_at: standing.status === "removed" ? now : null,
      left_by_themselves: standing.status === "removed" && standing.left,
      allowed_again_at: null,
      held_before: standing.status === "active" ? null : JSON.stringify(standing.heldBefore),
      updated_at: now,
    })
    .where("organization_id", "=", organizationId)
    .where("id", "=", memberId);
  return unlessTwice(() => change.execute());
}

export async function setAllowedAgain(tx: Writer, organizationId: string, memberId: string, now: Date): Promise<void> {
  await tx
    .updateTable("members")
    .set({ allowed_again_at: now, updated_at: now })
    .where("organization_id", "=", organizationId)
    .where("id", "=", memberId)
    .execute();
}

type Profile = { email: string; first_name: string; last_name: string };

/** Whether the profile was written; not when somebody with the address joined in the same moment. */
export async function setProfile(
  tx: Writer,
  organizationId: string,
  memberId: string,
  { email, first_name, last_name }: Profile,
  now: Date,
): Promise<boolean> {
  const profile = { email, first_name, last_name };
  const change = tx
    .updateTable("members")
    .set({ ...profile, ...searchColumns(profile), updated_at: now })
    .where("organization_id", "=", organizationId)
    .where("id", "=", memberId);
  return unlessTwice(() => change.execute());
}

/** The columns that a member is found and sorted by. */
export function searchColumns({ email, first_name, last_name }: Profile) {
  return {
    search_text: normalized(`${first_name} ${last_name} ${email}`),
    sort_name: normalized(`${last_name} ${first_name} ${email}`),
  };
}

/** A member as the API gives them back. */
export function presented(member: StoredMember, now: Date): Member {
  const until = member.removedAt && restorableUntil(member.removedAt);
  return {
    id: member.id,
    user_id: member.userId,
    email: member.email,
    first_name: member.first_name,
    last_name: member.last_name,
    status: member.status,
    source: member.source,
    externally_managed_by: member.externallyManagedBy,
    roles: member.roles,
    seats: member.seats,
    group_roles: member.groupRoles,
    has_second_factor: member.hasSecondFactor,
    is_last_admin: member.id === member.lastAdminId,
    joined_at: member.joinedAt.toISOString(),
    last_active_at: member.lastActiveAt?.toISOString() ?? null,
    suspended_at: member.suspendedAt?.toISOString() ?? null,
    removed_at: member.removedAt?.toISOString() ?? null,
    restorable_until: until && until > now ? until.toISOString() : null,
  };
}
