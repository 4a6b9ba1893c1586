import { ensureCluster } from "./embedded/cluster.ts";
import { EmbeddedDatabaseError } from "./embedded/error.ts";
import { findRunning, inUse, stopLeftOver } from "./embedded/left-over.ts";
import { findSite, type Place, preparePlace } from "./embedded/place.ts";
import { type Postmaster, startPostmaster } from "./embedded/postmaster.ts";
import { ensureDatabase, openSession, ownerUrl, superuserUrl, takeServerLock } from "./embedded/session.ts";

export { EmbeddedDatabaseError };

export type EmbeddedDatabase = {
  /** The product's database, as the role that owns its tables. */
  ownerUrl: string;
  /** The database `postgres`, as superuser. */
  superuserUrl: string;
  /** Where the files lie. */
  dataFolder: string;
  pid: number;
  /** Ends PostgreSQL, in order. */
  stop(): Promise<void>;
  /** Settles when PostgreSQL has ended, whoever ended it. */
  exited: Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  /** Where things go that the database's user cannot reach in `dataDir`. */
  shelf?: string;
  /** False for tests: nothing is written through to the disk. */
  isDurable?: boolean;
  maxConnections?: number;
  onLine?: (line: string) => void;
};

/**
 * Starts the PostgreSQL that comes with Rollcall, makes its database when there is none, and keeps every other server
 * away from it. What a killed server left running is stopped first. Throws `EmbeddedDatabaseError`.
 */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { dataDir, shelf, isDurable = true, maxConnections = 100, onLine = () => {} } = options;
  const place = preparePlace(dataDir, shelf);
  await ensureCluster(place, { isDurable });
  await stopLeftOver(place);
  const settings = { max_connections: String(maxConnections), ...(isDurable ? {} : UNSAFE_AND_FAST) };
  const postmaster = await startPostmaster(place, { settings, onLine });
  try {
    return await claim(place, postmaster);
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
}

/** The running server's database, for a command beside it; `undefined` when no server runs on this folder. */
export function findEmbeddedDatabase(dataDir: string, shelf?: string): { ownerUrl: string } | undefined {
  const site = findSite(dataDir, shelf);
  const running = findRunning(site);
  return running && { ownerUrl: ownerUrl(site, running.port) };
}

const UNSAFE_AND_FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

async function claim(place: Place, { pid, port, exited, stop }: Postmaster): Promise<EmbeddedDatabase> {
  const session = await openSession(place, port);
  if (!(await takeServerLock(session))) throw new EmbeddedDatabaseError(inUse(place));
  await ensureDatabase(session, place);
  return {
    ownerUrl: ownerUrl(place, port),
    superuserUrl: superuserUrl(place, port),
    dataFolder: place.dataFolder,
    pid,
    exited,
    async stop() {
      await session.end().catch(() => {});
      await stop();
    },
  };
}
