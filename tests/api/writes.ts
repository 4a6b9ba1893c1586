import type pg from "pg";

/** Who wants to know which tables were written to, and looks at those alone. */
export type Reader = "fingerprint" | "snapshot";

export const tableNames = `select relname as name from pg_class
  where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by relname`;

/**
 * Lets the database note each statement that writes to a table, whoever sends it, in its own transaction: what is rolled
 * back is not noted. One row for each statement and reader, without a key, so that nobody waits for anybody.
 */
export async function noteWrites(client: pg.Client, reader: Reader): Promise<void> {
  await client.query(NOTING);
  await client.query("insert into noted.readers values ($1)", [reader]);
}

const NOTING = `do $do$
declare name text;
begin
  if to_regnamespace('noted') is not null then return; end if;
  create schema noted;
  create table noted.readers (reader text);
  create table noted.writes (reader text, name text);
  create function noted.note() returns trigger language plpgsql security definer as $$
    begin
      insert into noted.writes select reader, tg_table_name from noted.readers;
      return null;
    end $$;
  for name in ${tableNames} loop
    execute format('create trigger noted after insert or update or delete or truncate on public.%I
      for each statement execute function noted.note()', name);
  end loop;
end $do$`;

/** The tables that were written to since the reader asked last. */
export async function takeWrites(client: pg.Client, reader: Reader): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>("delete from noted.writes where reader = $1 returning name", [
    reader,
  ]);
  return new Set(rows.map(({ name }) => name));
}
