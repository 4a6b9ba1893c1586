import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";

// As trusted as the sources, and written by whoever may write those: a folder that others can write would let them run what they like.
const FOLDER = join(import.meta.dirname, "../../../../node_modules/.cache/rollcall/compiled");

/**
 * Lets Node keep what it makes of the sources, for this process and those that it starts: reading them anew takes most of a start.
 * Only what is imported after this call is kept; where the folder cannot be written nothing is.
 */
export function keepCompiled(): void {
  const { directory } = enableCompileCache(FOLDER);
  if (directory !== undefined) process.env["NODE_COMPILE_CACHE"] ??= FOLDER;
}

/** Writes it down at once, as a process that is killed would not. */
export const writeCompiled = flushCompileCache;
