import type { MemberDetails, MemberFilter, MemberSort } from "@rollcall/contract/members";
import { type Expression, type Selectable, type SelectQueryBuilder, type SqlBool, sql } from "kysely";
import { capped, cappedCount, cappedRows, isExact } from "../../platform/counting.ts";
import { type CursorValue, cutPage, decodeCursor } from "../../platform/cursor.ts";
import { recalled } from "../../platform/memory.ts";
import { PREPARED } from "../../platform/prepared.ts";
import { isIndexed, searching } from "../../platform/searching.ts";
import type { Tables } from "../../platform/tables.ts";
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
  if (filter.q !== undefined && isIndexed(filter.q)) {
    const { places, total } = await searching(db, filter.q, () => placesFound(reading, query, condition));
    // More than are counted stand close together in the list, and are found by walking it.
    const page = total.exact ? places : await placesWhere(reading, query, condition);
    return { ...(await pageAt(reading, query, page)), total };
  }
  const countAll = () => cappedCount(db, db.selectFrom("members").select("members.id").where(condition));
  const count = async () => (await countByRole(reading, filter)) ?? (await countAll());
  const [places, total] = await Promise.all([
    placesWhere(reading, query, condition),
    recalled(reading, countName(filter), count),
  ]);
  return { ...(await pageAt(reading, query, places)), total };
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
  const places = await searching(reading.db, filter.q, () => placesWhere(reading, query, condition));
  const { data, ...end } = await pageAt(reading, query, places);
  return { data, end };
}

type Place = Pick<Selectable<Tables["members"]>, "id" | "sort_name" | "email" | "joined_at" | "last_active_at">;

/**
 * What a search finds is read once, for the count and for the page; of more than are counted there is no page.
 * One row is joined to the page, which keeps its order.
 */
async function placesFound(reading: Reading, query: ListQuery, condition: Expression<SqlBool>) {
  const { db } = reading;
  const found = cappedRows(db.selectFrom("members").select(PLACE).where(condition));
  const page = pageOf(db.selectFrom(sql<Selectable<Tables["members"]>>`found`.as("members")), reading, query);
  const { rows } = await sql<Place & { count: number }>`
    with found as materialized (${found}), counted as (select count(*) as count from found)
    select counted.count, page.* from counted left join (${page}) as page on ${isExact(sql.ref("counted.count"))}`.execute(
    db,
  );
  const total = capped(rows[0]?.count ?? 0);
  return { total, places: rows.filter(({ id }) => id !== null) };
}

/** Who stands on the page, and one further. What is told of each is read afterwards, about these alone. */
function placesWhere(reading: Reading, query: ListQuery, condition: Expression<SqlBool>): Promise<Place[]> {
  const { sort, limit, cursor, ...filter } = query;
  const places = pageOf(reading.db.selectFrom("members"), reading, query).where(condition);
  const isAskedMost = isUnfiltered(filter) && limit === DEFAULT_LIMIT;
  return (isAskedMost ? places.modifyFront(PREPARED) : places).execute();
}

const PLACE = ["id", "sort_name", "email", "joined_at", "last_active_at"] as const;

/** One page of these members, and one further. */
function pageOf(
  members: SelectQueryBuilder<Tables, "members", object>,
  { organizationId, secrets }: Reading,
  query: ListQuery,
) {
  const { sort, limit, cursor } = query;
  const after = cursor === undefined ? undefined : decodeCursor(secrets, listOf(organizationId, query), cursor);
  const order = orderOf(sort);
  return (
    members
      .select(PLACE)
      .$if(after !== undefined, (rows) => rows.where(beyond(order, after ?? [])))
      .orderBy(order.key, order.direction)
      .orderBy("members.id", order.direction)
      // Written out: a plan that is kept is made for pages of this size.
      .limit(sql.lit(limit + 1))
  );
}

async function pageAt({ db, organizationId, secrets, now }: Reading, query: ListQuery, places: readonly Place[]) {
  const { limit, sort } = query;
  const order = orderOf(sort);
  const list = listOf(organizationId, query);
  const { page, end } = cutPage(places, { secrets, list, limit, placeOf: (place) => [order.valueOf(place), place.id] });
  const ids = page.map(({ id }) => id);
  const members = await store.listMembers(db, organizationId, ids, now);
  return { data: members.map((member) => store.presented(member, now)), ...end };
}

/** Names the list with everything that shapes it. */
function listOf(organizationId: string, { sort, limit, cursor, ...filter }: ListQuery): string {
  return JSON.stringify(["members", organizationId, sort, filter]);
}

/** As many as the API gives when nobody says how many. */
const DEFAULT_LIMIT = 50;

/** The list as it opens is asked for most, and its plan is the same however many there are. */
function isUnfiltered(filter: MemberFilter): boolean {
  return Object.values(filter).every((each) => each === undefined);
}

type Order = {
  key: Expression<unknown>;
  direction: "asc" | "desc";
  valueOf(place: Place): CursorValue;
  type: "text" | "timestamptz";
};

function orderOf(sort: MemberSort): Order {
  const direction = sort.startsWith("-") ? "desc" : "asc";
  switch (sort.replace(/^-/, "") as "name" | "email" | "joined_at" | "last_active_at") {
    case "name":
      return { key: sql`members.sort_name`, direction, valueOf: ({ sort_name }) => sort_name, type: "text" };
    case "email":
      return { key: sql`members.email`, direction, valueOf: ({ email }) => email, type: "text" };
    case "joined_at":
      return {
        key: sql`members.joined_at`,
        direction,
        valueOf: ({ joined_at }) => joined_at.toISOString(),
        type: "timestamptz",
      };
    case "last_active_at":
      return {
        key: sql`coalesce(members.last_active_at, '-infinity')`,
        direction,
        valueOf: ({ last_active_at }) => last_active_at?.toISOString() ?? "-infinity",
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
