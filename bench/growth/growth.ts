import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { table } from "../numbers.ts";
import { type Product, startProduct } from "../product.ts";
import { drive } from "../scale/drive.ts";
import type { Crowd, Question, Target } from "../scale/questions.ts";
import { rollcall } from "../scale/rollcall/rollcall.ts";
import { seedRollcall } from "../scale/rollcall/seed.ts";

const CHANGES = ["SCIM create", "invite", "accept", "change a role", "seat on and off", "remove"] as const;
const CROWD: Crowd = { label: "100k", size: 100_000, first: 100_001 };
const A_FEW: Crowd = { label: "1k", size: 1_000, first: 1 };

/** What a member and a change take for good: bytes of tables and indexes, and bytes of the write-ahead log. */
export async function growth({ quick }: { quick: boolean }): Promise<void> {
  const crowd = quick ? A_FEW : CROWD;
  const generous = String(1_000_000);
  const product = await startProduct({ RATE_LIMIT_PEOPLE: generous, RATE_LIMIT_DIRECTORY: generous, TRUST_PROXY: "1" });
  try {
    const place = await seedRollcall(product, crowd);
    await product.sql("vacuum analyze");
    const members = await perMember(product, crowd.size);
    const target = await rollcall(product, new Map([[crowd, place]])).at(crowd);
    const changes: Change[] = [];
    for (const question of CHANGES) changes.push(await perChange(product, target, question, quick ? 50 : 200));
    const report = [
      `# How it grows, ${new Date().toISOString().slice(0, 10)}`,
      `${crowd.size} members of a directory, a third with a seat; what the rows take that they made, by table.`,
      table(["table", "rows for a member", "bytes of a row", "bytes in its indexes"], members),
      "What one change adds, by requests one after the other, with its audit event, seal and mail. A page that changes first after a checkpoint is written into the log whole; the last column is without that.",
      table(["change", "tables and indexes", "log", "log without whole pages"], changes),
    ].join("\n\n");
    console.log(report);
    if (!quick) writeFileSync(join(import.meta.dirname, "../results/growth.md"), `${report}\n`);
  } finally {
    await product.stop();
  }
}

type Change = [change: string, size: number, log: number, bareLog: number];
type Size = { name: string; rows: number; heap: number; indexes: number };

async function perMember(product: Product, members: number): Promise<[string, number, number, number][]> {
  const sizes = await product.sql<Size>(`
    select c.relname as name, c.reltuples::bigint as rows, pg_table_size(c.oid)::bigint as heap, pg_indexes_size(c.oid)::bigint as indexes
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by pg_total_relation_size(c.oid) desc`);
  const each = sizes
    .filter(({ rows }) => rows >= members / 100)
    .map(({ name, rows, heap, indexes }): [string, number, number, number] => [
      name,
      rows / members,
      heap / rows,
      indexes / rows,
    ]);
  const ofMember = each.filter(([name]) => name !== "api_keys");
  const sum = (column: 2 | 3) => ofMember.reduce((total, row) => total + row[1] * row[column], 0);
  return [...each, ["a member, but for keys", 1, sum(2), sum(3)]];
}

/** The tables grow by whole pages, so that a few hundred changes tell what one takes. */
async function perChange(product: Product, target: Target, question: Question, count: number): Promise<Change> {
  const asking = target.asks[question];
  if (asking === undefined) throw new Error(`nobody asks for ${question}`);
  const pace = { connections: 1, seconds: 0, writes: count };
  const write = async () => {
    await asking.prepare?.(count);
    await settled(product);
    const before = await written(product);
    const { refused } = await drive(target, { ...asking, prepare: async () => {} }, pace, product.postmaster);
    if (refused.length > 0) throw new Error(refused[0]);
    await settled(product);
    const after = await written(product);
    return { size: (after.size - before.size) / count, log: (after.log - before.log) / count };
  };
  await product.sql("checkpoint");
  const whole = await write();
  await wholePages(product, "off");
  const bare = await write();
  await wholePages(product, "on");
  return [question, (whole.size + bare.size) / 2, whole.log, bare.log];
}

/** Whether a page is written whole into the log when it changes first after a checkpoint. */
async function wholePages({ sql }: Product, setting: "on" | "off"): Promise<void> {
  await sql(`alter system set full_page_writes = ${setting}`);
  await sql("select pg_reload_conf()");
  await sql("checkpoint");
}

async function written({ sql }: Product): Promise<{ size: number; log: number }> {
  const [now] = await sql<{ size: number; log: number }>(`
    select (select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker'))::bigint as size,
      pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as log`);
  if (now === undefined) throw new Error("PostgreSQL knows how much it wrote");
  return now;
}

/** Until what follows the changes, the seals and the mails, is done. */
async function settled({ sql }: Product): Promise<void> {
  for (;;) {
    const [waiting] = await sql<{ count: number }>(
      "select (select count(*) from audit_unsealed) + (select count(*) from graphile_worker._private_jobs where attempts = 0 and run_at < now()) as count",
    );
    if (Number(waiting?.count) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
