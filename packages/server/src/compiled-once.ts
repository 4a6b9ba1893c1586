import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "../../../node_modules/.cache/rollcall");

/**
 * Keeps what comes of stripping the types and compiling, from one start to the next: that is half of the work of starting. To be
 * called before anything else is imported. Where the folder cannot be written, each start does it anew.
 */
export function compileOnce(): void {
  const { directory } = enableCompileCache(FOLDER);
  // For the processes that this one starts.
  if (directory !== undefined) process.env["NODE_COMPILE_CACHE"] ??= FOLDER;
}

/** Writes down what this start has compiled, however it ends. */
export function keepCompiled(): void {
  flushCompileCache();
}
