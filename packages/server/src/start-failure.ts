import pg from "pg";
import { ConfigError } from "./platform/config.ts";
import { isDatabaseAway } from "./platform/database.ts";
import { EmbeddedDatabaseError } from "./platform/embedded-database.ts";
import { ListenError } from "./platform/listen.ts";
import { MigrationError } from "./platform/migrate.ts";
import { ProcessError } from "./platform/processes/keeping.ts";

/** What an operator can mend is said in a sentence; anything else is a defect and shows where it happened. */
export function startFailure(error: unknown): string {
  if (error instanceof ProcessError) return error.message;
  const isKnown = [ConfigError, EmbeddedDatabaseError, ListenError, MigrationError].some(
    (kind) => error instanceof kind,
  );
  if (isKnown && error instanceof Error) return `Rollcall cannot start.\n${error.message}`;
  if (error instanceof Error && (isDatabaseAway(error) || error instanceof pg.DatabaseError))
    return `Rollcall cannot start: the database does not let it in.\n${error.message || "It cannot be reached."}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
