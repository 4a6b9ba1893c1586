import { type DestinationStream, type Logger, pino } from "pino";
import { withoutSecrets } from "./safe-text.ts";

export type Log = Logger;

/**
 * A structured log on standard output. Secrets and addresses never reach it: what could hold one is blotted out by name,
 * of an error only what tells where it happened is kept, and each line is looked through before it is written. Of several processes
 * each line names its own.
 */
export function createLog(level: string, destination?: DestinationStream, process?: number): Log {
  const options = {
    level,
    base: process === undefined ? null : { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ["password", "token", "cookie", "secret", "*.password", "*.token", "*.cookie", "*.secret"],
      censor: "[redacted]",
    },
    serializers: { err: told },
    hooks: { streamWrite: withoutSecrets },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

const WRITTEN_EVERY_MS = 200;
const WRITTEN_FROM_BYTES = 8_192;

/** Standard output, written to in larger pieces: one write for each line costs as much as answering a request. */
export function standardOutput(): DestinationStream {
  const output = pino.destination({ sync: false, minLength: WRITTEN_FROM_BYTES });
  setInterval(() => output.flush(), WRITTEN_EVERY_MS).unref();
  process.on("exit", () => output.flushSync());
  return output;
}

/** An error without what comes with it: PostgreSQL names the row that stood in the way, others what they were given. */
function told(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    type: name,
    message,
    ...(code === undefined ? {} : { code }),
    stack,
    ...(cause ? { cause: told(cause) } : {}),
  };
}
