import type { BulkItem, BulkOutcome, BulkOutcomeName } from "@rollcall/contract/bulk";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { type Expression, type SqlBool, sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import type { LineWish, Problems, ReadLine } from "./lines.ts";

export type Phase = "preview" | "result";

/** The next items of a bulk change, in their order. */
export type NextItem = {
  number: number;
  memberId: string | null;
  email: string;
  /** Null where it is about a member. */
  wish: LineWish | { problems: Problems } | null;
};

export async function listNext(
  db: Reader,
  organizationId: string,
  { jobId, after, limit }: { jobId: string; after: number; limit: number },
): Promise<NextItem[]> {
  return (
    db
      .selectFrom("bulk_items")
      .select(["number", "member_id as memberId"])
      // What is in this column was written by this program, as this type.
      .select([sql<string>`coalesce(email, '')`.as("email"), sql<NextItem["wish"]>`wish`.as("wish")])
      .where("organization_id", "=", organizationId)
      .where("job_id", "=", jobId)
      .where("number", ">", after)
      .orderBy("number")
      .limit(limit)
      .execute()
  );
}

/**
 * Writes the members that a condition lets through as items, by name, and those of `last` after all others: whose rights the
 * change works by keeps them until the others are done. Gives back how many.
 */
export async function insertMatching(
  tx: Writer,
  organizationId: string,
  { jobId, condition, last, limit }: { jobId: string; condition: Expression<SqlBool>; last: string; limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into bulk_items (organization_id, job_id, number, member_id)
    select ${organizationId}, ${jobId}, row_number() over (order by id = ${last}, sort_name, id), id
    from (select members.id, members.sort_name from members where ${condition} limit ${limit}) as found`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** The first of the ids, in their order, that is no member's, not even of one who was removed. */
export async function findUnknown(
  db: Reader,
  organizationId: string,
  memberIds: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${memberIds}::text[]) with ordinality as named (id, place)
    where not exists (select from members where members.organization_id = ${organizationId} and members.id = named.id)
    order by place limit 1`.execute(db);
  return rows[0]?.id;
}

/** Writes the named members as items, each once, in their order and those of `last` after all others. */
export async function insertNamed(
  tx: Writer,
  organizationId: string,
  { jobId, memberIds, last }: { jobId: string; memberIds: readonly string[]; last: string },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into bulk_items (organization_id, job_id, number, member_id)
    select ${organizationId}, ${jobId}, row_number() over (order by id = ${last}, place), id
    from (select id, min(place) as place from unnest(${memberIds}::text[]) with ordinality as named (id, place)
      group by id) as named`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Writes the lines of a file as items, in their order. */
export async function insertLines(
  tx: Writer,
  organizationId: string,
  jobId: string,
  lines: readonly ReadLine[],
): Promise<void> {
  const rows = lines.map((read, index) => ({
    number: index + 1,
    line: read.line,
    email: read.email,
    wish: "wish" in read ? read.wish : { problems: read.problems },
  }));
  await sql`
    insert into bulk_items (organization_id, job_id, number, line, email, wish)
    select ${organizationId}, ${jobId}, number, line, email, wish
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (number int, line int, email text, wish jsonb)`.execute(
    tx,
  );
}

/** Whether somebody among the items holds the role of an Admin. */
export async function hasAdmins(db: Reader, organizationId: string, jobId: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from member_roles as held
      join bulk_items as item on item.organization_id = held.organization_id and item.member_id = held.member_id
      where held.organization_id = ${organizationId} and held.role_id = ${ADMIN_ROLE}
        and item.job_id = ${jobId}) as has`.execute(db);
  return rows[0]?.has === true;
}

/** Writes down what became of items, or would. */
export async function setOutcomes(
  tx: Writer,
  organizationId: string,
  { jobId, phase, outcomes }: { jobId: string; phase: Phase; outcomes: readonly (BulkOutcome & { number: number })[] },
): Promise<void> {
  if (outcomes.length === 0) return;
  const columns =
    phase === "preview"
      ? sql`preview = given.outcome, preview_code = given.code, preview_detail = given.detail,
          preview_column = given."column"`
      : sql`result = given.outcome, result_code = given.code, result_detail = given.detail,
          result_column = given."column"`;
  await sql`
    update bulk_items as item set ${columns}
    from json_to_recordset(${JSON.stringify(outcomes)}::json) as given 
      (number int, outcome text, code text, detail text, "column" text)
    where item.organization_id = ${organizationId} and item.job_id = ${jobId} and item.number = given.number`.execute(
    tx,
  );
}

type Wanted = {
  jobId: string;
  preview?: readonly BulkOutcomeName[] | undefined;
  result?: readonly BulkOutcomeName[] | undefined;
  after: number;
  limit: number;
};

/** Items with the names of their members as they are now. */
export async function listItems(db: Reader, organizationId: string, wanted: Wanted): Promise<BulkItem[]> {
  const { jobId, preview, result, after, limit } = wanted;
  const rows = await db
    .selectFrom("bulk_items as item")
    .leftJoin("members", (join) =>
      join.onRef("members.organization_id", "=", "item.organization_id").onRef("members.id", "=", "item.member_id"),
    )
    .select(["item.number", "item.member_id", "item.line", "item.email as line_email"])
    .select(["item.preview", "item.preview_code", "item.preview_detail", "item.preview_column"])
    .select(["item.result", "item.result_code", "item.result_detail", "item.result_column"])
    .select(["members.first_name", "members.last_name", "members.email"])
    .where("item.organization_id", "=", organizationId)
    .where("item.job_id", "=", jobId)
    .where("item.number", ">", after)
    .$if(preview !== undefined, (items) => items.where("item.preview", "in", [...(preview ?? [])]))
    .$if(result !== undefined, (items) => items.where("item.result", "in", [...(result ?? [])]))
    .orderBy("item.number")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    number: row.number,
    member_id: row.member_id,
    line: row.line,
    first_name: row.first_name ?? "",
    last_name: row.last_name ?? "",
    email: row.email ?? row.line_email ?? "",
    preview: outcomeIn(row.preview, row.preview_code, row.preview_detail, row.preview_column),
    result: outcomeIn(row.result, row.result_code, row.result_detail, row.result_column),
  }));
}

type Text = string | null;

function outcomeIn(outcome: BulkOutcomeName | null, code: Text, detail: Text, column: Text): BulkOutcome | null {
  return outcome === null ? null : { outcome, code, detail, column };
}
