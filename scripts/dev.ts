import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { onOwnNode, repository } from "./runtime.ts";

await onOwnNode();
const environmentFile = join(repository, ".env");
if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);

const panelUrl = "http://127.0.0.1:5173";
const serverUrl = `http://127.0.0.1:${process.env["PORT"] || 3000}`;

// Links in mails lead to the panel that reloads, which hands the API's addresses on to the server.
const server = start(["--watch", "packages/server/src/main.ts"], { PUBLIC_URL: process.env["PUBLIC_URL"] || panelUrl });
const panel = start(["node_modules/vite/bin/vite.js", "packages/web", "--strictPort"], { ROLLCALL_SERVER: serverUrl });

let isStopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
// One of the two is of no use without the other.
for (const child of [server, panel]) child.once("exit", stop);

function start(parameters: string[], env: Record<string, string>): ChildProcess {
  // A group of its own: Ctrl-C comes here alone, and from here once to each.
  const options = { cwd: repository, env: { ...process.env, ...env }, stdio: "inherit", detached: true } as const;
  return spawn(process.execPath, parameters, options);
}

function stop(): void {
  if (isStopping) return;
  isStopping = true;
  for (const child of [server, panel]) child.kill("SIGTERM");
}
