import { type RawBuilder, type SqlBool, sql } from "kysely";
import { minutesAfter } from "./clock.ts";
import type { Writer } from "./database.ts";
import { PREPARED } from "./prepared.ts";
import { statement } from "./statement.ts";
import { inTransaction, organizationSetting, type Platform, unhurried } from "./transact.ts";

/** How often it is written down at most. */
const NOTED_EVERY_MINUTES = 5;
const REMEMBERED = 10_000;

type Note = { organizationId: string; ids: readonly string[]; now: Date };
type Gathering = { ids: string[]; now: Date };
type Noting = (tx: Writer, note: Note) => Promise<unknown>;

/** Writes the time into a column of rows of an Organization, unless that was done a few minutes ago; in the order of all who lock several. */
export function timeIn(table: string, column: string, where: RawBuilder<SqlBool> = sql`true`): Noting {
  const noted = statement(
    (_, { organizationId, ids, now, before }: Note & { before: Date }) =>
      sql`update ${sql.table(table)} ${PREPARED} set ${sql.ref(column)} = ${now}
        where organization_id = ${organizationId} and id in (
          select id from ${sql.table(table)} where organization_id = ${organizationId} and id = any (${ids}::text[])
            and (${sql.ref(column)} is null or ${sql.ref(column)} < ${before}) and ${where}
          order by id for no key update)`,
  );
  return (tx, note) => noted(tx, { ...note, before: minutesAfter(note.now, -NOTED_EVERY_MINUTES) });
}

/**
 * Notes that somebody or something was in use, to a few minutes. It is no change that anybody made, so it has no audit
 * event, and a request does not wait for it. While one note of an Organization is written, others gather for the next.
 */
export function noting(platform: Platform, what: string, write: Noting): (organizationId: string, id: string) => void {
  const notedAt = new Map<string, Date>();
  const gathered = new Map<string, Gathering>();

  async function writeAll(organizationId: string, gathering: Gathering): Promise<void> {
    while (gathering.ids.length > 0) {
      const note = { organizationId, ids: gathering.ids.splice(0), now: gathering.now };
      await inTransaction(platform, unhurried(organizationSetting(organizationId)), (tx) => write(tx, note)).catch(
        (error: unknown) => platform.log.warn(error, what),
      );
    }
    gathered.delete(organizationId);
  }

  return (organizationId, id) => {
    const now = platform.clock();
    const last = notedAt.get(id);
    if (last !== undefined && now < minutesAfter(last, NOTED_EVERY_MINUTES)) return;
    if (notedAt.size >= REMEMBERED) notedAt.clear();
    notedAt.set(id, now);
    const gathering = gathered.get(organizationId);
    if (gathering !== undefined) {
      gathering.ids.push(id);
      gathering.now = now;
      return;
    }
    const first = { ids: [id], now };
    gathered.set(organizationId, first);
    void writeAll(organizationId, first);
  };
}
