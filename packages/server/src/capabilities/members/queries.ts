import type { MemberDetails, MemberFilter, MemberSort } from "@rollcall/contract/members";
import { type Expression, type SqlBool, sql } from "kysely";
import { cappedCount } from "../../platform/counting.ts";
import { type CursorValue, cutPage, decodeCursor } from "../../platform/cursor.ts";
import type { Reader } from "../../platform/database.ts";
import type { Reading } from "../../platform/transact.ts";
import { hasFactor } from "../identity/factors.ts";
import { signInMethodsOf } from "../identity/ways-in.ts";
import { secondFactorDue } from "../organizations/rules.ts";
import { getSecondFactorRule } from "../organizations/store.ts";
import { among, belongingTo, holdsAt } from "./holders.ts";
import * as store from "./store.ts";

type ListQuery = MemberFilter & { sort: MemberSort; limit: number; cursor?: string | undefined };

/** One page of the Members page: searched, filtered, sorted; keyset, so that every page costs the same (SPEC R3.2, R3.6). */
export async function listMembers({ db, organizationId, secrets, now }: Reading, query: ListQuery) {
  const { sort, limit, cursor, ...filter } = query;
  const list = JSON.stringify(["members", organizationId, sort, filter]);
  const after = cursor === undefined ? undefined : decodeCursor(secrets, list, cursor);
  const order = orderOf(sort);
  const condition = await within(db, organizationId, filter, now);

  const rows = await store
    .selectMembers(db, organizationId, now)
    .where(condition)
    .$if(after !== undefined, (members) => members.where(beyond(order, after ?? [])))
    .orderBy(order.key, order.direction)
    .orderBy("members.id", order.direction)
    .limit(limit + 1)
    .execute();
  const total = await cappedCount(db, db.selectFrom("members").select("members.id").where(condition));
  const lastAdminId = await store.findLastAdmin(db, organizationId);

  const { page, end } = cutPage(rows, {
    secrets,
    list,
    limit,
    placeOf: (member) => [order.valueOf(member), member.id],
  });
  return {
    data: page.map((member) => store.presented(member, lastAdminId, now)),
    ...end,
    total,
  };
}

