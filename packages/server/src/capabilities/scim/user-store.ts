import { type SqlBool, sql } from "kysely";
import type { Database, Reader, Writer } from "../../platform/database.ts";
import { insertRows } from "../../platform/inserting.ts";
import { recalled } from "../../platform/memory.ts";
import { PREPARED } from "../../platform/prepared.ts";
import type { Filter } from "../../platform/scim/filter.ts";
import type { JsonObject } from "../../platform/scim/json.ts";
import { type ListQuery, MAX_RESULTS } from "../../platform/scim/listing.ts";
import { conditionOf, type Kept, orderBy } from "../../platform/scim/sql.ts";
import { statement } from "../../platform/statement.ts";
import type { Reading } from "../../platform/transact.ts";
import { shareOrganization } from "../organizations/store.ts";
import type { Person } from "./received.ts";

/** A member whom a directory manages, with what it sent. */
export type DirectoryUser = {
  memberId: string;
  userId: string;
  status: "active" | "suspended" | "removed";
  email: string;
  first_name: string;
  last_name: string;
  userNameKey: string;
  resource: JsonObject;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  suspendedAt: Date | null;
};

/** Every query over the users of directories starts here: those of members who were not removed. */
export function selectUsers(db: Database, organizationId: string) {
  return (
    db
      .selectFrom("directory_users")
      .innerJoin("members", (join) =>
        join
          .onRef("members.organization_id", "=", "directory_users.organization_id")
          .onRef("members.id", "=", "directory_users.member_id"),
      )
      .select(["directory_users.member_id as memberId", "members.user_id as userId", "members.status", "members.email"])
      .select(["members.first_name", "members.last_name", "directory_users.user_name_key as userNameKey"])
      .select(["directory_users.resource", "directory_users.version", "directory_users.created_at as createdAt"])
      .select(["directory_users.updated_at as updatedAt", "members.suspended_at as suspendedAt"])
      .where("directory_users.organization_id", "=", organizationId)
      // Written out: of a value that it does not see the planner presumes that it is everybody's.
      .where(sql<SqlBool>`members.status <> 'removed'`)
  );
}

const ID = /^mem_[0-9a-f]{32}$/;

export async function findUser(
  db: Reader,
  organizationId: string,
  memberId: string,
): Promise<DirectoryUser | undefined> {
  if (!ID.test(memberId)) return undefined;
  return (await userById(db, { organizationId, memberId }))[0];
}

const userById = statement((db, { organizationId, memberId }: { organizationId: string; memberId: string }) =>
  selectUsers(db, organizationId).modifyFront(PREPARED).where("directory_users.member_id", "=", memberId),
);

/** Whether somebody of the directory has the userName. True only under the lock of the Organization, or of the person. */
export async function isUserNameTaken(tx: Writer, organizationId: string, userNameKey: string): Promise<boolean> {
  const { rows } = await sql`select ${PREPARED} known.member_id from directory_users as known
    join members on members.organization_id = known.organization_id and members.id = known.member_id
    where known.organization_id = ${organizationId} and known.user_name_key = ${userNameKey} and members.status <> 'removed'
    limit 1`.execute(tx);
  return rows.length > 0;
}

/** Keeps off whoever else makes somebody of this name or this address; all others go on. */
export async function holdPerson(
  tx: Writer,
  organizationId: string,
  { userNameKey, email }: Pick<Person, "userNameKey" | "email">,
): Promise<void> {
  const names = [`directory name ${organizationId} ${userNameKey}`, `directory address ${organizationId} ${email}`];
  await sql`select ${PREPARED} pg_advisory_xact_lock(lock.key) from (
    select hashtextextended(name, 0) as key from unnest(${names}::text[]) as name order by key) as lock`.execute(tx);
}

/**
 * Takes the lock of the Organization that the arrival of somebody needs: for itself alone where who has the address is here, for they may be
 * taken over and ended; together with other changes where nobody is. Whether it is alone.
 */
export async function holdAgainstOthers(tx: Writer, organizationId: string, email: string): Promise<boolean> {
  const [{ rows }] = await Promise.all([
    sql`select ${PREPARED} organization_id from organizations where organization_id = ${organizationId} and exists (
      select from members where members.organization_id = ${organizationId} and members.status <> 'removed'
        and (members.email = ${email} or members.user_id = (select id from users where users.email = ${email})))
      for update of organizations`.execute(tx),
    shareOrganization(tx, organizationId),
  ]);
  return rows.length > 0;
}

/** Which of these ids are those of users of the directory. */
export async function findKnown(db: Reader, organizationId: string, ids: readonly string[]): Promise<Set<string>> {
  const possible = ids.filter((id) => ID.test(id));
  if (possible.length === 0) return new Set();
  const rows = await selectUsers(db, organizationId)
    .where(sql<SqlBool>`directory_users.member_id = any (${possible}::text[])`)
    .execute();
  return new Set(rows.map(({ memberId }) => memberId));
}

