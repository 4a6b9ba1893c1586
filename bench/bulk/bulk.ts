import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import * as contract from "@rollcall/contract/bulk";
import { importInvitations } from "@rollcall/contract/invitation-imports";
import { type Client, createClient } from "@rollcall/sdk";
import { type AnOrganization, aMember, anOrganization } from "@rollcall/server/testing/builders";
import { table } from "../numbers.ts";
import { type Product, startProduct } from "../product.ts";

const whole = { lines: 10_000, members: 1_000 };
const small = { lines: 1_000, members: 100 };

type Row = [what: string, items: number, seconds: number, perSecond: number];
type Params = { organization_id: string };

/** What changing many at once costs: an import of invitations, and the same change to many members. */
export async function bulk({ quick }: { quick: boolean }): Promise<void> {
  const { lines, members } = quick ? small : whole;
  const product = await startProduct();
  try {
    const report = [
      `# Changing many at once, ${new Date().toISOString().slice(0, 10)}`,
      `Node ${process.versions.node}, ${cpus().length} cores, embedded PostgreSQL, one server process that also sends the mails; client, server and database share the machine.`,
      table(["what", "items", "seconds", "per second"], await measured(product, { lines, members })),
    ].join("\n\n");
    console.log(report);
    if (!quick) writeFileSync(join(import.meta.dirname, "../results/bulk.md"), `${report}\n`);
  } finally {
    await product.stop();
  }
}

async function measured(product: Product, { lines, members }: typeof whole): Promise<Row[]> {
  const acme = await anOrganization(product, { seats: { api: 1, vibe: lines + members } });
  const params = { organization_id: acme.id };
  const client = createClient({ baseUrl: product.url, fetch: signedInAs(acme) });
  const imported = await importing(product, client, params, lines);
  for (let each = 0; each < members; each += 1) await aMember(product, acme);
  return [...imported, ...(await changing(client, params, members))];
}

function signedInAs({ admin: { cookie } }: AnOrganization): typeof fetch {
  return (url, init) => fetch(url, { ...init, headers: { ...(init?.headers as Record<string, string>), cookie } });
}

async function importing(product: Product, client: Client, params: Params, count: number): Promise<Row[]> {
  const lines = Array.from(
    { length: count },
    (_, each) => `person${each}@import.example,Member,${each % 2 ? "Vibe" : ""}`,
  );
  const body = { csv: ["email,roles,seats", ...lines].join("\n") };
  const startedAt = performance.now();
  const begun = await client.call(importInvitations, { params, body });
  const rows = await taken(client, params, begun, "lines of a file");
  const confirmed = rowOf("all of it: read, looked at, confirmed, invited", count, performance.now() - startedAt);
  await until(async () => (await waitingMails(product)) === 0);
  return [...rows, confirmed, rowOf("until the last mail is out", count, performance.now() - startedAt)];
}

async function waitingMails(product: Product): Promise<number> {
  const [row] = await product.sql<{ count: string }>(
    "select count(*) from invitations where mail_status = 'queued' and status = 'pending'",
  );
  return Number(row?.count);
}

async function changing(client: Client, params: Params, count: number): Promise<Row[]> {
  const selection = { filter: { role: ["member"] } };
  const rows: Row[] = [];
  for (const action of [{ type: "seat.grant", product_id: "vibe" }, { type: "suspend" }] as const) {
    const begun = await client.call(contract.createBulkJob, { params, body: { selection, action } });
    if (begun.total !== count) throw new Error(`${begun.total} members instead of ${count}`);
    rows.push(...(await taken(client, params, begun, `members, ${action.type}`)));
  }
  return rows;
}

/** Takes a bulk change to its end, of which everything has to change. */
async function taken(client: Client, params: Params, begun: contract.BulkJob, what: string): Promise<Row[]> {
  const of = { params: { ...params, bulk_job_id: begun.id } };
  const state = async () => (await client.call(contract.getBulkJob, of)).state;
  const began = Date.parse(begun.created_at);
  await until(async () => (await state()) === "ready");
  const ready = Date.now();
  await client.call(contract.confirmBulkJob, of);
  await until(async () => (await state()) === "finished");
  const { result, started_at, ended_at } = await client.call(contract.getBulkJob, of);
  if (result.changed !== begun.total) throw new Error(`only ${result.changed} of ${begun.total} changed`);
  const ran = Date.parse(ended_at ?? "") - Date.parse(started_at ?? "");
  return [rowOf(`preview of ${what}`, begun.total, ready - began), rowOf(what, begun.total, ran)];
}

function rowOf(what: string, items: number, milliseconds: number): Row {
  return [what, items, milliseconds / 1000, (items * 1000) / milliseconds];
}

const PAUSE_MS = 50;

async function until(isThere: () => Promise<boolean>): Promise<void> {
  while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
