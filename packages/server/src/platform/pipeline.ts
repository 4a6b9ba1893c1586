import type { Writable } from "node:stream";
import { CompiledQuery, type DatabaseConnection, Kysely, type KyselyProps } from "kysely";
import type pg from "pg";
import { type Database, postgresCode } from "./database.ts";
import type { Tables } from "./tables.ts";

/**
 * Runs `work` on one connection. Its statements run in the order in which they are given, and none waits for the one before. What
 * is thrown is the first failure: those behind it only say that the transaction is lost, and may be heard before it. When it is
 * over, it is over: what had not been asked by then is not asked any more, and `undo` is what the connection hears last.
 */
export function onConnection<T>(
  database: Database,
  work: (connection: Database) => Promise<T>,
  undo: string,
): Promise<T> {
  const executor = database.getExecutor();
  return executor.provideConnection(async (connection) => {
    const state: State = { failures: [], isOver: false };
    try {
      return await work(pipelined(executor.withConnectionProvider(always(guarded(state, connection)))));
    } catch (error) {
      state.isOver = true;
      // A lost connection cannot undo; the database does it. The first error is the one that counts.
      await connection.executeQuery(CompiledQuery.raw(undo)).catch(() => {});
      throw postgresCode(error) === TRANSACTION_LOST ? (state.failures[0] ?? error) : error;
    } finally {
      state.isOver = true;
    }
  });
}

type State = { failures: unknown[]; isOver: boolean };

const TRANSACTION_LOST = "25P02";

/**
 * Hears the answers to what was asked in one breath in the order in which it was asked: of several failures the first one counts,
 * whichever is known first.
 */
export async function askedTogether<T extends readonly Promise<unknown>[]>(
  ...asked: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  // Each is heard below, unless one before it fails.
  for (const each of asked) each.catch(() => {});
  const answers: unknown[] = [];
  for (const each of asked) answers.push(await each);
  // The cast is sound: one answer for each.
  return answers as { -readonly [K in keyof T]: Awaited<T[K]> };
}

/**
 * What is on its way and need not be waited for at once. When it fails and nobody waits for it, the transaction is lost all the same,
 * and whoever asks next hears of it.
 */
export function underway<T>(asked: Promise<T>): Promise<T> {
  asked.catch(() => {});
  return asked;
}

/** Notes what fails, and lets nobody in who comes late: the connection may be in the middle of somebody else's transaction. */
function guarded(state: State, connection: DatabaseConnection): DatabaseConnection {
  return {
    executeQuery: async (...query) => {
      if (state.isOver) throw new Error("the transaction is over");
      try {
        return await connection.executeQuery(...query);
      } catch (error) {
        state.failures.push(error);
        throw error;
      }
    },
    streamQuery: (...query) => connection.streamQuery(...query),
  };
}

function always(connection: DatabaseConnection) {
  return { provideConnection: <T>(use: (given: DatabaseConnection) => Promise<T>) => use(connection) };
}

/** Kysely's own way to one connection lets each statement wait for the answer to the one before. */
function pipelined(executor: KyselyProps["executor"]): Database {
  // The cast is sound: building and running statements asks the executor alone.
  return new Kysely<Tables>({ executor, config: {}, dialect: {}, driver: {} } as KyselyProps);
}

/** Lets a connection send in one piece what is asked in one breath: writing to a socket costs more than many a statement. */
export function sendTogether(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const hold = holding(client);
  // The cast is sound: it takes and gives back what `query` does.
  client.query = ((...args: unknown[]) => {
    hold();
    return query(...args);
  }) as typeof client.query;
}

/** Holds back what a connection sends until whoever is asking now has asked everything. */
function holding(client: pg.PoolClient): () => void {
  // The cast names what the library has and its types leave out.
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  let isHeld = false;
  const release = () => {
    isHeld = false;
    stream.uncork();
  };
  return () => {
    if (isHeld) return;
    isHeld = true;
    stream.cork();
    // After everything that runs now, and before anything is read.
    process.nextTick(release);
  };
}
