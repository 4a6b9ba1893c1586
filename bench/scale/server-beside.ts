import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export type ServerBeside = { url: string; processId: number; stop(): Promise<void> };

/** Starts a program that prints the port on which it listens. */
export async function startBeside(
  program: string,
  settings: Record<string, string>,
  folder?: string,
): Promise<ServerBeside> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, NODE_ENV: "production", ...settings },
    stdio: ["ignore", "pipe", "inherit"],
    ...(folder && { cwd: folder }),
  });
  const ended = once(child, "exit");
  const [port] = await Promise.race([
    once(createInterface(child.stdout), "line"),
    ended.then(() => Promise.reject(new Error(`${program} did not start`))),
  ]);
  return {
    url: `http://127.0.0.1:${port}`,
    processId: child.pid ?? 0,
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
