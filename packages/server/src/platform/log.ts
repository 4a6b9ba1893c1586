import { type Logger, pino } from "pino";

export type Log = Logger;

/** A structured log on standard output. Secrets never reach it: what could hold one is blotted out by name. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ["password", "token", "cookie", "secret", "*.password", "*.token", "*.cookie", "*.secret"],
      censor: "[redacted]",
    },
  });
}
