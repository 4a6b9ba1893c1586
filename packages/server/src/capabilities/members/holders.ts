import { type Expression, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Reader } from "../../platform/database.ts";

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

const MANY = 20_000;

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

/** How many of these there are, each once and without who was removed. */
export function countOf(organizationId: string, holders: Holders): RawBuilder<number> {
  return sql<number>`(select count(distinct held.member_id) from ${holders} as held where held.member_id not in (
    select id from members where organization_id = ${organizationId} and status = 'removed'))`;
}
