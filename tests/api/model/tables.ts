import type { Client } from "pg";

/** Ids that no foreign key guards, as table and column, with the table that they point into. */
const pointers = [
  ["member_roles", "granted_by", "members"],
  ["workspace_members", "granted_by", "members"],
  ["group_members", "granted_by", "members"],
  ["group_grants", "granted_by", "members"],
  ["group_organization_roles", "granted_by", "members"],
  ["api_keys", "created_by", "members"],
  ["api_keys", "replaced_by", "api_keys"],
  ["api_keys", "member_id", "members"],
  ["invitations", "invited_by", "members"],
  ["invitation_workspaces", "workspace_id", "workspaces"],
  ["invitation_groups", "group_id", "groups"],
  ["workspace_members", "workspace_id", "workspaces"],
  ["workspace_members", "member_id", "members"],
  ["group_members", "member_id", "members"],
  ["group_children", "child_id", "groups"],
  ["group_grants", "workspace_id", "workspaces"],
  ["seats", "member_id", "members"],
  ["seats", "invitation_id", "invitations"],
] as const;

const pointsElsewhere = pointers.map(
  ([table, column, target]) => `
  select '${table}.${column} points out of its Organization' from ${table} as one
    where one.organization_id = any ($1) and one.${column} is not null and not exists
      (select from ${target} as other where other.organization_id = one.organization_id and other.id = one.${column})`,
);

const rules = [
  `select 'no Admin is left' from unnest($1::text[]) as tenant (id) where not exists (
    select from members join member_roles on member_roles.organization_id = members.organization_id
      and member_roles.member_id = members.id
    where members.organization_id = tenant.id and status = 'active' and role_id = 'organization_admin' and until is null)`,
  `select 'seats are oversold, or not counted as they stand' from subscriptions as bought, lateral (
      select count(member_id) as used, count(invitation_id) as reserved from seats
      where seats.organization_id = bought.organization_id and seats.product_id = bought.product_id) as there
    where organization_id = any ($1) and (used + reserved > seats or used <> seats_used or reserved <> seats_reserved)`,
  `select 'somebody who is not active holds a seat' from seats join members
    on members.organization_id = seats.organization_id and members.id = seats.member_id
    where seats.organization_id = any ($1) and members.status <> 'active'`,
  `select 'somebody removed holds a role' from member_roles join members
    on members.organization_id = member_roles.organization_id and members.id = member_roles.member_id
    where members.organization_id = any ($1) and members.status = 'removed'`,
  `select 'Groups are in a circle' from group_reach as one join group_reach as other
    on other.organization_id = one.organization_id and other.group_id = one.inner_id and other.inner_id = one.group_id
    where one.organization_id = any ($1) and one.group_id <> one.inner_id`,
  ...pointsElsewhere,
].join(" union all ");

/** Who holds what, as the product derives it: every member who belongs, everywhere. An archived Workspace is entered by nobody. */
const held = `select distinct concat_ws(' ', held.member_id, held.role_id, held.workspace_id) as line from held_roles($2) as held
  join members on members.organization_id = held.organization_id and members.id = held.member_id
  left join workspaces on workspaces.organization_id = held.organization_id and workspaces.id = held.workspace_id
  where held.organization_id = any ($1) and members.status <> 'removed' and archived_at is null order by line`;

const look = `select array(${rules}) as broken, array(${held}) as held,
  array(select id from invitations where organization_id = any ($1) and status = 'revoked') as revoked`;

type Look = { broken: string[]; held: string[]; revoked: string[] };

/** Which rules do not hold in these Organizations, by their rows; who holds what there; and which invitations were revoked. */
export async function lookAtTables(rows: Client, tenants: readonly string[], now: Date): Promise<Look> {
  const { rows: found } = await rows.query<Look>({ name: "look", text: look, values: [tenants, now] });
  // The cast is sound: a select without a table has one row.
  return found[0] as Look;
}
