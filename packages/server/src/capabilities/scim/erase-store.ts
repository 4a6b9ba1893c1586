import { sql } from "kysely";
import type { Writer } from "../../platform/database.ts";

// What stands here works for the operator's command line, which erases who somebody was.

type Person = { ids: readonly string[]; emails: ReadonlySet<string> };

/**
 * Leaves of what directories asked for about somebody only when that was and what came of it; gives back from how many
 * requests something went. A list that names them among others goes as a whole.
 */
export async function eraseRequests(tx: Writer, organizationId: string, { ids, emails }: Person): Promise<number> {
  // In an address an @ is written otherwise.
  const wanted = [...ids, ...emails, ...[...emails].map(encodeURIComponent)];
  const parts = ["path", "subject_name", "reason", "request_body", "response_body"];
  const text = sql.raw(`lower(concat_ws(' ', ${parts.join(", ")}))`);
  const mentions = sql.join(
    wanted.map((each) => sql`strpos(${text}, ${each.toLowerCase()}) > 0`),
    sql` or `,
  );
  const { numAffectedRows } = await sql`
    update directory_requests set path = split_part(path, '?', 1), subject_name = null, reason = null,
      request_body = null, response_body = null
    where organization_id = ${organizationId} and (subject_id in (${sql.join(ids)}) or ${mentions})
      and (strpos(path, '?') > 0 or coalesce(subject_name, reason, request_body, response_body) is not null)`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}
