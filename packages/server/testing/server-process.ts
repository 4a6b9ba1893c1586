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
  const child = spawn(process.execPath, [join(import.meta.dirname, "../src/main.ts")], {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(() => rmSync(dataDir, { recursive: true, force: true }));
  await Promise.race([running(child.stdout), ended.then(() => Promise.reject(new Error("it did not start")))]);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
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

/** Until it says that it listens; what it logs before that is read over. */
async function running(output: Readable): Promise<void> {
  let said = "";
  for await (const chunk of output.iterator({ destroyOnReturn: false })) {
    said += chunk;
    if (said.includes("Rollcall is running.")) break;
  }
  // Nobody reads the rest, and a full pipe would hold the server up.
  output.resume();
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
