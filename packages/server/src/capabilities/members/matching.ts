import type { MemberFilter } from "@rollcall/contract/members";
import { type Expression, type SqlBool, sql } from "kysely";
import type { Reader } from "../../platform/database.ts";
import { matches } from "../../platform/searching.ts";
import { hasFactor } from "../identity/factors.ts";
import { among, belongingTo, holdsAt } from "./holders.ts";

/** Who of the Organization a filter lets through; by default everybody who was not removed. */
export async function matching(
  db: Reader,
  organizationId: string,
  { q, role, status, seat, second_factor: factor, source, workspace, group }: MemberFilter,
  now: Date,
): Promise<Expression<SqlBool>> {
  const conditions = [
    sql<SqlBool>`members.organization_id = ${organizationId}`,
    ...(status === undefined ? [] : [sql<SqlBool>`members.status in (${sql.join(status)})`]),
    // In the words of the partial indexes, which leave removed members out.
    ...(status?.includes("removed") ? [] : [sql<SqlBool>`members.status <> 'removed'`]),
    ...(q === undefined ? [] : [matches("members.search_text", q)]),
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
