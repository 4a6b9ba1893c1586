import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";

/** The server as an operator starts it, in a process of its own on a database that is there, so that a test can end it. */
export async function startServerProcess(ownerUrl: string, wish: Record<string, string> = {}) {
  const [port, dataDir] = [await freePort(), mkdtempSync(join(tmpdir(), "rollcall-killed-"))];
  const settings = {
    NODE_ENV: "development",
    DATABASE_URL: ownerUrl,
    DEMO: "false",
    PORT: String(port),
    DATA_DIR: dataDir,
    ROLLCALL_SECRET: "a secret that only the tests know, long enough",
    ...wish,
  };
  const child = spawn(process.execPath, ["--max-semi-space-size=16", join(import.meta.dirname, "../src/main.ts")], {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(() => rmSync(dataDir, { recursive: true, force: true }));
  const output: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => void output.push(text));
  await Promise.race([running(child.stdout, output), ended.then(() => Promise.reject(new Error("it did not start")))]);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    /** What it has written so far. */
    output: () => output.join(""),
    /** Ends it in the middle of whatever it does. */
    async kill(): Promise<void> {
      child.kill("SIGKILL");
      await ended;
    },
    /** Asks it to stop, as a supervisor does; gives back the code with which it ends. */
    async stop(): Promise<number | null> {
      child.kill("SIGTERM");
      await ended;
      return child.exitCode;
    },
  };
}

/** Until it says that it listens. */
async function running(stdout: Readable, output: readonly string[]): Promise<void> {
  while (!output.join("").includes("Rollcall is running.")) await once(stdout, "data");
}

export type ServerProcess = Awaited<ReturnType<typeof startServerProcess>>;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  // The cast is sound: it listens on a port, not on a pipe.
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}
