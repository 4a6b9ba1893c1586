import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Account, accountFor, canEnter, canRun } from "./account.ts";
import { copyBinaries, findBinaries, layLinks } from "./binaries.ts";
import { EmbeddedDatabaseError } from "./error.ts";

/** Where the database lies, and whom PostgreSQL runs as. */
export type Site = { dataFolder: string; account: Account | undefined };
/** The same, with the programs that work on it. */
export type Place = Site & { native: string };

/**
 * Decides where the database lies: `postgres` in the data folder, or a shelf outside of it when the user that
 * PostgreSQL must run as cannot get there (root's server in a folder of root alone). A database that is already
 * there decides; it is never overlooked in favour of a new one.
 */
export function findSite(dataDir: string, shelf = shelfOf(dataDir)): Site {
  mkdirSync(dataDir, { recursive: true });
  const inside = join(realpathSync(dataDir), "postgres");
  const outside = join(shelf, "postgres");
  const account = accountFor(inside);
  if (account === undefined) return { dataFolder: inside, account };
  const dataFolder = chooseFolder(account, { dataDir, inside, outside });
  return { dataFolder, account: dataFolder === inside ? account : accountFor(outside) };
}

/** Prepares that place: the programs where its user can run them, the shelf when it is needed. */
export function preparePlace(dataDir: string, shelf = shelfOf(dataDir)): Place {
  const { dataFolder, account } = findSite(dataDir, shelf);
  const binaries = findBinaries();
  layLinksIfAllowed(binaries.folder);
  if (dirname(dataFolder) === shelf) openShelf(shelf, dataDir);
  const canReach = account === undefined || canRun(account, binaries.folder);
  return { dataFolder, account, native: canReach ? binaries.folder : copiedTo(shelf, binaries) };
}

type Choice = { dataDir: string; inside: string; outside: string };

function chooseFolder(account: Account, { dataDir, inside, outside }: Choice): string {
  if (isDatabase(inside)) {
    if (canEnter(account, inside)) return inside;
    throw new EmbeddedDatabaseError(
      `The database in ${inside} belongs to user number ${account.uid}, who cannot enter that folder: allow it (chmod o+x on the folders above), or move the database to ${outside}.`,
    );
  }
  return !isDatabase(outside) && canEnter(account, dataDir) ? inside : outside;
}

export function isDatabase(folder: string): boolean {
  return existsSync(join(folder, "PG_VERSION"));
}

/** One shelf for each data folder, so that two clones never share a database. */
function shelfOf(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  const hash = createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 12);
  return `/var/lib/rollcall-${hash}`;
}

function openShelf(shelf: string, dataDir: string): void {
  mkdirSync(shelf, { recursive: true });
  // Whatever the umask: others may pass through, and see nothing.
  chmodSync(shelf, 0o711);
  writeFileSync(
    join(dataDir, "postgres-is-elsewhere.txt"),
    `The database of this folder lies in ${shelf}, because the user that PostgreSQL runs as cannot enter this folder.\n`,
  );
}

function copiedTo(shelf: string, binaries: ReturnType<typeof findBinaries>): string {
  mkdirSync(shelf, { recursive: true });
  chmodSync(shelf, 0o711);
  return copyBinaries(binaries, shelf);
}

function layLinksIfAllowed(folder: string): void {
  try {
    layLinks(folder);
  } catch {
    throw new EmbeddedDatabaseError(
      `PostgreSQL's libraries in ${folder} are not linked and this user may not link them: run \`npm ci\` as the owner of that folder.`,
    );
  }
}
