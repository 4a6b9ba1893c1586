import type { Invitation, InvitationStatus, invitationSorts } from "@rollcall/contract/invitations";
import { type Expression, type SqlBool, sql } from "kysely";
import { cappedCount } from "../../platform/counting.ts";
import { type CursorValue, cutPage, decodeCursor } from "../../platform/cursor.ts";
import { Refusal } from "../../platform/refusal.ts";
import { matches, searching } from "../../platform/searching.ts";
import type { Reading } from "../../platform/transact.ts";
import * as store from "./store.ts";

type Filter = { q?: string | undefined; status?: InvitationStatus[] | undefined; role?: string[] | undefined };
type Sort = (typeof invitationSorts)[number];
type ListQuery = Filter & { sort: Sort; limit: number; cursor?: string | undefined };

/** One page of invitations; without `status` those that wait for an answer, expired ones among them. */
export async function listInvitations({ db, organizationId, secrets, now }: Reading, query: ListQuery) {
  const { sort, limit, cursor, ...filter } = query;
  const list = JSON.stringify(["invitations", organizationId, sort, filter]);
  const after = cursor === undefined ? undefined : decodeCursor(secrets, list, cursor);
  const direction = sort.startsWith("-") ? "desc" : "asc";
  const condition = within(organizationId, filter, now);

  const page = store
    .selectInvitations(db, organizationId)
    .where(condition)
    .$if(after !== undefined, (invitations) => invitations.where(beyond(sort, after ?? [])))
    .orderBy(keyOf(sort), direction)
    .orderBy("id", direction)
    .limit(limit + 1);
  const [rows, total] = await searching(db, filter.q, () =>
    Promise.all([page.execute(), cappedCount(db, db.selectFrom("invitations").select("id").where(condition))]),
  );

  const placeOf = (invitation: store.StoredInvitation) => [keyValueOf(sort, invitation), invitation.id];
  const { page: some, end } = cutPage(rows.map(store.stored), { secrets, list, limit, placeOf });
  return {
    data: some.map((invitation) => store.presented(invitation, now)),
    ...end,
    total,
  };
}

function within(organizationId: string, { q, status, role }: Filter, now: Date): Expression<SqlBool> {
  const conditions = [
    sql<SqlBool>`invitations.organization_id = ${organizationId}`,
    inStatus(status ?? ["pending", "expired"], now),
    ...(q === undefined ? [] : [matches("invitations.search_text", q)]),
    ...(role === undefined ? [] : [sql<SqlBool>`invitations.roles && ${role}::text[]`]),
  ];
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

function inStatus(statuses: readonly InvitationStatus[], now: Date): Expression<SqlBool> {
  const isPending = sql`invitations.status = 'pending'`;
  if (statuses.includes("pending") && statuses.includes("expired") && statuses.length === 2)
    return sql<SqlBool>`${isPending}`;
  const alternatives = statuses.map((status) => {
    if (status === "pending") return sql`(${isPending} and invitations.expires_at > ${now})`;
    if (status === "expired") return sql`(${isPending} and invitations.expires_at <= ${now})`;
    return sql`invitations.status = ${status}`;
  });
  return sql<SqlBool>`(${sql.join(alternatives, sql` or `)})`;
}

type Key = "email" | "created_at" | "expires_at";

function columnOf(sort: Sort): Key {
  // The cast is sound: a sort is one of these names with or without its sign.
  return sort.replace(/^-/, "") as Key;
}

function keyOf(sort: Sort): Expression<unknown> {
  return sql.ref(`invitations.${columnOf(sort)}`);
}

function keyValueOf(sort: Sort, { email, createdAt, expiresAt }: store.StoredInvitation): CursorValue {
  return { email, created_at: createdAt.toISOString(), expires_at: expiresAt.toISOString() }[columnOf(sort)];
}

function beyond(sort: Sort, [value, id]: readonly CursorValue[]): Expression<SqlBool> {
  const compare = sql.raw(sort.startsWith("-") ? "<" : ">");
  const place = columnOf(sort) === "email" ? sql`${value}::text collate "C"` : sql`${value}::timestamptz`;
  return sql<SqlBool>`(${keyOf(sort)}, invitations.id) ${compare} (${place}, ${id})`;
}

export async function getInvitation({ db, organizationId, now }: Reading, id: string): Promise<Invitation> {
  const invitation = await store.findInvitation(db, organizationId, id);
  if (invitation === undefined) throw new Refusal("not_found");
  return store.presented(invitation, now);
}
