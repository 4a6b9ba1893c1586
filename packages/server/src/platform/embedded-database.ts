import { ensureCluster } from "./embedded/cluster.ts";
import { EmbeddedDatabaseError } from "./embedded/error.ts";
import { keepRunning, type Running } from "./embedded/keeping.ts";
import { findRunning, inUse, stopLeftOver } from "./embedded/left-over.ts";
import { findSite, type Place, preparePlace } from "./embedded/place.ts";
import { type PostmasterOptions, startPostmaster } from "./embedded/postmaster.ts";
import { ensureDatabase, openSession, ownerUrl, superuserUrl, takeServerLock } from "./embedded/session.ts";

export { EmbeddedDatabaseError };

export type EmbeddedDatabase = {
  /** The product's database, as the role that owns its tables. */
  ownerUrl: string;
  /** The database `postgres`, as superuser. */
  superuserUrl: string;
  /** Where the files lie. */
  dataFolder: string;
  /** The process of PostgreSQL, which is another after it had to be started again. */
  readonly pid: number;
  /** Ends PostgreSQL, in order. */
  stop(): Promise<void>;
  /** Settles when PostgreSQL has ended and is not started again. */
  ended: Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  /** Where things go that the database's user cannot reach in `dataDir`. */
  shelf?: string;
  /** False for tests: nothing is written through to the disk. */
  isDurable?: boolean;
  maxConnections?: number;
  /** Is told what PostgreSQL writes into its log. */
  onLine?: (line: string) => void;
  /** Is told that PostgreSQL had to be started again. */
  onTrouble?: (sentence: string) => void;
};

/**
 * Starts the PostgreSQL that comes with Rollcall, makes its database when there is none, and keeps every other server
 * away from it. What a killed server left running is stopped first, and when PostgreSQL itself is killed it starts again at
 * the same address. Throws `EmbeddedDatabaseError`.
 */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { dataDir, shelf, isDurable = true, maxConnections = 100, onLine = () => {}, onTrouble = () => {} } = options;
  const place = preparePlace(dataDir, shelf);
  await ensureCluster(place, { isDurable });
  await stopLeftOver(place);
  const settings = { max_connections: String(maxConnections), ...(isDurable ? {} : UNSAFE_AND_FAST) };
  const first = await run(place, { settings, onLine });
  const { port } = first.postmaster;
  const kept = keepRunning(first, () => run(place, { settings, onLine, port }), onTrouble);
  return {
    ownerUrl: ownerUrl(place, port),
    superuserUrl: superuserUrl(place, port),
    dataFolder: place.dataFolder,
    get pid() {
      return kept.pid();
    },
    ended: kept.ended,
    stop: kept.stop,
  };
}

/** The running server's database, for a command beside it; `undefined` when no server runs on this folder. */
export function findEmbeddedDatabase(dataDir: string, shelf?: string): { ownerUrl: string } | undefined {
  const site = findSite(dataDir, shelf);
  const running = findRunning(site);
  return running && { ownerUrl: ownerUrl(site, running.port) };
}

const UNSAFE_AND_FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

async function run(place: Place, options: PostmasterOptions): Promise<Running> {
  const postmaster = await startPostmaster(place, options);
  try {
    const session = await openSession(place, postmaster.port);
    if (!(await takeServerLock(session))) throw new EmbeddedDatabaseError(inUse(place));
    await ensureDatabase(session, place);
    return { postmaster, session };
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
}
