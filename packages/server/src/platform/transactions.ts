import { sql } from "kysely";
import type { Reader, Writer } from "./database.ts";
import {
  type Change,
  type Platform,
  type Reading,
  read,
  type Scope,
  settle,
  surroundings,
  transact,
  type Work,
  withTries,
} from "./transact.ts";

/** Where reads and changes happen, for code that need not know which of the two below it is. */
export type Transactions = {
  read<T>(scope: Scope, query: (reading: Reading) => Promise<T>): Promise<T>;
  transact<T>(scope: Scope, command: (work: Work) => Promise<Change<T>>): Promise<T>;
};

/** Each in a transaction of its own. */
export function separately(platform: Platform): Transactions {
  return {
    read: (scope, query) => read(platform, scope, query),
    transact: (scope, command) => transact(platform, scope, command),
  };
}

/** Reads in the transaction that is open already, which knows the Organization. */
export function readingIn(platform: Platform, db: Reader): Transactions {
  const { memory } = platform;
  return {
    ...separately(platform),
    read: (scope, query) => query({ ...surroundings(platform, scope.origin), memory, db, ...scope }),
  };
}

/** All inside a transaction that is open already: what fails is undone alone, and all of it stays or goes with the rest. */
export function inside(platform: Platform, { tx, organizationId }: Pick<Work, "tx" | "organizationId">): Transactions {
  const guard = (scope: Scope) => {
    if (scope.organizationId !== organizationId) throw new Error("the open transaction is another Organization's");
  };
  return {
    read(scope, query) {
      guard(scope);
      return inSavepoint(tx, () => query({ ...surroundings(platform, scope.origin), db: tx, ...scope }));
    },
    transact(scope, command) {
      guard(scope);
      return inSavepoint(tx, async () => {
        const work: Work = { ...surroundings(platform, scope.origin), tx, ...scope };
        return settle(platform, work, await command(work));
      });
    },
  };
}

function inSavepoint<T>(tx: Writer, run: () => Promise<T>): Promise<T> {
  return withTries(async () => {
    await sql.raw("savepoint inside").execute(tx);
    try {
      const result = await run();
      await sql.raw("release savepoint inside").execute(tx);
      return result;
    } catch (error) {
      // A lost connection cannot go back; the first error is the one that counts.
      await sql
        .raw("rollback to savepoint inside; release savepoint inside")
        .execute(tx)
        .catch(() => {});
      throw error;
    }
  });
}
