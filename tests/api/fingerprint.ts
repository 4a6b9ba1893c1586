import pg from "pg";
import { noteWrites, tableNames, takeWrites } from "./writes.ts";

/** What every request may move: counters of tries, when somebody was last seen, and when a key was last used. */
const RESTLESS: Record<string, readonly string[]> = {
  admin_keys: ["last_used_at"],
  api_keys: ["last_used_at"],
  members: ["last_active_at"],
  sessions: ["updated_at", "expires_at"],
};
const COUNTERS = ["rate_limits"];

/**
 * A look at every row of a database: two looks are equal when nothing changed in between. A table that nobody wrote to since
 * the last look is as it was.
 */
export async function openFingerprint(adminUrl: string) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await noteWrites(client, "fingerprint");
  const { rows } = await client.query<{ name: string }>(tableNames);
  const tables = rows.map(({ name }) => name).filter((name) => !COUNTERS.includes(name));
  const last: Record<string, string> = {};

  async function lookAgain(names: readonly string[]): Promise<void> {
    const looks = names.map((name) => lookAt(name, `public.${client.escapeIdentifier(name)}`));
    const look = [...looks, lookAt("jobs", "graphile_worker._private_jobs")].join(" union all ");
    const { rows } = await client.query<{ name: string; look: string }>(look);
    for (const row of rows) last[row.name] = row.look;
  }

  await lookAgain(tables);
  return {
    async take(): Promise<Record<string, string>> {
      const written = await takeWrites(client, "fingerprint");
      await lookAgain(tables.filter((name) => written.has(name)));
      return { ...last };
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
