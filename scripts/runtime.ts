import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

export const repository = join(import.meta.dirname, "..");

const OLDEST_NODE = 24;
const ownNode = join(repository, "node_modules/.bin/node");

/**
 * Goes on under the project's own Node when this one is too old for it; npm scripts run on it anyway. Ends with a
 * sentence when the dependencies are missing.
 */
export async function onOwnNode(): Promise<void> {
  if (!existsSync(ownNode)) {
    console.error("The dependencies are not installed. Run: npm ci");
    process.exit(1);
  }
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) return;
  process.exit(await run(ownNode, process.argv.slice(1)));
}

export type RunOptions = { env?: Record<string, string>; cwd?: string };

/** Runs a program to its end and gives back its exit code. A signal ends it first and then this process. */
export function run(program: string, parameters: readonly string[], options: RunOptions = {}): Promise<number> {
  const { env = {}, cwd = repository } = options;
  const child = spawn(program, parameters, { cwd, env: { ...process.env, ...env }, stdio: "inherit" });
  let isEnding = false;
  const end = (signal: NodeJS.Signals) => {
    isEnding = true;
    // A terminal has sent Ctrl-C to the child as well.
    if (signal === "SIGTERM") child.kill(signal);
  };
  process.on("SIGTERM", end).on("SIGINT", end);
  return new Promise((resolve) => {
    const settle = (code: number) => {
      process.off("SIGTERM", end).off("SIGINT", end);
      if (isEnding) process.exit(130);
      resolve(code);
    };
    child.once("error", (error) => {
      console.error(error.message);
      settle(127);
    });
    child.once("exit", (code) => settle(code ?? 1));
  });
}

/** Runs a program of the dependencies under this Node. */
export function runTool(file: string, parameters: readonly string[], options?: RunOptions): Promise<number> {
  return run(process.execPath, [join(repository, "node_modules", file), ...parameters], options);
}
