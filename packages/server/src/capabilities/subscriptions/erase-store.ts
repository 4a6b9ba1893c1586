import { sql } from "kysely";
import type { Writer } from "../../platform/database.ts";

// What stands here works for the operator's command line, which erases who somebody was.

type Person = { ids: readonly string[]; emails: ReadonlySet<string> };

/**
 * Forgets in the history of the seats by which address somebody held them, and that it was they who gave seats at these
 * moments; gives back in how many lines that stood.
 */
export async function eraseHolder(
  tx: Writer,
  organizationId: string,
  { ids, emails }: Person,
  acted: readonly Date[],
): Promise<number> {
  const isTheirs = sql`(member_id = any(${[...ids]}) or lower(email) = any(${[...emails]}))`;
  const didIt = sql`at = any(${[...acted]}::timestamptz[])`;
  const { numAffectedRows } = await sql`
    update seat_ledger set email = case when ${isTheirs} then null else email end,
      actor_name = case when ${didIt} then null else actor_name end
    where organization_id = ${organizationId}
      and (${isTheirs} and email is not null or ${didIt} and actor_name is not null)`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
