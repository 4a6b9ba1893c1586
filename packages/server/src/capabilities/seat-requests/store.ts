import type { SeatRequest } from "@rollcall/contract/subscriptions";
import { sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";

type Status = "pending" | "granted" | "declined";

/** What a member asks for and nobody answered. */
export async function findPendingOf(
  db: Reader,
  organizationId: string,
  memberId: string,
): Promise<Pick<SeatRequest, "id" | "product_id">[]> {
  return db
    .selectFrom("seat_requests")
    .modifyFront(PREPARED)
    .select(["id", "product_id"])
    .where("organization_id", "=", organizationId)
    .where("member_id", "=", memberId)
    .where("status", "=", sql.lit("pending" as const))
    .orderBy("id")
    .execute();
}

/** The requests of an Organization with who asks, oldest first; without `statuses` all of them. */
export async function listRequests(
  db: Reader,
  organizationId: string,
  wanted: { statuses?: readonly Status[] | undefined; id?: string; memberId?: string } = {},
): Promise<SeatRequest[]> {
  const { statuses, id, memberId } = wanted;
  const rows = await db
    .selectFrom("seat_requests as request")
    .innerJoin("members", (join) =>
      join
        .onRef("members.organization_id", "=", "request.organization_id")
        .onRef("members.id", "=", "request.member_id"),
    )
    .select(["request.id", "request.product_id", "request.reason", "request.status"])
    .select(["request.created_at", "request.answered_at", "request.answered_by"])
    .select(["members.id as memberId", "members.first_name", "members.last_name", "members.email"])
    .where("request.organization_id", "=", organizationId)
    .$if(statuses !== undefined, (requests) => requests.where("request.status", "in", [...(statuses ?? [])]))
    .$if(id !== undefined, (requests) => requests.where("request.id", "=", id ?? ""))
    .$if(memberId !== undefined, (requests) => requests.where("request.member_id", "=", memberId ?? ""))
    .orderBy("request.id")
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    product_id: row.product_id,
    member: {
      member_id: row.memberId,
      name: `${row.first_name} ${row.last_name}`.trim() || row.email,
      email: row.email,
    },
    reason: row.reason,
    status: row.status,
    created_at: row.created_at.toISOString(),
    answered_at: row.answered_at?.toISOString() ?? null,
    answered_by: row.answered_by,
  }));
}

export type HeldRequest = { id: string; productId: string; memberId: string; status: Status };

/** Locks a request, so that it is answered once. */
export async function holdRequest(tx: Writer, organizationId: string, id: string): Promise<HeldRequest | undefined> {
  return tx
    .selectFrom("seat_requests")
    .select(["id", "product_id as productId", "member_id as memberId", "status"])
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

type NewRequest = { id: string; productId: string; memberId: string; reason: string };

/** Writes a request; false when the member has a pending one of that Product already. */
export async function insert(tx: Writer, organizationId: string, request: NewRequest, now: Date): Promise<boolean> {
  const row = await tx
    .insertInto("seat_requests")
    .values({
      organization_id: organizationId,
      id: request.id,
      product_id: request.productId,
      member_id: request.memberId,
      reason: request.reason,
      status: "pending",
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(["organization_id", "member_id", "product_id"]).where("status", "=", "pending").doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function answer(
  tx: Writer,
  organizationId: string,
  id: string,
  { status, by }: { status: "granted" | "declined"; by: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable("seat_requests")
    .set({ status, answered_at: now, answered_by: by })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}
