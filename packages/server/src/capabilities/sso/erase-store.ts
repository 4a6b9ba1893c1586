import { sql } from "kysely";
import type { Writer } from "../../platform/database.ts";

// What stands here works for the operator's command line, which erases who somebody was.

type Person = { ids: readonly string[]; emails: ReadonlySet<string> };

/** Leaves of somebody's tries to sign in only when that was and what came of it; gives back how many those were. */
export async function eraseSignIns(tx: Writer, organizationId: string, { ids, emails }: Person): Promise<number> {
  const { numAffectedRows } = await sql`
    update sso_sign_ins set email = null, subject = null, detail = null, ip_address = null, user_agent = null, test = null
    where organization_id = ${organizationId}
      and (member_id in (${sql.join(ids)}) or lower(email) in (${sql.join([...emails])}))
      and coalesce(email, subject, detail, ip_address, user_agent, test::text) is not null`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
