import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository, runTool } from "./runtime.ts";

const panel = join(repository, "packages/web");
const built = join(panel, "dist");
const cache = join(repository, "node_modules/.cache/rollcall");
const stamp = join(cache, "panel.sha256");

/** What the built panel is made of. */
const sources = ["packages/web", "packages/contract/src", "packages/sdk/src", "package-lock.json"];
const notSources = new Set(["dist", "node_modules"]);

/** Builds the panel when it is missing or older than its sources; false when that fails. */
export async function ensurePanel(): Promise<boolean> {
  const hash = hashOfSources();
  const isFresh = existsSync(join(built, "index.html")) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
  if (isFresh) return true;

  console.log("Building the panel …");
  // Beside its place first, so that a running server never serves half of it.
  const draft = join(cache, `panel-${process.pid}`);
  mkdirSync(cache, { recursive: true });
  const parameters = ["build", panel, "--outDir", draft, "--emptyOutDir", "--logLevel", "warn"];
  const code = await runTool("vite/bin/vite.js", parameters, { env: { NODE_ENV: "production" } });
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    return false;
  }
  rmSync(built, { recursive: true, force: true });
  renameSync(draft, built);
  writeFileSync(stamp, hash);
  return true;
}

function hashOfSources(): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => filesIn(join(repository, source))))
    hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !notSources.has(name) && !name.startsWith("."))
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
