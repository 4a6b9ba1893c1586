import type { MemberDetails, MemberFilter, MemberSort } from "@rollcall/contract/members";
import { type Expression, type SqlBool, sql } from "kysely";
import { capped, cappedCount, cappedRows, isExact } from "../../platform/counting.ts";
import { type CursorValue, cutPage, decodeCursor } from "../../platform/cursor.ts";
import type { Database } from "../../platform/database.ts";
import { recalled } from "../../platform/memory.ts";
import { underway } from "../../platform/pipeline.ts";
import { PREPARED } from "../../platform/prepared.ts";
import { isIndexed, searching } from "../../platform/searching.ts";
import { statement } from "../../platform/statement.ts";
import type { Reading } from "../../platform/transact.ts";
import { signInMethodsOf } from "../identity/ways-in.ts";
import { type SecondFactorRule, secondFactorDue } from "../organizations/rules.ts";
import { getSecondFactorRule } from "../organizations/store.ts";
import { cappedCountOf, holdersOf } from "./holders.ts";
import { matching } from "./matching.ts";
import * as store from "./store.ts";

type ListQuery = MemberFilter & { sort: MemberSort; limit: number; cursor?: string | undefined };

/** One page of the Members page with how many there are (SPEC R3.1, R3.6). */
export async function listMembers(reading: Reading, query: ListQuery) {
  const { db, organizationId, now } = reading;
  const { sort, limit, cursor, ...filter } = query;
  const condition = await matching(db, organizationId, filter, now);
  // Before the search: while it stands, nobody else is there.
  const lastAdmin = underway(store.findLastAdmin(db, organizationId));
  const { found, total } =
    filter.q !== undefined && isIndexed(filter.q)
      ? await membersFound(reading, query, filter.q, condition)
      : await membersCounted(reading, query, condition);
  return { ...pageOf(reading, query, found, await lastAdmin), total };
}

async function membersCounted(reading: Reading, query: ListQuery, condition: Expression<SqlBool>) {
  const { db } = reading;
  const { sort, limit, cursor, ...filter } = query;
  const countAll = () => cappedCount(db, db.selectFrom("members").select("members.id").where(condition));
  const count = async () => (await countByRole(reading, filter)) ?? (await countAll());
  const [found, total] = await Promise.all([
    membersWhere(reading, query, condition),
    recalled(reading, countName(filter), count),
  ]);
  return { found, total };
}

/** A filter by role alone is counted by who holds the role. */
async function countByRole({ db, organizationId, now }: Reading, { role: roles, ...others }: MemberFilter) {
  if (roles === undefined || !isUnfiltered(others)) return undefined;
  return cappedCountOf(db, organizationId, holdersOf(organizationId, { workspaceId: null, roles }, now));
}

function countName(filter: MemberFilter): string {
  return isUnfiltered(filter) ? "how many members" : `how many members ${JSON.stringify(filter)}`;
}

/** One page of the Members page: searched, filtered, sorted; keyset, so that every page costs the same. */
export async function pageOfMembers(reading: Reading, query: ListQuery) {
  const { sort, limit, cursor, ...filter } = query;
  const condition = await matching(reading.db, reading.organizationId, filter, reading.now);
  const lastAdmin = underway(store.findLastAdmin(reading.db, reading.organizationId));
  const found = await searching(reading.db, filter.q, () => membersWhere(reading, query, condition));
  const { data, ...end } = pageOf(reading, query, found, await lastAdmin);
  return { data, end };
}

async function membersFound(reading: Reading, query: ListQuery, q: string, condition: Expression<SqlBool>) {
  const { found, total } = await searching(reading.db, q, () => foundAtOnce(reading, query, condition));
  // More than are counted stand close together in the list, and are found by walking it.
  return { total, found: total.exact ? found : await membersWhere(reading, query, condition) };
}

/**
 * What a search finds is read once, for the count and for the page; of more than are counted there is no page.
 * One row is joined to the page, which keeps its order.
 */
async function foundAtOnce(reading: Reading, query: ListQuery, condition: Expression<SqlBool>) {
  const { db, organizationId, now } = reading;
  const { sort, limit } = query;
  const all = cappedRows(db.selectFrom("members").selectAll().where(condition));
  const page = selectPage(db, { organizationId, now, sort, limit, after: afterOf(reading, query) });
  const { rows } = await sql<store.FoundMember & { count: number }>`
    with members as materialized (${all}), counted as (select count(organization_id) as count from members)
    select counted.count, page.* from counted left join (${page}) as page on ${isExact(sql.ref("counted.count"))}`.execute(
    db,
  );
  return { total: capped(rows[0]?.count ?? 0), found: rows.filter(({ id }) => id !== null) };
}

/** Who stands on the page, and one further. */
function membersWhere(
  reading: Reading,
  query: ListQuery,
  condition: Expression<SqlBool>,
): Promise<store.FoundMember[]> {
  const { db, organizationId, now } = reading;
  const { sort, limit, cursor, ...filter } = query;
  const after = afterOf(reading, query);
  if (isUnfiltered(filter) && limit === DEFAULT_LIMIT) {
    const [value = null, id = null] = after ?? [];
    return usualPage(sort, after !== undefined)(db, { organizationId, now, value, id });
  }
  return selectPage(db, { organizationId, now, condition, sort, limit, after }).execute();
}

