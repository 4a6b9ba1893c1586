import { existsSync } from "node:fs";
import { refusals } from "@rollcall/contract/refusals";
import { ConfigError, environmentFile, readConfig } from "./platform/config.ts";
import { connect, postgresCode } from "./platform/database.ts";
import { EmbeddedDatabaseError } from "./platform/embedded-database.ts";
import { createLog } from "./platform/log.ts";
import { applicationUrl, MigrationError, migrate } from "./platform/migrate.ts";
import { joinDatabase } from "./platform/owner-database.ts";
import { Refusal } from "./platform/refusal.ts";
import type { Platform } from "./platform/transact.ts";
import { createPlatform } from "./serving.ts";

/** What somebody typed at the command line cannot be done; `message` says why. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Runs a command beside the server, on the same database. Under `owner` it may also list every Organization and change
 * the catalogue; otherwise it works as the server does. What it refuses is a sentence and the exit code 1.
 */
export async function runBeside(
  role: "owner" | "application",
  run: (platform: Platform) => Promise<void>,
): Promise<void> {
  try {
    if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);
    const config = readConfig(process.env);
    const held = await joinDatabase(config);
    try {
      await migrate(held.ownerUrl);
      const { database, close } = connect(role === "owner" ? held.ownerUrl : applicationUrl(held.ownerUrl), { max: 5 });
      await run(createPlatform(config, database, createLog(config.logLevel))).finally(close);
    } finally {
      await held.close();
    }
  } catch (error) {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return `${error.message} (${error.code}, ${refusals[error.code].status})`;
  const kinds = [UsageError, ConfigError, MigrationError, EmbeddedDatabaseError];
  if (error instanceof Error && kinds.some((kind) => error instanceof kind)) return error.message;
  if (postgresCode(error) === "57P03") return "The database is starting. Try again in a moment.";
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
