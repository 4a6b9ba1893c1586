import { existsSync } from "node:fs";
import pg from "pg";
import { banner } from "./banner.ts";
import { type Host, startHost } from "./host.ts";
import { ConfigError, environmentFile, readConfig } from "./platform/config.ts";
import { isDatabaseAway } from "./platform/database.ts";
import { EmbeddedDatabaseError } from "./platform/embedded-database.ts";
import { ListenError } from "./platform/listen.ts";
import { MigrationError } from "./platform/migrate.ts";

let starting: Promise<Host> | undefined;
let isStopping = false;

/** Runs the server until a signal ends it; what cannot be mended by waiting ends it with a sentence. */
export async function runServer(ready?: Promise<void>): Promise<void> {
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());
  try {
    if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);
    const config = readConfig(process.env);
    starting = startHost(config, ready);
    const host = await starting;
    if (!isStopping) console.log(banner(config, host));
    void host.failed.then(fail);
  } catch (error) {
    console.error(sentenceOf(error));
    process.exit(1);
  }
}

/** Ends in order, also when it is still starting; asked a second time at once. An embedded PostgreSQL ends in any case. */
async function stop(code = 0): Promise<void> {
  if (isStopping) process.exit(130);
  isStopping = true;
  const host = await starting;
  await host?.stop();
  process.exit(code);
}

function fail(reason: string): void {
  if (isStopping) return;
  console.error(`Rollcall cannot go on: ${reason}`);
  void stop(1);
}

/** What an operator can mend is said in a sentence; anything else is a defect and shows where it happened. */
function sentenceOf(error: unknown): string {
  const isKnown = [ConfigError, EmbeddedDatabaseError, ListenError, MigrationError].some(
    (kind) => error instanceof kind,
  );
  if (isKnown && error instanceof Error) return `Rollcall cannot start.\n${error.message}`;
  if (error instanceof Error && (isDatabaseAway(error) || error instanceof pg.DatabaseError))
    return `Rollcall cannot start: the database does not let it in.\n${error.message || "It cannot be reached."}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
