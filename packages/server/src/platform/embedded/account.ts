import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { EmbeddedDatabaseError } from "./error.ts";

/** Whom PostgreSQL runs as: it refuses to run as root. */
export type Account = { uid: number; gid: number };

/** `undefined`: the user that the server itself runs as. An existing database stays with the user it belongs to. */
export function accountFor(dataFolder: string): Account | undefined {
  const own = process.getuid?.();
  const owner = ownerOf(dataFolder);
  if (own !== 0) {
    if (owner !== undefined && own !== undefined && owner.uid !== own)
      throw new EmbeddedDatabaseError(
        `The database in ${dataFolder} belongs to another user (number ${owner.uid}): start Rollcall as that user or as root, or set DATA_DIR to a folder of your own.`,
      );
    return undefined;
  }
  const account = owner?.uid ? owner : (accountNamed("postgres") ?? accountNamed("nobody"));
  if (account === undefined)
    throw new EmbeddedDatabaseError(
      "PostgreSQL does not run as root and there is no user `postgres` or `nobody`: start Rollcall as an ordinary user, or set DATABASE_URL.",
    );
  return account;
}

function ownerOf(folder: string): Account | undefined {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats && { uid: stats.uid, gid: stats.gid };
}

function accountNamed(name: string): Account | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** Tries as that user, rather than reading modes: access lists and mount options count as well. */
export function canEnter(account: Account, folder: string): boolean {
  return (
    spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], { ...account, cwd: "/", stdio: "ignore" }).status === 0
  );
}

export function canRun(account: Account, native: string): boolean {
  const program = join(native, "bin", "postgres");
  return spawnSync(program, ["--version"], { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}
