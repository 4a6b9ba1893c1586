import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { sql } from "kysely";
import type { Work } from "../../platform/transact.ts";
import { mayEndAdmins } from "./rules.ts";
import type { StoredJob } from "./store.ts";

/**
 * Lets the next items of a preview find what the items before them would have left: fewer seats, fewer Admins. Those were
 * undone, and so is this: it runs inside what is undone.
 */
export async function carryOn({ tx, organizationId }: Work, { id, action, preview }: StoredJob): Promise<void> {
  if (preview.changed === 0) return;
  if (action.type === "seat.grant")
    await sql`update subscriptions set seats = greatest(seats - ${preview.changed}, 0)
      where organization_id = ${organizationId} and product_id = ${action.product_id}`.execute(tx);
  if (action.type === "invite")
    await sql`update subscriptions set seats = greatest(seats - taken.count, 0)
      from (select product_id, count(*)::int as count
        from bulk_items, jsonb_array_elements_text(wish->'seats') as wanted (product_id)
        where organization_id = ${organizationId} and job_id = ${id} and preview = 'changed'
        group by product_id) as taken
      where organization_id = ${organizationId} and subscriptions.product_id = taken.product_id`.execute(tx);
  else if (mayEndAdmins(action))
    await sql`delete from member_roles where organization_id = ${organizationId} and role_id = ${ADMIN_ROLE}
      and member_id in (select member_id from bulk_items
        where organization_id = ${organizationId} and job_id = ${id} and preview = 'changed')`.execute(tx);
}