/** The place behind which the page begins; none for the first one. */
function afterOf({ organizationId, secrets }: Reading, query: ListQuery): readonly CursorValue[] | undefined {
  const { cursor } = query;
  return cursor === undefined ? undefined : decodeCursor(secrets, listOf(organizationId, query), cursor);
}

type Page = {
  organizationId: string;
  now: Date;
  condition?: Expression<SqlBool>;
  sort: MemberSort;
  limit: number;
  after: readonly CursorValue[] | undefined;
};

function selectPage(db: Database, { organizationId, now, condition = sql`true`, sort, limit, after }: Page) {
  const order = orderOf(sort);
  const some = (rows: store.Rows) =>
    rows
      .where(condition)
      .$if(after !== undefined, (members) => members.where(beyond(order, after ?? [])))
      .orderBy(order.key, order.direction)
      .orderBy("members.id", order.direction)
      // Written out: a plan that is kept is made for pages of this size.
      .limit(sql.lit(limit + 1));
  return store
    .selectMembers(db, organizationId, now, some)
    .orderBy(order.key, order.direction)
    .orderBy("members.id", order.direction);
}

type Usual = { organizationId: string; now: Date; value: CursorValue; id: CursorValue };
const usualPages = new Map<string, ReturnType<typeof makeUsualPage>>();

/** The list as it opens is asked for most, and its plan is the same however many there are. */
function usualPage(sort: MemberSort, isLater: boolean) {
  const shape = `${sort} ${isLater}`;
  const known = usualPages.get(shape) ?? makeUsualPage(sort, isLater);
  usualPages.set(shape, known);
  return known;
}

function makeUsualPage(sort: MemberSort, isLater: boolean) {
  const condition = sql<SqlBool>`members.status <> 'removed'`;
  return statement((db, { organizationId, now, value, id }: Usual) => {
    const after = isLater ? [value, id] : undefined;
    return selectPage(db, { organizationId, now, condition, sort, limit: DEFAULT_LIMIT, after }).modifyFront(PREPARED);
  });
}

function pageOf(
  { organizationId, secrets, now }: Reading,
  query: ListQuery,
  found: readonly store.FoundMember[],
  lastAdminId: string | null,
) {
  const { limit, sort } = query;
  const order = orderOf(sort);
  const list = listOf(organizationId, query);
  const { page, end } = cutPage(found, { secrets, list, limit, placeOf: (place) => [order.valueOf(place), place.id] });
  return { data: page.map((member) => store.presented({ ...member, lastAdminId }, now)), ...end };
}

/** Names the list with everything that shapes it. */
function listOf(organizationId: string, { sort, limit, cursor, ...filter }: ListQuery): string {
  return JSON.stringify(["members", organizationId, sort, filter]);
}

/** As many as the API gives when nobody says how many. */
const DEFAULT_LIMIT = 50;

function isUnfiltered(filter: MemberFilter): boolean {
  return Object.values(filter).every((each) => each === undefined);
}

type Order = {
  key: Expression<unknown>;
  direction: "asc" | "desc";
  valueOf(place: store.FoundMember): CursorValue;
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
export async function countMembers(reading: Reading) {
  const { db, organizationId, now } = reading;
  const pending = db
    .selectFrom("invitations")
    .select("id")
    .where("organization_id", "=", organizationId)
    .where("status", "=", "pending");
  const belonging = await matching(db, organizationId, {}, now);
  const [active_users, invited_users, alive, expired] = await Promise.all([
    recalled(reading, "how many members", () =>
      cappedCount(db, db.selectFrom("members").select("id").where(belonging)),
    ),
    cappedCount(db, pending),
    cappedCount(db, pending.where("expires_at", ">", now)),
    cappedCount(db, pending.where("expires_at", "<=", now)),
  ]);
  return { active_users, invited_users, pending: alive, expired };
}

/** One member with what only the details show. */
export async function getMemberDetails(reading: Reading, memberId: string): Promise<MemberDetails> {
  const { db, organizationId, now } = reading;
  const [member, rule, waysIn] = await Promise.all([
    store.getMember(db, organizationId, memberId, now),
    getSecondFactorRule(db, organizationId),
    store.findWaysIn(db, organizationId, memberId),
  ]);
  return {
    ...store.presented(member, now),
    sign_in_methods: signInMethodsOf(waysIn),
    email_verified: waysIn?.emailVerified === true,
    allowed_again: member.allowedAgainAt !== null,
    second_factor_due_at: secondFactorDueAt(rule, member),
  };
}

function secondFactorDueAt(rule: SecondFactorRule, member: store.StoredMember): string | null {
  if (member.hasSecondFactor || member.status !== "active") return null;
  return secondFactorDue(rule, member.joinedAt)?.toISOString() ?? null;
}
