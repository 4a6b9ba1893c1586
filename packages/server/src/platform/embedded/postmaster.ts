import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { PROGRAM_ENVIRONMENT } from "./cluster.ts";
import { EmbeddedDatabaseError } from "./error.ts";
import type { Place } from "./place.ts";

export type Postmaster = { pid: number; port: number; exited: Promise<void>; stop(): Promise<void> };
export type PostmasterOptions = {
  settings: Record<string, string>;
  onLine: (line: string) => void;
  /** Where it listens; on a free port where it is left out. */
  port?: number;
};

const READY = /database system is ready to accept (read-only )?connections/;
/** What goes away by waiting: the port was taken in between, or processes of a killed postmaster are still ending. */
const PASSING = /could not bind|Address already in use|could not create any TCP|shared memory block|lock file/;
const PATIENCE_MS = 15_000;
const STOP_MS = 8_000;

/** Starts PostgreSQL on a port of 127.0.0.1 and waits until it takes connections. */
export async function startPostmaster(place: Place, options: PostmasterOptions): Promise<Postmaster> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const lines: string[] = [];
    const postmaster = await launch(place, options, lines);
    if (postmaster) return postmaster;
    const complaint = lines.join("\n");
    if (!PASSING.test(complaint) || Date.now() > until)
      throw new EmbeddedDatabaseError(`PostgreSQL did not start in ${place.dataFolder}:\n${complaint}`);
    await pause(250);
  }
}

async function launch(place: Place, options: PostmasterOptions, lines: string[]): Promise<Postmaster | undefined> {
  const port = options.port ?? (await freePort());
  const child = spawn(join(place.native, "bin", "postgres"), ["-D", place.dataFolder, ...flagsOf(port, options)], {
    ...place.account,
    cwd: "/",
    env: PROGRAM_ENVIRONMENT,
    stdio: ["ignore", "ignore", "pipe"],
    // A session of its own: Ctrl-C in the terminal is for the server, which stops PostgreSQL when it is done with it.
    detached: true,
  });
  const exited = new Promise<void>((resolve, reject) => child.once("error", reject).once("close", () => resolve()));
  endWithUs(child, exited);
  const isReady = await new Promise<boolean>((resolve, reject) => {
    exited.then(() => resolve(false), reject);
    createInterface(child.stderr).on("line", (line) => {
      if (READY.test(line)) resolve(true);
      if (lines.push(line) > 20) lines.shift();
      options.onLine(line);
    });
  });
  const { pid } = child;
  return isReady && pid ? { pid, port, exited, stop: () => stopChild(child, exited) } : undefined;
}

/** However this process comes to its end, save a kill, PostgreSQL ends in order, by itself. */
function endWithUs(child: ChildProcess, exited: Promise<void>): void {
  const end = () => child.kill("SIGINT");
  process.once("exit", end);
  const forget = () => process.off("exit", end);
  exited.then(forget, forget);
}

function flagsOf(port: number, { settings }: PostmasterOptions): string[] {
  const all = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    lc_messages: "C",
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    // What was asked may hold secrets; it never goes into a log.
    log_min_error_statement: "panic",
    log_parameter_max_length_on_error: "0",
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function stopChild(child: ChildProcess, exited: Promise<void>): Promise<void> {
  // Fast shutdown: connections are ended, nothing that was committed is lost.
  child.kill("SIGINT");
  const isStopped = await Promise.race([exited.then(() => true), pause(STOP_MS, false, { ref: false })]);
  if (isStopped) return;
  child.kill("SIGQUIT");
  await exited;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject).listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
