import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../testing/database.ts";
import { newId } from "./ids.ts";

const TENANT_COLUMN = "a.attname in ('org_id', 'organization_id', 'tenant_id') and not a.attisdropped";
const OUTSIDE = "n.nspname not in ('pg_catalog', 'information_schema')";

/** What must never be found in the database. */
const HOLES: Record<string, string> = {
  "an application role that bypasses row-level security": `
    select rolname from pg_roles where rolname = 'rollcall_app' and (rolsuper or rolbypassrls)`,
  "a tenant table that belongs to the application and is not forced": `
    select c.relname from pg_class c join pg_roles r on r.oid = c.relowner
    where r.rolname = 'rollcall_app' and c.relkind in ('r', 'p') and not c.relforcerowsecurity
      and exists (select from pg_attribute a where a.attrelid = c.oid and ${TENANT_COLUMN})`,
  "a tenant table without enabled, forced row-level security and a policy": `
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${OUTSIDE}
      and exists (select from pg_attribute a where a.attrelid = c.oid and ${TENANT_COLUMN})
      and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`,
  "a policy that is always true, or lets write without a check": `
    select polname from pg_policy where pg_get_expr(polqual, polrelid) = 'true'
      or pg_get_expr(polwithcheck, polrelid) = 'true' or (polcmd = 'a' and polwithcheck is null)`,
  "a policy that compares the Organization by =, which the planner counts beside the same condition of the query": `
    select polname from pg_policy where pg_get_expr(polqual, polrelid) like '% = current_organization_id()%'`,
  "a view over tenant tables that runs as its owner": `
    select distinct v.relname from pg_class v join pg_rewrite r on r.ev_class = v.oid
      join pg_depend d on d.objid = r.oid join pg_class t on t.oid = d.refobjid and t.relrowsecurity
    where v.relkind = 'v'
      and not coalesce(array_to_string(v.reloptions, ',') ~ 'security_invoker=(true|on|1)', false)`,
  "a function that runs as its owner, but the one that removes old audit events": `
    select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and ${OUTSIDE}
      and not (p.proname = 'remove_old_audit_events' and array_to_string(p.proconfig, ',') like 'search_path=public, pg_temp')`,
  "a way for the application to change or delete audit events, or what proves them": `
    select c.relname, privilege from pg_class c, unnest(array['update', 'delete', 'truncate']) as privilege
    where c.relname in ('audit_events', 'audit_mentions', 'audit_seals', 'audit_cuts', 'user_events')
      and (has_table_privilege('rollcall_app', c.oid, privilege)
        or privilege = 'update' and has_any_column_privilege('rollcall_app', c.oid, privilege))
    union all select 'audit_cuts', 'insert' where has_table_privilege('rollcall_app', 'audit_cuts', 'insert')`,
  "a foreign key between tenant tables that does not begin with the tenant, on both sides": `
    select con.conname from pg_constraint con
      join pg_attribute a on a.attrelid = con.conrelid and ${TENANT_COLUMN}
      join pg_attribute other on other.attrelid = con.confrelid and other.attname = a.attname
    where con.contype = 'f' and not (con.conkey[1] = a.attnum and con.confkey[1] = other.attnum)`,
  "a foreign key from outside into a tenant table": `
    select con.conname from pg_constraint con
      join pg_attribute a on a.attrelid = con.confrelid and ${TENANT_COLUMN}
    where con.contype = 'f'
      and not exists (select from pg_attribute own where own.attrelid = con.conrelid and own.attname = a.attname)`,
  "a foreign key that writes another tenant when its target changes": `
    select con.conname from pg_constraint con
      join pg_attribute a on a.attrelid = con.confrelid and ${TENANT_COLUMN}
    where con.contype = 'f' and (con.confdeltype in ('n', 'd') or con.confupdtype in ('n', 'd', 'c'))`,
  "a tenant of another type, or an empty one": `
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and ${TENANT_COLUMN}
      join pg_collation k on k.oid = a.attcollation
    where c.relkind in ('r', 'p') and not (a.attnotnull and a.atttypid = 'text'::regtype and k.collname = 'C')`,
  "a policy that looks into another table": `
    select polname from pg_policy where concat(polqual, polwithcheck) like '%{SUBLINK %'`,
  "a tenant table without a primary key": `
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and ${TENANT_COLUMN}
    where c.relkind in ('r', 'p') and ${OUTSIDE}
      and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
  "a tenant table whose key does not begin with the tenant": `
    select c.relname from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = c.oid and ${TENANT_COLUMN}
    where i.indisunique and not i.indkey[0] = a.attnum`,
  "a trigger of our own": "select tgname from pg_trigger where not tgisinternal",
  "a table or column of ours without a comment": `
    select c.relname, a.attname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'v') and n.nspname = 'public'
      and (col_description(c.oid, a.attnum) is null or obj_description(c.oid, 'pg_class') is null)`,
  "a sequence of ours": `
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and n.nspname = 'public'`,
};

const [ours, theirs] = [newId("organization"), newId("organization")];
let database: TestDatabase;
let admin: pg.Client;
let application: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  application = new pg.Client({ connectionString: database.appUrl });
  await Promise.all([admin.connect(), application.connect()]);
  for (const id of [ours, theirs]) {
    await actIn(id);
    await application.query("insert into organizations values ($1, 'Any', 7, false, now(), now())", [id]);
    await application.query(
      "insert into roles values ($1, 'member', 'organization', 'Member', '', '{}', true, now())",
      [id],
    );
  }
});
afterAll(async () => {
  await Promise.all([admin?.end(), application?.end()]);
  await database?.drop();
});

const actIn = (organizationId: string) =>
  application.query("select set_config('rollcall.organization_id', $1, false)", [organizationId]);
const rolesSeen = async () =>
  (await application.query<{ id: string }>("select organization_id as id from roles")).rows.map(({ id }) => id);

test.each(Object.entries(HOLES))("the database does not have %s", async (_, query) => {
  expect((await admin.query(query)).rows).toEqual([]);
});

test("the application acts as a role that is neither owner nor superuser", async () => {
  const { rows } = await application.query("select current_user as role, current_setting('is_superuser') as super");
  expect(rows).toEqual([{ role: "rollcall_app", super: "off" }]);
});

test("a query without WHERE sees the rows of its own Organization only", async () => {
  await actIn(ours);
  expect(await rolesSeen()).toEqual([ours]);
  await actIn(theirs);
  expect(await rolesSeen()).toEqual([theirs]);
});

test("a query outside of every Organization sees nothing", async () => {
  await actIn("");
  expect(await rolesSeen()).toEqual([]);
});

test("a User sees of Organizations those that the transaction names as theirs, and nothing in them", async () => {
  const organizationsSeen = async () =>
    (await application.query<{ id: string }>("select organization_id as id from organizations")).rows.map(
      ({ id }) => id,
    );
  await actIn("");
  await application.query("select set_config('rollcall.own_organizations', $1, false)", [`${theirs},org_nobody`]);
  expect(await organizationsSeen()).toEqual([theirs]);
  expect(await rolesSeen()).toEqual([]);
  expect((await application.query("update organizations set name = 'Taken'")).rowCount).toBe(0);
  await application.query("select set_config('rollcall.own_organizations', '', false)");
  expect(await organizationsSeen()).toEqual([]);
});

test("an update or delete without WHERE leaves other Organizations alone", async () => {
  await actIn(ours);
  expect((await application.query("update roles set description = 'changed'")).rowCount).toBe(1);
  expect((await application.query("delete from roles")).rowCount).toBe(1);
  await actIn(theirs);
  expect(await rolesSeen()).toEqual([theirs]);
});

test("a row cannot be written into another Organization", async () => {
  await actIn(ours);
  const insert = application.query(
    "insert into roles values ($1, 'other', 'organization', 'Other', '', '{}', true, now())",
    [theirs],
  );
  await expect(insert).rejects.toThrow(/row-level security/);
  await expect(application.query("update roles set organization_id = $1", [theirs])).resolves.toMatchObject({
    rowCount: 0,
  });
});
