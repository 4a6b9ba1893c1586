import type { Config } from "./config.ts";
import { type EmbeddedOptions, findEmbeddedDatabase, startEmbeddedDatabase } from "./embedded-database.ts";

/** The database as the owner of its tables; `applicationUrl` makes of it what the product connects with. */
export type OwnerDatabase = {
  ownerUrl: string;
  /** Where it is, to be shown: no user, no password. */
  place: string;
  /** Lets go of it; an embedded one that was started here ends. */
  close(): Promise<void>;
  /** Settles when an embedded database has ended and is not started again. */
  ended: Promise<void>;
};

type Wanted = Pick<Config, "databaseUrl" | "dataDir" | "poolSize" | "processes">;
type Listening = Pick<EmbeddedOptions, "onLine" | "onTrouble">;

// Each process listens for changes and watches the database. The rest is for commands beside the server.
const BESIDE_POOL = 2;
const OTHERS = 78;

const never = new Promise<void>(() => {});

/** For the server: the given database, or the embedded one for it alone. */
export async function holdDatabase(config: Wanted, listening: Listening = {}): Promise<OwnerDatabase> {
  const { databaseUrl, dataDir, poolSize, processes } = config;
  if (databaseUrl !== undefined) return givenDatabase(databaseUrl);
  const maxConnections = processes * (poolSize + BESIDE_POOL) + OTHERS;
  const options = { dataDir, maxConnections, ...listening };
  const { ownerUrl, dataFolder, ended, stop } = await startEmbeddedDatabase(options);
  return { ownerUrl, place: dataFolder, close: stop, ended };
}

/** For a command beside the server: the given database, the one of the running server, or the embedded one until `close`. */
export async function joinDatabase(config: Wanted): Promise<OwnerDatabase> {
  if (config.databaseUrl !== undefined) return givenDatabase(config.databaseUrl);
  const running = findEmbeddedDatabase(config.dataDir);
  if (running === undefined) return holdDatabase(config);
  return { ...running, place: config.dataDir, close: async () => {}, ended: never };
}

function givenDatabase(databaseUrl: string): OwnerDatabase {
  const { host, pathname } = new URL(databaseUrl);
  return { ownerUrl: databaseUrl, place: `${host}${pathname}`, close: async () => {}, ended: never };
}
