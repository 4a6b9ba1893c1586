import { DEFAULT_BRAKE_PERCENT } from "@rollcall/contract/directory";
import { sql } from "kysely";
import { minutesAfter } from "../../platform/clock.ts";
import type { Reader, Writer } from "../../platform/database.ts";

export type StoredBrake = {
  percent: number | null;
  stoppedAt: Date | null;
  letThroughUntil: Date | null;
  members: number;
  countedAt: Date | null;
};

const untouched: StoredBrake = {
  percent: DEFAULT_BRAKE_PERCENT,
  stoppedAt: null,
  letThroughUntil: null,
  members: 0,
  countedAt: null,
};

/** The brake as it stands; as it is from the start where nobody has touched it. */
export async function findBrake(db: Reader, organizationId: string): Promise<StoredBrake> {
  const row = await db
    .selectFrom("directory_brakes")
    .select(["percent", "stopped_at as stoppedAt", "let_through_until as letThroughUntil"])
    .select(["members_counted as members", "counted_at as countedAt"])
    .where("organization_id", "=", organizationId)
    .executeTakeFirst();
  return row ?? untouched;
}

/** Writes the brake. Under the lock of the Organization. */
export async function writeBrake(tx: Writer, organizationId: string, brake: StoredBrake): Promise<void> {
  const row = {
    percent: brake.percent,
    stopped_at: brake.stoppedAt,
    let_through_until: brake.letThroughUntil,
    members_counted: brake.members,
    counted_at: brake.countedAt,
  };
  await tx
    .insertInto("directory_brakes")
    .values({ organization_id: organizationId, ...row })
    .onConflict((conflict) => conflict.column("organization_id").doUpdateSet(row))
    .execute();
}

const WINDOW_MINUTES = 60;

/** How many members directories ended in the last hour. Sixty rows at most, however many members there are. */
export async function countEnded(db: Reader, organizationId: string, now: Date): Promise<number> {
  const row = await db
    .selectFrom("directory_endings")
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>("members"), sql<number>`0`).as("ended"))
    .where("organization_id", "=", organizationId)
    .where("minute", ">", minutesAfter(now, -WINDOW_MINUTES))
    .executeTakeFirstOrThrow();
  return Number(row.ended);
}

export async function addEnding(tx: Writer, organizationId: string, now: Date): Promise<void> {
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  await sql`insert into directory_endings (organization_id, minute, members) values (${organizationId}, ${minute}, 1)
    on conflict (organization_id, minute) do update set members = directory_endings.members + 1`.execute(tx);
  await tx
    .deleteFrom("directory_endings")
    .where("organization_id", "=", organizationId)
    .where("minute", "<=", minutesAfter(now, -2 * WINDOW_MINUTES))
    .execute();
}

/** How many members there are that can be ended. */
export async function countMembers(db: Reader, organizationId: string): Promise<number> {
  const { count } = await db
    .selectFrom("members")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("organization_id", "=", organizationId)
    .where("status", "=", "active")
    .executeTakeFirstOrThrow();
  return count;
}
