import pg from "pg";
import { noteWrites, tableNames } from "./writes.ts";

/**
 * Keeps every row of a database as it is now, to have it so again within milliseconds: far cheaper than making a world
 * anew. The rows were sound when they were kept, so nothing checks them when they come back. Only tables that were written
 * to are had back.
 */
export async function keepRows(adminUrl: string) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(tableNames);
  await noteWrites(client, "snapshot");
  await client.query(`create schema kept;
    ${rows.map(({ name }) => `create table kept.${name} as table public.${name};`).join("\n")}
    ${HAVE_BACK}`);
  return {
    async haveBack(): Promise<void> {
      await client.query("select kept.have_back()");
    },
    close: () => client.end(),
  };
}

export type Snapshot = Awaited<ReturnType<typeof keepRows>>;

// As a replica, no trigger of the table runs: neither what checks a row, nor what notes that it was written.
const HAVE_BACK = `create function kept.have_back() returns void language plpgsql set session_replication_role = replica
  as $$
  declare written text[];
  declare one text;
  begin
    with taken as (delete from noted.writes where reader = 'snapshot' returning name)
      select array_agg(distinct name) from taken into written;
    foreach one in array coalesce(written, '{}') loop
      execute format('delete from public.%I', one);
      execute format('insert into public.%1$I select * from kept.%1$I', one);
      insert into noted.writes select reader, one from noted.readers where reader <> 'snapshot';
    end loop;
  end $$`;
