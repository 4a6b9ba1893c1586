import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomToken } from "./secrets.ts";

/** The secret of a server that was given none: made once, then read from the data folder, which only its user may read. */
export function keptSecret(dataDir: string): string {
  const path = join(dataDir, "rollcall.secret");
  if (!existsSync(path)) writeOnce(path, dataDir);
  return readFileSync(path, "utf8").trim();
}

/** Of several that start at once one goes through, and nobody ever reads half a secret. */
function writeOnce(path: string, dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${randomToken()}\n`, { mode: 0o600, flag: "w" });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
