import type { CappedCount } from "@rollcall/contract/paging";
import { type Expression, type RawBuilder, type SqlBool, sql } from "kysely";
import { capped, cappedCount } from "../../platform/counting.ts";
import { cutPage, decodeCursor } from "../../platform/cursor.ts";
import type { Reader } from "../../platform/database.ts";
import { matches, searching } from "../../platform/searching.ts";
import type { Reading } from "../../platform/transact.ts";

/** Where roles are held: in a Workspace, or with null in the Organization. Without `roles`, any of them counts. */
export type Place = { workspaceId: string | null; roles?: readonly string[] | undefined };

/** Rows that name members in `member_id`, some perhaps more than once and removed ones among them. */
export type Holders = RawBuilder<unknown>;

/** Who holds something at a place, whatever gives it. */
export function holdersOf(organizationId: string, { workspaceId, roles }: Place, now: Date): Holders {
  return sql`holders_of(${organizationId}, ${workspaceId}, ${roles ?? null}::text[], ${now})`;
}

/** Who belongs to one of these Groups, also through Groups inside them. */
export function belongingTo(organizationId: string, groupIds: readonly string[], now: Date): Holders {
  return sql`belonging_to(${organizationId}, ${groupIds}, ${now})`;
}

/** Whether a member holds something at a place; everybody does in the default Workspace. */
export async function holdsAt(
  db: Reader,
  organizationId: string,
  place: Place,
  now: Date,
): Promise<Expression<SqlBool>> {
  const isEverybodys = place.roles === undefined && (await isDefault(db, organizationId, place.workspaceId));
  return isEverybodys ? sql<SqlBool>`true` : among(db, holdersOf(organizationId, place, now));
}

async function isDefault(db: Reader, organizationId: string, workspaceId: string | null): Promise<boolean> {
  const { rows } = await sql`select from workspaces
    where organization_id = ${organizationId} and id = ${workspaceId} and is_default`.execute(db);
  return rows.length > 0;
}

// As many rows as the list is walked for, when they are spread over a million.
const MANY = 5_000;

/**
 * Whether a member is among these. Few are looked up by name; of many, the list of members is walked in its order until a
 * page is full, so that a page costs the same however many there are (SPEC R3.6).
 */
export async function among(db: Reader, holders: Holders, many = MANY): Promise<Expression<SqlBool>> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from ${holders} as held limit ${many + 1}) as found`.execute(db);
  return (rows[0]?.count ?? 0) > many
    ? sql<SqlBool>`coalesce((select true from ${holders} as held where held.member_id = members.id limit 1), false)`
    : sql<SqlBool>`members.id in (select held.member_id from ${holders} as held)`;
}

const MOST_COUNTED = 20_000;

/**
 * How many of these belong to the Organization, without reading of each who they are; nothing when so many rows do not tell it.
 */
export async function cappedCountOf(
  db: Reader,
  organizationId: string,
  holders: Holders,
): Promise<CappedCount | undefined> {
  const { rows } = await sql<{ seen: number; count: number }>`
    select count(*) as seen, count(distinct found.member_id) as count
    from (select held.member_id from ${holders} as held where held.member_id not in (
      select id from members where organization_id = ${organizationId} and status = 'removed')
      limit ${MOST_COUNTED + 1}) as found`.execute(db);
  const { seen, count } = rows[0] ?? { seen: 0, count: 0 };
  const told = capped(count);
  return seen > MOST_COUNTED && told.exact ? undefined : told;
}

/** How many of these there are, each once and without who was removed. */
export function countOf(organizationId: string, holders: Holders): RawBuilder<number> {
  return sql<number>`(select count(distinct held.member_id) from ${holders} as held where held.member_id not in (
    select id from members where organization_id = ${organizationId} and status = 'removed'))`;
}

type ByName = {
  /** Names the list with everything that shapes it, as a cursor does. */
  list: string;
  isAmong: Expression<SqlBool>;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** One page, by name, of the members who are `isAmong` these, that `q` finds and who were not removed; and how many there are. */
export async function pageByName(
  { db, organizationId, secrets }: Reading,
  { list, isAmong, q, cursor, limit }: ByName,
) {
  const after = cursor === undefined ? undefined : decodeCursor(secrets, list, cursor);
  const condition = sql<SqlBool>`members.organization_id = ${organizationId} and members.status <> 'removed' and ${isAmong}
    and ${q === undefined ? sql`true` : matches("members.search_text", q)}`;
  const rows = () =>
    db
      .selectFrom("members")
      .select(["id", "sort_name"])
      .where(condition)
      .$if(after !== undefined, (some) =>
        some.where(sql<SqlBool>`(members.sort_name, members.id) > (${after?.[0]}::text collate "C", ${after?.[1]})`),
      )
      .orderBy("sort_name")
      .orderBy("id")
      .limit(limit + 1)
      .execute();
  const [places, total] = await searching(db, q, () =>
    Promise.all([rows(), cappedCount(db, db.selectFrom("members").select("id").where(condition))]),
  );
  const { page, end } = cutPage(places, { secrets, list, limit, placeOf: ({ sort_name, id }) => [sort_name, id] });
  return { ids: page.map(({ id }) => id), end: { ...end, total } };
}
