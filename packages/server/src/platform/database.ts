import type { Duplex } from "node:stream";
import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { readInstant } from "./instants.ts";
import { sendTogether } from "./pipeline.ts";
import { keepPrepared } from "./prepared.ts";
import type { Tables } from "./tables.ts";

export type Database = Kysely<Tables>;

/** Anything a read may run on. Only `read` and `transact` hand one out, with the Organization set. */
export type Reader = Transaction<Tables> & { readonly [reading]: true };

/** An open transaction that may write. Only `transact` makes one, so a write outside a transaction does not compile. */
export type Writer = Reader & { readonly [writing]: true };

declare const reading: unique symbol;
declare const writing: unique symbol;

// Counts are bigint; every count here is far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, readInstant);

export type OpenDatabase = {
  database: Database;
  pool: pg.Pool;
  /** Ends every connection at once; whoever waits on one learns that the database is away. */
  cut(): void;
  close(): Promise<void>;
};

type Connecting = { max?: number | undefined; connectWithinMs?: number };

/** Opens the connection pool of the application's role. Statements are stopped after 20 seconds, waiting for a connection after 5. */
export function connect(url: string, { max = 20, connectWithinMs = 5_000 }: Connecting = {}): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: connectWithinMs,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: "rollcall",
    // What does not wait for an answer before it asks the next question is asked in one round trip.
    pipeline: true,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  // So would one that breaks between two statements of its user, who learns of it by the next statement.
  pool.on("connect", (client) => client.on("error", () => {}));
  pool.on("connect", keepPrepared);
  const clients = new Set<pg.PoolClient>();
  pool.on("connect", (client) => clients.add(client));
  pool.on("remove", (client) => clients.delete(client));
  pool.on("connect", sendTogether);
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { database, pool, cut: () => clients.forEach(destroyConnection), close: () => database.destroy() };
}

/** Ends a connection without a word to the database, which may not be there to hear it. */
export function destroyConnection(client: pg.ClientBase): void {
  // The cast names what the types leave out: asked to end, a client first says goodbye, and waits for the answer.
  const { connection } = client as unknown as { connection: { stream: Duplex } };
  connection.stream.destroy(new Error("Connection terminated: the database has fallen silent"));
}

/** The code of PostgreSQL for a row that would stand there twice. */
const UNIQUE_VIOLATION = "23505";

/** The error code of PostgreSQL, such as `23505`, when `error` is one of its errors. */
export function postgresCode(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

const LOST = /^(08|57P0|53300)/;
const NETWORK =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|E(HOST|NET)(UNREACH|DOWN)|ERR_STREAM_DESTROYED)$/;
const GONE = /timeout exceeded when trying to connect|timeout expired|Connection terminated|is not queryable/;

/** Whether the database could not be reached, rather than said no. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = postgresCode(error) ?? (error as NodeJS.ErrnoException).code ?? "";
  return LOST.test(code) || NETWORK.test(code) || GONE.test(error.message);
}

// A deadlock or a serialization failure that trying again did not end, and a statement that was stopped after its time.
const BUSY = new Set(["40P01", "40001", "57014"]);

/** What was found under a lock is not what the lock was chosen for: somebody was faster, and everything is read anew. */
export class LookAgain extends Error {
  override readonly name = "LookAgain";
}

/** Whether the database had too much to do at once, so that the same request may go well in a moment. */
export function isDatabaseBusy(error: unknown): boolean {
  return error instanceof LookAgain || BUSY.has(postgresCode(error) ?? "");
}

/** The columns of a change that are to be written: those that it names. */
export function given<Changes extends object>(
  changes: Changes,
): { [Key in keyof Changes]: Exclude<Changes[Key], undefined> } {
  // The cast says what the filter does: no value is undefined any more.
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Changes]: Exclude<Changes[Key], undefined>;
  };
}

/** Runs a change that a unique index may forbid. False when it does; the transaction can then only end. */
export async function unlessTwice(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    if (postgresCode(error) === UNIQUE_VIOLATION) return false;
    throw error;
  }
}