export type Present = {
  memberId: string;
  status: "active" | "suspended" | "removed";
  email: string;
  first_name: string;
  last_name: string;
  /** Whether a directory manages them, or did so before. */
  directory: "in" | "was_in" | "never";
};

/** The member, not removed, who has the address here, or else the one that is this User. */
export async function findPresent(
  db: Reader,
  organizationId: string,
  { email, userId }: { email: string; userId: string | undefined },
): Promise<Present | undefined> {
  const { rows } = await sql<Present>`
    select ${PREPARED} members.id as "memberId", members.status, members.email, members.first_name, members.last_name,
      case when exists (select from directory_users as known
          where known.organization_id = members.organization_id and known.member_id = members.id) then 'in'
        when members.externally_managed_by = 'scim' then 'was_in' else 'never' end as directory
    from members where members.organization_id = ${organizationId} and members.status <> 'removed'
      and (members.email = ${email} or members.user_id = ${userId ?? ""})
    order by (members.email = ${email}) desc limit 1`.execute(db);
  return rows[0];
}

/** The User who last had the address here before being removed, unless they are here again. */
export async function findFormer(db: Reader, organizationId: string, email: string): Promise<string | undefined> {
  const { rows } = await sql<{ userId: string }>`
    select ${PREPARED} former.user_id as "userId" from members as former
    where former.organization_id = ${organizationId} and former.status = 'removed' and former.email = ${email}
      and not exists (select from members as again where again.organization_id = former.organization_id
        and again.user_id = former.user_id and again.status <> 'removed')
    order by former.removed_at desc, former.id desc limit 1`.execute(db);
  return rows[0]?.userId;
}

type Row = { person: Person; resource: JsonObject };

function columnsOf({ person, resource }: Row) {
  return {
    user_name_key: person.userNameKey,
    external_id: person.externalId,
    resource: JSON.stringify(resource),
  };
}

export async function insertUser(
  tx: Writer,
  organizationId: string,
  { memberId, ...row }: Row & { memberId: string },
  now: Date,
): Promise<void> {
  const columns = { ...columnsOf(row), created_at: now, updated_at: now };
  await Promise.all([
    tx
      .insertInto("directory_users")
      .values({ organization_id: organizationId, member_id: memberId, ...columns })
      .modifyEnd(PREPARED)
      .execute(),
    insertEmails(tx, organizationId, memberId, row.person),
  ]);
}

