import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { destroyConnection } from "./database.ts";
import type { Log } from "./log.ts";

export type DatabaseWatch = { close(): Promise<void> };

type Watched = {
  /** Ends every connection that the process has, as if the network had. */
  cut(): void;
  log: Log;
  everyMs?: number;
  patienceMs?: number;
};

/**
 * Asks the database again and again whether it is there, on a connection of its own. A machine or a network that dies sends
 * no goodbye: whoever waits for an answer would wait for many minutes, and hold a connection that the pool then lacks. So
 * once the database is silent to a question and to a new connection as well, everybody's connections are cut. A database
 * that refuses needs none of this: whoever asks it hears so at once.
 */
export function watchDatabase(url: string, { cut, log, everyMs = 1_000, patienceMs = 3_000 }: Watched): DatabaseWatch {
  const closing = new AbortController();
  let client: pg.Client | undefined;

  function leave(): void {
    if (client !== undefined) destroyConnection(client);
    client = undefined;
  }

  /** Whether it answered the question, or at least a new connection, with yes or no. */
  async function hasAnswered(): Promise<boolean> {
    try {
      await client?.query("select 1");
      if (client !== undefined) return true;
    } catch {
      leave();
    }
    try {
      client = await open(url, patienceMs);
      return true;
    } catch (error) {
      return !isSilence(error);
    }
  }

  async function watch(): Promise<void> {
    while (!closing.signal.aborted) {
      const isThere = await hasAnswered();
      if (!isThere && !closing.signal.aborted) {
        log.warn("the database has fallen silent, and every connection to it was cut");
        cut();
      }
      await pause(everyMs, undefined, { signal: closing.signal, ref: false }).catch(() => {});
    }
    leave();
  }

  const watching = watch();
  return {
    async close() {
      closing.abort();
      await watching;
    },
  };
}

async function open(connectionString: string, patienceMs: number): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
    application_name: "rollcall watch",
  });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** What `pg` says when it has waited long enough. */
function isSilence(error: unknown): boolean {
  return error instanceof Error && /timeout expired|read timeout/i.test(error.message);
}
