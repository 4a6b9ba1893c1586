import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { EmbeddedDatabaseError } from "./error.ts";
import type { Site } from "./place.ts";
import { isAlive } from "./process.ts";
import { isHeldByServer, openSession } from "./session.ts";

type PidFile = { pid: number; port: number };

const PATIENCE_MS = 15_000;

/**
 * Stops the PostgreSQL that a killed server left behind on this folder. Refuses when a living server uses it: that one
 * holds a lock in the database, which PostgreSQL frees the moment its holder dies.
 */
export async function stopLeftOver(place: Site): Promise<void> {
  const found = findRunning(place);
  if (!found) return;
  if (await isInUse(place, found)) throw new EmbeddedDatabaseError(inUse(place));
  signal(found.pid, "SIGINT");
  if (!(await hasEnded(place, found))) signal(found.pid, "SIGQUIT");
  if (!(await hasEnded(place, found)))
    throw new EmbeddedDatabaseError(
      `PostgreSQL (process ${found.pid}) on ${place.dataFolder} does not stop: end it by hand.`,
    );
}

export function inUse({ dataFolder }: Site): string {
  return `Another Rollcall server is running on the database in ${dataFolder}: stop it first, or give this one a DATA_DIR of its own.`;
}

/** The PostgreSQL that runs on this folder by its pid file, when that process really is it. */
export function findRunning({ dataFolder }: Site): PidFile | undefined {
  const path = join(dataFolder, "postmaster.pid");
  if (!existsSync(path)) return undefined;
  const [pid, , , port] = readFileSync(path, "utf8").split("\n");
  const found = { pid: Number(pid), port: Number(port) };
  if (isPostmaster(found.pid, dataFolder)) return found;
  // After a crash of the machine the number may belong to anybody, at which PostgreSQL itself would give up.
  rmSync(path, { force: true });
  return undefined;
}

function isPostmaster(pid: number, dataFolder: string): boolean {
  return isAlive(pid) && commandOf(pid).includes(dataFolder);
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    // No /proc here, or the process has just ended.
  }
  try {
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

function signal(pid: number, name: "SIGINT" | "SIGQUIT"): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has just ended by itself.
  }
}

/** One that has ended but that nobody has reaped still has its number, not its command. */
async function hasEnded({ dataFolder }: Site, { pid }: PidFile): Promise<boolean> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await pause(20))
    if (!isPostmaster(pid, dataFolder)) return true;
  return false;
}

/** Asks the running PostgreSQL; one that is starting or stopping is asked again until it answers or is gone. */
async function isInUse(site: Site, { pid, port }: PidFile): Promise<boolean> {
  for (
    const until = Date.now() + PATIENCE_MS;
    Date.now() < until && isPostmaster(pid, site.dataFolder);
    await pause(50)
  ) {
    try {
      const session = await openSession(site, port);
      return await isHeldByServer(session).finally(() => session.end());
    } catch (error) {
      const isPassing = error instanceof pg.DatabaseError ? error.code?.startsWith("57P") : true;
      if (!isPassing) throw error;
    }
  }
  return false;
}