/** Who of the Organization the filter lets through; by default everybody who was not removed. */
async function within(
  db: Reader,
  organizationId: string,
  { q, role, status, seat, second_factor: factor, source, workspace, group }: MemberFilter,
  now: Date,
): Promise<Expression<SqlBool>> {
  const statuses = status ?? ["active", "suspended"];
  const conditions = [
    sql<SqlBool>`members.organization_id = ${organizationId}`,
    sql<SqlBool>`members.status in (${sql.join(statuses)})`,
    // Said again in the words of the partial indexes, which leave removed members out.
    ...(statuses.includes("removed") ? [] : [sql<SqlBool>`members.status <> 'removed'`]),
    ...(q === undefined ? [] : [store.matches("members.search_text", q)]),
    ...(role === undefined ? [] : [await holdsAt(db, organizationId, { workspaceId: null, roles: role }, now)]),
    ...(seat === undefined ? [] : [holdsSeat(seat)]),
    ...(factor === undefined || factor.length > 1 ? [] : [hasFactorAs(factor[0] === "set_up")]),
    ...(source === undefined ? [] : [sql<SqlBool>`members.source in (${sql.join(source)})`]),
    ...(workspace === undefined ? [] : [await isInWorkspace(db, organizationId, workspace, now)]),
    ...(group === undefined ? [] : [await among(db, belongingTo(organizationId, group, now))]),
  ];
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** Put in directly or by a Group; everybody in the default one. */
async function isInWorkspace(
  db: Reader,
  organizationId: string,
  workspaceIds: readonly string[],
  now: Date,
): Promise<Expression<SqlBool>> {
  const each: Expression<SqlBool>[] = [];
  for (const workspaceId of workspaceIds) each.push(await holdsAt(db, organizationId, { workspaceId }, now));
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`;
}

/** `none` stands for members without any seat. */
function holdsSeat(products: readonly string[]): Expression<SqlBool> {
  const seats = sql`select from seats s where s.organization_id = members.organization_id and s.member_id = members.id`;
  return sql<SqlBool>`(exists (${seats} and s.product_id in (${sql.join(products)}))
    or (${products.includes("none")} and not exists (${seats})))`;
}

function hasFactorAs(isSetUp: boolean): Expression<SqlBool> {
  const has = hasFactor(sql.ref("members.user_id"));
  return isSetUp ? has : sql<SqlBool>`not ${has}`;
}

type Order = {
  key: Expression<unknown>;
  direction: "asc" | "desc";
  valueOf(member: store.StoredMember): CursorValue;
  type: "text" | "timestamptz";
};

function orderOf(sort: MemberSort): Order {
  const direction = sort.startsWith("-") ? "desc" : "asc";
  switch (sort.replace(/^-/, "") as "name" | "email" | "joined_at" | "last_active_at") {
    case "name":
      return { key: sql`members.sort_name`, direction, valueOf: ({ sortName }) => sortName, type: "text" };
    case "email":
      return { key: sql`members.email`, direction, valueOf: ({ email }) => email, type: "text" };
    case "joined_at":
      return {
        key: sql`members.joined_at`,
        direction,
        valueOf: ({ joinedAt }) => joinedAt.toISOString(),
        type: "timestamptz",
      };
    case "last_active_at":
      return {
        key: sql`coalesce(members.last_active_at, '-infinity')`,
        direction,
        valueOf: ({ lastActiveAt }) => lastActiveAt?.toISOString() ?? "-infinity",
        type: "timestamptz",
      };
  }
}

function beyond({ key, direction, type }: Order, [value, id]: readonly CursorValue[]): Expression<SqlBool> {
  const compare = sql.raw(direction === "asc" ? ">" : "<");
  // Written out for the two types, so that no name of a type comes from a variable.
  const place = type === "text" ? sql`${value}::text collate "C"` : sql`${value}::timestamptz`;
  return sql<SqlBool>`(${key}, members.id) ${compare} (${place}, ${id})`;
}

/** How many belong, and how many are invited: the two lists of the Members page (SPEC R3.1). */
export async function countMembers({ db, organizationId, now }: Reading) {
  const pending = db
    .selectFrom("invitations")
    .select("id")
    .where("organization_id", "=", organizationId)
    .where("status", "=", "pending");
  const belonging = await within(db, organizationId, {}, now);
  return {
    active_users: await cappedCount(db, db.selectFrom("members").select("id").where(belonging)),
    invited_users: await cappedCount(db, pending),
    pending: await cappedCount(db, pending.where("expires_at", ">", now)),
    expired: await cappedCount(db, pending.where("expires_at", "<=", now)),
  };
}

/** One member with what only the details show. */
export async function getMemberDetails(reading: Reading, memberId: string): Promise<MemberDetails> {
  const { db, organizationId, now } = reading;
  const member = await store.getMember(db, organizationId, memberId, now);
  const lastAdminId = await store.findLastAdmin(db, organizationId);
  return {
    ...store.presented(member, lastAdminId, now),
    ...(await signInFacts(db, member.userId)),
    allowed_again: member.allowedAgainAt !== null,
    second_factor_due_at: await secondFactorDueAt(db, organizationId, member),
  };
}

async function secondFactorDueAt(db: Reader, organizationId: string, member: store.StoredMember) {
  if (member.hasSecondFactor || member.status !== "active") return null;
  const due = secondFactorDue(await getSecondFactorRule(db, organizationId), member.joinedAt);
  return due?.toISOString() ?? null;
}

async function signInFacts(db: Reader, userId: string) {
  const { methods, emailVerified } = await signInMethodsOf(db, userId);
  return { sign_in_methods: methods, email_verified: emailVerified };
}
