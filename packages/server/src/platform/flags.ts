import { parseArgs } from "node:util";
import { ConfigError } from "./config.ts";

/** What stands behind the command that starts the server, as settings that win over the environment. Throws `ConfigError`. */
export function readFlags(args: string[]): Record<string, string> {
  try {
    const { processes } = parseArgs({ args, options: { processes: { type: "string" } } }).values;
    return processes === undefined ? {} : { PROCESSES: processes };
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error));
  }
}
