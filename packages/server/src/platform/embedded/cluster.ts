import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { EmbeddedDatabaseError } from "./error.ts";
import { isDatabase, type Place, type Site } from "./place.ts";
import { isAlive } from "./process.ts";

const PASSWORD_FILE = "rollcall.password";

/** What PostgreSQL's programs see of our environment: nothing secret. */
export const PROGRAM_ENVIRONMENT = { PATH: process.env["PATH"], TZ: "UTC" };

/** Makes the database's folder, once. It gets its name only when it is complete, so that a crash leaves no half. */
export async function ensureCluster(place: Place, { isDurable }: { isDurable: boolean }): Promise<void> {
  if (isDatabase(place.dataFolder)) return;
  discardUnfinished(place);
  const folder = `${place.dataFolder}.new-${process.pid}`;
  const passwordFile = `${folder}.password`;
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (place.account) for (const path of [folder, passwordFile]) chownSync(path, place.account.uid, place.account.gid);
  try {
    await initialize(place, folder, passwordFile, isDurable);
    renameSync(passwordFile, join(folder, PASSWORD_FILE));
    renameSync(folder, place.dataFolder);
  } catch (error) {
    discard(folder, passwordFile);
    // Another server may have been faster; its database is as good as ours.
    if (!isDatabase(place.dataFolder)) throw error;
  }
}

/** The password of the database's superuser, known to whoever may read the folder. */
export function passwordOf({ dataFolder }: Site): string {
  return readFileSync(join(dataFolder, PASSWORD_FILE), "utf8").trim();
}

/** What a process that is no more had begun. */
function discardUnfinished({ dataFolder }: Site): void {
  const parent = dirname(dataFolder);
  for (const name of readdirSync(parent)) {
    const [, pid] = /^postgres\.new-(\d+)/.exec(name) ?? [];
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid)))) discard(join(parent, name));
  }
}

function discard(...paths: string[]): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true });
}

async function initialize(place: Place, folder: string, passwordFile: string, isDurable: boolean): Promise<void> {
  const flags = ["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"];
  // PostgreSQL's own C.UTF-8 sorts and folds alike on every machine, whatever its C library.
  flags.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8", `--pgdata=${folder}`, `--pwfile=${passwordFile}`);
  if (!isDurable) flags.push("--no-sync");
  const child = spawn(join(place.native, "bin", "initdb"), flags, {
    ...place.account,
    cwd: "/",
    env: PROGRAM_ENVIRONMENT,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const complaints = text(child.stderr);
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0) throw new EmbeddedDatabaseError(`The database could not be made in ${folder}: ${await complaints}`);
}