export async function updateUser(
  tx: Writer,
  organizationId: string,
  { memberId, ...row }: Row & { memberId: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable("directory_users")
    .set({ ...columnsOf(row), version: sql<number>`version + 1`, updated_at: now })
    .where("organization_id", "=", organizationId)
    .where("member_id", "=", memberId)
    .execute();
  await tx
    .deleteFrom("directory_emails")
    .where("organization_id", "=", organizationId)
    .where("member_id", "=", memberId)
    .execute();
  await insertEmails(tx, organizationId, memberId, row.person);
}

async function insertEmails(
  tx: Writer,
  organizationId: string,
  memberId: string,
  { emailKeys }: Pick<Person, "emailKeys">,
): Promise<void> {
  const [first, ...others] = emailKeys.map((email_key) => ({
    organization_id: organizationId,
    email_key,
    member_id: memberId,
  }));
  if (first !== undefined) await insertRows(tx, "directory_emails", [first, ...others]).execute();
}

type Page = Pick<ListQuery, "filter" | "sort" | "startIndex" | "count">;

/** The users that a client asks for, and how many there are in all. */
export async function listUsers(
  reading: Reading,
  { filter, sort, startIndex, count }: Page,
): Promise<{ total: number; users: DirectoryUser[] }> {
  const { db, organizationId } = reading;
  const lookedUp = filter === undefined || sort !== undefined ? undefined : await lookUp(db, organizationId, filter);
  if (lookedUp !== undefined)
    return { total: lookedUp.length, users: lookedUp.slice(startIndex - 1, startIndex - 1 + count) };
  const kept = keptUsers(organizationId);
  const found = selectUsers(db, organizationId).$if(filter !== undefined, (users) =>
    users.where(filter === undefined ? sql<SqlBool>`true` : conditionOf(filter, kept)),
  );
  const page = found
    .$if(sort !== undefined, (rows) => rows.orderBy(sort === undefined ? sql`1` : orderBy(sort, kept)))
    .orderBy("directory_users.member_id")
    // Only where it is asked for: of an offset that it does not see the planner presumes a tenth of everybody.
    .$if(startIndex > 1, (rows) => rows.offset(startIndex - 1))
    // Written out: a plan that is kept is made for pages of this size.
    .limit(sql.lit(count));
  const isKept = sort === undefined && startIndex === 1 && filter === undefined;
  const users = count === 0 ? [] : await (isKept ? page.modifyFront(PREPARED) : page).execute();
  // A page that is not full is the last one, and says how many there are.
  const isLast = users.length > 0 && users.length < count;
  if (isLast) return { total: startIndex - 1 + users.length, users };
  const total = () => countOf(found);
  return { total: filter === undefined ? await recalled(reading, "how many users", total) : await total(), users };
}

type LookUpColumn = "directory_users.member_id" | "directory_users.user_name_key" | "directory_users.external_id";

function usersBy(column: LookUpColumn) {
  return statement((db, { organizationId, value }: { organizationId: string; value: string }) =>
    selectUsers(db, organizationId)
      .modifyFront(PREPARED)
      .where(sql<SqlBool>`${sql.ref(column)} collate "C" = ${value}::text`)
      .orderBy("directory_users.member_id")
      .limit(sql.lit(MAX_RESULTS)),
  );
}

const usersById = usersBy("directory_users.member_id");
const usersByName = usersBy("directory_users.user_name_key");
const usersByExternalId = usersBy("directory_users.external_id");

/** What directories ask all day, which an index answers. Nothing for other filters, and where there are more than are answered at once. */
async function lookUp(db: Reader, organizationId: string, filter: Filter): Promise<DirectoryUser[] | undefined> {
  if (filter.kind !== "compare" || filter.op !== "eq") return undefined;
  const value = String(filter.value);
  const ask = () => {
    switch (filter.place.location.join(".")) {
      case "id":
        return usersById(db, { organizationId, value });
      case "userName":
        return usersByName(db, { organizationId, value: lower(value) });
      case "externalId":
        return usersByExternalId(db, { organizationId, value });
      default:
        return undefined;
    }
  };
  const users = await ask();
  return users !== undefined && users.length < MAX_RESULTS ? users : undefined;
}

async function countOf(rows: ReturnType<typeof selectUsers>): Promise<number> {
  const { count } = await rows
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

const lower = (text: string) => text.toLowerCase();

function keptUsers(organizationId: string): Kept {
  const json = sql.ref("directory_users.resource");
  const memberships = sql`group_members as inside
    join directory_groups as known on known.organization_id = inside.organization_id and known.group_id = inside.group_id
    join groups on groups.organization_id = inside.organization_id and groups.id = inside.group_id
    where inside.organization_id = ${organizationId} and inside.member_id = directory_users.member_id`;
  return {
    json,
    column(name) {
      switch (name) {
        case "id":
          return { of: sql.ref("directory_users.member_id") };
        case "userName":
          return { of: sql.ref("directory_users.user_name_key"), fold: lower };
        case "externalId":
          return { of: sql.ref("directory_users.external_id") };
        case "active":
          return { of: sql`(members.status = 'active')` };
        case "meta.resourceType":
          return { of: sql`'User'::text` };
        case "meta.created":
          return { of: sql.ref("directory_users.created_at") };
        case "meta.lastModified":
          return { of: sql`greatest(directory_users.updated_at, members.suspended_at)` };
        default:
          return undefined;
      }
    },
    list: (name) =>
      name === "groups"
        ? sql`(select jsonb_build_object('value', groups.id, 'display', groups.name, 'type', 'direct') from ${memberships})`
        : undefined,
    hasValue(name, value) {
      if (name === "emails")
        return sql<SqlBool>`directory_users.member_id in (select member_id from directory_emails
          where organization_id = ${organizationId} and email_key = ${lower(value)})`;
      if (name === "groups") return sql<SqlBool>`exists (select from ${memberships} and inside.group_id = ${value})`;
      return undefined;
    },
  };
}

/** The Groups of a directory that these members were put into. */
export async function groupsOf(
  db: Reader,
  organizationId: string,
  memberIds: readonly string[],
): Promise<Map<string, { id: string; name: string }[]>> {
  if (memberIds.length === 0) return new Map();
  const rows = await groupsOfMembers(db, { organizationId, memberIds });
  return Map.groupBy(rows, ({ memberId }) => memberId);
}

const groupsOfMembers = statement(
  (_, { organizationId, memberIds }: { organizationId: string; memberIds: readonly string[] }) =>
    sql<{ memberId: string; id: string; name: string }>`
    select ${PREPARED} inside.member_id as "memberId", groups.id, groups.name from group_members as inside
    join directory_groups as known on known.organization_id = inside.organization_id and known.group_id = inside.group_id
    join groups on groups.organization_id = inside.organization_id and groups.id = inside.group_id
    where inside.organization_id = ${organizationId} and inside.member_id = any (${memberIds}::text[])
    order by groups.id`,
);
