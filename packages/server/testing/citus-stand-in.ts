import pg from "pg";
import { APPLICATION_ROLE } from "../src/platform/migrate.ts";
import type { TestDatabase } from "./database.ts";

/**
 * Functions and catalogue tables with the names and arguments of Citus, which move nothing and refuse what its documentation says
 * that it refuses. What Citus itself would say is not known from them.
 */
const STAND_IN = `
create schema citus_stand_in;
grant usage on schema citus_stand_in to public;
set search_path = citus_stand_in, public;
create table pg_dist_local_group (groupid integer);
create table pg_dist_node (groupid integer, noderole text, isactive boolean, shouldhaveshards boolean);
create table pg_dist_partition (logicalrelid regclass primary key, partmethod "char", repmodel "char");
create table pg_dist_object (classid oid, objid oid, primary key (classid, objid));
create table broken (about regclass);
insert into pg_dist_local_group values (0);
insert into pg_dist_node values (0, 'primary', true, false), (1, 'primary', true, true);

create function refuse_table(wanted regclass, is_spread boolean) returns void language plpgsql as $$
begin
  if exists (select from broken where about = wanted) then raise exception 'a machine is away'; end if;
  if exists (select from pg_dist_partition where logicalrelid = wanted) then raise exception 'table is already distributed'; end if;
  if exists (select from pg_policy where polrelid = wanted and concat(polqual, polwithcheck) like '%{SUBLINK %') then
    raise exception 'cannot create policy';
  end if;
  if exists (select from pg_trigger where tgrelid = wanted and not tgisinternal) then raise exception 'triggers are not supported'; end if;
  if row_security_active(wanted) then raise exception 'COPY FROM not supported with row-level security'; end if;
  if exists (select from pg_constraint c left join pg_dist_partition p on p.logicalrelid = c.confrelid
      where c.contype = 'f' and c.conrelid = wanted and c.confrelid <> wanted
        and (p.logicalrelid is null or not is_spread and p.partmethod <> 'n')) then
    raise exception 'referenced table must be a distributed table or a reference table';
  end if;
end $$;
create function create_reference_table(table_name regclass) returns void language plpgsql as $$
begin
  perform refuse_table(table_name, false);
  insert into pg_dist_partition values (table_name, 'n', 't');
end $$;
create function create_distributed_table(table_name regclass, distribution_column text, distribution_type text default 'hash',
  colocate_with text default 'default', shard_count integer default null) returns void language plpgsql as $$
begin
  perform refuse_table(table_name, true);
  if exists (select from pg_index i where i.indrelid = table_name and i.indisunique and not exists (
      select from pg_attribute a where a.attrelid = table_name and a.attname = distribution_column
        and a.attnum = any (i.indkey::smallint[]))) then
    raise exception 'cannot create constraint on %', table_name;
  end if;
  if colocate_with not in ('none', 'default') and shard_count is not null then raise exception 'shard_count with colocate_with'; end if;
  if colocate_with not in ('none', 'default')
      and not exists (select from pg_dist_partition where logicalrelid = colocate_with::regclass and partmethod = 'h') then
    raise exception '% is not distributed', colocate_with;
  end if;
  insert into pg_dist_partition values (table_name, 'h', 's');
end $$;
create function create_distributed_function(function_name regprocedure, distribution_arg_name text default null,
  colocate_with text default 'default', force_delegation boolean default null) returns void language sql as $$
  insert into pg_dist_object values ('pg_proc'::regclass, function_name);
$$;
grant all on all tables in schema citus_stand_in to public;
set allow_system_table_mods = on;
insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
  values (1, 'citus', 10, 'citus_stand_in'::regnamespace, false, '13.0-1');`;

/** Makes of a test database one that looks like the coordinator of a Citus cluster. */
export async function standInForCitus({ adminUrl, ownerUrl }: Pick<TestDatabase, "adminUrl" | "ownerUrl">) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const owner = client.escapeIdentifier(new URL(ownerUrl).username);
  const database = client.escapeIdentifier(new URL(ownerUrl).pathname.slice(1));
  await client.query(STAND_IN);
  await client.query(`alter database ${database} set search_path = public, citus_stand_in`);
  // A setting of the extension's own, which anybody may set where its library is loaded.
  await client.query(`grant set on parameter citus.propagate_set_commands to ${owner}`);
  await client.query(`alter role ${APPLICATION_ROLE} login`);
  return {
    /** As whoever sees everything, for what a test arranges and asserts. */
    query: <Row extends pg.QueryResultRow>(text: string) => client.query<Row>(text),
    async end(): Promise<void> {
      await client.query(`alter role ${APPLICATION_ROLE} nologin`);
      await client.query(`revoke set on parameter citus.propagate_set_commands from ${owner}`);
      await client.end();
    },
  };
}
