import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { sql } from "kysely";
import type { Work } from "../../platform/transact.ts";
import { withholdSeats } from "../subscriptions/commands.ts";
import { mayEndAdmins } from "./rules.ts";
import type { StoredJob } from "./store.ts";

/**
 * Lets the next items of a preview find what the items before them would have left: fewer seats, fewer Admins. Those were
 * undone, and so is this: it runs inside what is undone.
 */
export async function carryOn(work: Work, job: StoredJob): Promise<void> {
  const { id, action, preview } = job;
  const { tx, organizationId } = work;
  if (preview.changed === 0) return;
  if (action.type === "seat.grant") await withholdSeats(work, action.product_id, preview.changed);
  if (action.type === "invite")
    for (const { productId, count } of await seatsInvited(work, id)) await withholdSeats(work, productId, count);
  else if (mayEndAdmins(action))
    await sql`delete from member_roles where organization_id = ${organizationId} and role_id = ${ADMIN_ROLE}
      and member_id in (select member_id from bulk_items
        where organization_id = ${organizationId} and job_id = ${id} and preview = 'changed')`.execute(tx);
}

/** How many seats of each Product the invitations would reserve; Products in the order of every lock. */
async function seatsInvited({ tx, organizationId }: Work, jobId: string) {
  const { rows } = await sql<{ productId: string; count: number }>`
    select product_id as "productId", count(*) as count
    from bulk_items, jsonb_array_elements_text(wish->'seats') as wanted (product_id)
    where organization_id = ${organizationId} and job_id = ${jobId} and preview = 'changed'
    group by product_id order by product_id collate "C"`.execute(tx);
  return rows;
}
