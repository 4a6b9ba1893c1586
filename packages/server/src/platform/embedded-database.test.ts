import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type EmbeddedDatabase, findEmbeddedDatabase, startEmbeddedDatabase } from "./embedded-database.ts";

const isRoot = process.getuid?.() === 0;

let folder: string;
let dataDir: string;
let shelf: string;
const running = new Set<EmbeddedDatabase>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rollcall-embedded-"));
  chmodSync(folder, 0o711);
  dataDir = join(folder, "data");
  shelf = join(folder, "shelf");
});
afterEach(async () => {
  for (const database of running) await database.stop();
  running.clear();
  rmSync(folder, { recursive: true, force: true });
});

async function start({ isDurable = false } = {}): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ dataDir, shelf, isDurable });
  running.add(database);
  return database;
}

async function stop(database: EmbeddedDatabase): Promise<void> {
  running.delete(database);
  await database.stop();
}

/** Another process that serves from the same folder; it can be killed, and ends with this one. */
async function startElsewhere({ isDurable = false } = {}) {
  const url = new URL("./embedded-database.ts", import.meta.url).href;
  const script = `
    const { startEmbeddedDatabase } = await import(${JSON.stringify(url)});
    const options = ${JSON.stringify({ dataDir, shelf, isDurable })};
    const { ownerUrl, pid } = await startEmbeddedDatabase(options);
    console.log(JSON.stringify({ ownerUrl, pid }));
    process.stdin.resume().once("end", () => process.exit());`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once("line", resolve);
    child.once("exit", () => reject(new Error("the other server did not start")));
  });
  const kill = async () => {
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return { ...(JSON.parse(line) as { ownerUrl: string; pid: number }), kill };
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test("what was written is there after a stop and a start", async () => {
  const first = await start();
  await ask(first.ownerUrl, "create table kept (word text); insert into kept values ('still here')");
  await stop(first);
  const second = await start();
  expect(await ask(second.ownerUrl, "select word from kept")).toEqual([{ word: "still here" }]);
});

test("after a kill of the server the next start ends what it left behind, and nothing is lost", async () => {
  const killed = await startElsewhere();
  await ask(killed.ownerUrl, "create table kept (word text); insert into kept values ('still here')");
  await killed.kill();
  const next = await start();
  expect(next.pid).not.toBe(killed.pid);
  await expect(ask(killed.ownerUrl, "select 1")).rejects.toThrow();
  expect(await ask(next.ownerUrl, "select word from kept")).toEqual([{ word: "still here" }]);
});

test("after a kill of PostgreSQL as well, nothing is lost either", async () => {
  const killed = await startElsewhere({ isDurable: true });
  await ask(killed.ownerUrl, "create table kept (word text); insert into kept values ('still here')");
  process.kill(killed.pid, "SIGKILL");
  await killed.kill();
  expect(await ask((await start()).ownerUrl, "select word from kept")).toEqual([{ word: "still here" }]);
});

test("PostgreSQL that is killed under a living server starts again where it was, and nothing is lost", async () => {
  const database = await start({ isDurable: true });
  await ask(database.ownerUrl, "create table kept (word text); insert into kept values ('still here')");
  const { pid } = database;
  process.kill(pid, "SIGKILL");
  await vi.waitFor(() => expect(database.pid).not.toBe(pid), 10_000);
  expect(await ask(database.ownerUrl, "select word from kept")).toEqual([{ word: "still here" }]);
});

test("a second server is refused while the first lives, which goes on", async () => {
  const first = await startElsewhere();
  await expect(start()).rejects.toThrow(/Another Rollcall server is running/);
  expect(await ask(first.ownerUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  await first.kill();
  await start();
});

test("a pid file with the number of a stranger does not keep the database from starting", async () => {
  const first = await start();
  const file = join(first.dataFolder, "postmaster.pid");
  const lines = readFileSync(file, "utf8").split("\n");
  await stop(first);
  writeFileSync(file, [process.pid, ...lines.slice(1)].join("\n"));
  await start();
});

test("PostgreSQL listens on this machine alone and lets nobody in without the password", async () => {
  const { ownerUrl, superuserUrl, dataFolder } = await start();
  expect(await ask(superuserUrl, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  for (const password of ["", "wrong"])
    await expect(ask(Object.assign(new URL(ownerUrl), { password }).href, "select 1")).rejects.toThrow(/password/);
  expect(readFileSync(join(dataFolder, "pg_hba.conf"), "utf8")).not.toMatch(/^[^#]*\btrust\b/m);
  expect(statSync(dataFolder).mode & 0o077).toBe(0);
});

test("the owner of the product's tables is no superuser and makes no roles", async () => {
  const { ownerUrl } = await start();
  const roles = await ask(ownerUrl, "select rolsuper, rolcreaterole, rolbypassrls from pg_roles where rolname = user");
  expect(roles).toEqual([{ rolsuper: false, rolcreaterole: false, rolbypassrls: false }]);
});

test("a command beside the server finds its database, and none when no server runs", async () => {
  const database = await start();
  expect(findEmbeddedDatabase(dataDir, shelf)?.ownerUrl).toBe(database.ownerUrl);
  await stop(database);
  expect(findEmbeddedDatabase(dataDir, shelf)).toBeUndefined();
});

test.runIf(isRoot)(
  "in a folder that only root can enter, the database lies on the shelf, and stays there",
  async () => {
    chmodSync(folder, 0o755);
    const closed = join(folder, "closed");
    dataDir = join(closed, "data");
    mkdirSync(closed, { mode: 0o700 });
    const first = await start();
    expect(first.dataFolder).toBe(join(shelf, "postgres"));
    await ask(first.ownerUrl, "create table kept (word text); insert into kept values ('still here')");
    await stop(first);
    chmodSync(closed, 0o755);
    const second = await start();
    expect(second.dataFolder).toBe(join(shelf, "postgres"));
    expect(await ask(second.ownerUrl, "select word from kept")).toEqual([{ word: "still here" }]);
  },
);
