import pg from "pg";

/** What every request may move: counters of tries, when somebody was last seen, and when a key was last used. */
const RESTLESS: Record<string, readonly string[]> = {
  admin_keys: ["last_used_at"],
  api_keys: ["last_used_at"],
  members: ["last_active_at"],
  sessions: ["updated_at", "expires_at"],
};
const COUNTERS = ["rate_limits"];

/** A look at every row of a database: two looks are equal when nothing changed in between. */
export async function openFingerprint(adminUrl: string) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and c.relname <> all($1) order by c.relname`,
    [COUNTERS],
  );
  const look = [
    ...tables.map(({ name }) => lookAt(name, `public.${client.escapeIdentifier(name)}`)),
    lookAt("jobs", "graphile_worker._private_jobs"),
  ].join(" union all ");
  return {
    async take(): Promise<Record<string, string>> {
      const { rows } = await client.query<{ name: string; look: string }>(look);
      return Object.fromEntries(rows.map((row) => [row.name, row.look]));
    },
    close: () => client.end(),
  };
}

export type Fingerprint = Awaited<ReturnType<typeof openFingerprint>>;

function lookAt(name: string, table: string): string {
  const left = (RESTLESS[name] ?? []).map((column) => ` - '${column}'`).join("");
  return `select '${name}' as name, count(*) || ' rows ' || md5(coalesce(string_agg(line, '|' order by line), '')) as look
    from (select (to_jsonb(each)${left})::text as line from ${table} as each) as lines`;
}
