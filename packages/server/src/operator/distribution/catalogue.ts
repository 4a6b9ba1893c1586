import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../platform/database.ts";

/** Where the rows of a table are: on this machine, whole on every machine, or spread over all of them. */
export type Placement = "local" | "reference" | "distributed";

export type Table = {
  name: string;
  /** Type and collation of its `organization_id`; nothing where it has none. */
  tenant: string | null;
  /** Whether its primary key begins with `organization_id`. */
  isKeyed: boolean;
  isForced: boolean;
  placement: Placement;
};

export type ForeignKey = {
  name: string;
  from: string;
  to: string;
  /** Whether `organization_id` stands at the same place on both sides. */
  isTenantFirst: boolean;
  /** What it does beyond refusing and deleting along: writes null, a default, or another key. */
  rewrites: boolean;
};

/** Something that hangs on a table. */
export type Part = { table: string; name: string };

/** A function or view of ours, and why Citus does not run it over distributed tables; nothing where it does. */
export type Routine = { name: string; isFunction: boolean; isSpread: boolean; trouble: string | null };

/** What the database says about itself, as far as it matters to distributing it. */
export type Catalogue = {
  tables: Table[];
  foreignKeys: ForeignKey[];
  /** Unique indexes of tenant tables that do not hold the Organization. */
  looseKeys: Part[];
  subqueryPolicies: Part[];
  triggers: Part[];
  routines: Routine[];
  /** The name of the database, quoted. */
  database: string;
  sendsSettings: boolean;
};

const TENANT = "organization_id";
const inPublic = sql`n.nspname = 'public'`;

const tables = sql<Table>`
  select c.relname as name, c.relforcerowsecurity as "isForced",
    (select format_type(a.atttypid, a.atttypmod) || coalesce(' collate ' || k.collname, '')
      from pg_attribute a left join pg_collation k on k.oid = a.attcollation
      where a.attrelid = c.oid and a.attname = ${TENANT} and not a.attisdropped) as tenant,
    exists (select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attname = ${TENANT}
      where i.indrelid = c.oid and i.indisprimary and i.indkey[0] = a.attnum) as "isKeyed",
    case (select concat(p.partmethod, p.repmodel) from pg_dist_partition p where p.logicalrelid = c.oid)
      when 'hs' then 'distributed' when 'nt' then 'reference' else 'local' end as placement
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and ${inPublic} order by c.relname`;

const foreignKeys = sql<ForeignKey>`
  select con.conname as name, c.relname as "from", other.relname as "to",
    coalesce(array_position(con.conkey, mine.attnum) = array_position(con.confkey, theirs.attnum), false) as "isTenantFirst",
    con.confdeltype in ('n', 'd') or con.confupdtype in ('n', 'd', 'c') as rewrites
  from pg_constraint con
  join pg_class c on c.oid = con.conrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_class other on other.oid = con.confrelid
  left join pg_attribute mine on mine.attrelid = c.oid and mine.attname = ${TENANT}
  left join pg_attribute theirs on theirs.attrelid = other.oid and theirs.attname = ${TENANT}
  where con.contype = 'f' and ${inPublic} order by con.conname`;

const looseKeys = sql<Part>`
  select c.relname as "table", key.relname as name from pg_index i
  join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_class key on key.oid = i.indexrelid
  join pg_attribute a on a.attrelid = c.oid and a.attname = ${TENANT}
  where ${inPublic} and (i.indisunique or i.indisexclusion) and not a.attnum = any (i.indkey::smallint[]) order by 1, 2`;

// The tree of an expression names a subquery so.
const subqueryPolicies = sql<Part>`
  select c.relname as "table", p.polname as name from pg_policy p
  join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
  where ${inPublic} and concat(p.polqual, p.polwithcheck) like '%{SUBLINK %' order by 1, 2`;

const triggers = sql<Part>`
  select c.relname as "table", t.tgname as name from pg_trigger t
  join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where ${inPublic} and not t.tgisinternal order by 1, 2`;

// An extension brings its own functions to every machine.
const routines = sql<Routine>`
  with tenant_tables as (
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = ${TENANT}
    where c.relkind in ('r', 'p') and ${inPublic}),
  bodies as (
    select f.oid::regprocedure::text as name, true as is_function, f.prosrc as body, l.lanname as language, f.pronargs as takes,
      exists (select from pg_dist_object o where o.classid = 'pg_proc'::regclass and o.objid = f.oid) as is_spread
    from pg_proc f join pg_namespace n on n.oid = f.pronamespace join pg_language l on l.oid = f.prolang
    where ${inPublic} and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e')
    union all
    select c.relname, false, pg_get_viewdef(c.oid), 'view', 0, true
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and ${inPublic})
  select name, is_function as "isFunction", is_spread as "isSpread",
    case when not exists (select from tenant_tables t where body ~ ('\\m' || t.name || '\\M')) then null
      when language = 'sql' and takes > 0 then 'sql function'
      when body ~* 'with recursive' then 'recursive view'
      when body ~ '\\mset_config\\M' then 'settings'
    end as trouble
  from bodies order by name`;

const own = sql<Pick<Catalogue, "database" | "sendsSettings">>`
  select quote_ident(current_database()) as database,
    coalesce(current_setting('citus.propagate_set_commands', true), 'none') = 'local' as "sendsSettings"`;

/** Reads the catalogue of a database that has Citus. */
export async function readCatalogue(database: Database): Promise<Catalogue> {
  const ask = async <Row>(statement: RawBuilder<Row>) => (await statement.execute(database)).rows;
  const [{ database: name = "", sendsSettings = false } = {}] = await ask(own);
  return {
    tables: await ask(tables),
    foreignKeys: await ask(foreignKeys),
    looseKeys: await ask(looseKeys),
    subqueryPolicies: await ask(subqueryPolicies),
    triggers: await ask(triggers),
    routines: await ask(routines),
    database: name,
    sendsSettings,
  };
}
