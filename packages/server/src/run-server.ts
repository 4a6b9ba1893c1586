import { existsSync } from "node:fs";
import { banner } from "./banner.ts";
import { keepCompiled } from "./compiled-once.ts";
import { type Host, startHost } from "./host.ts";
import { environmentFile, readConfig } from "./platform/config.ts";
import { readFlags } from "./platform/flags.ts";
import { startFailure } from "./start-failure.ts";

let starting: Promise<Host> | undefined;
let isStopping = false;

/** Runs the server until a signal ends it; what cannot be mended by waiting ends it with a sentence. */
export async function runServer(ready?: Promise<void>): Promise<void> {
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());
  try {
    if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);
    const config = readConfig({ ...process.env, ...readFlags(process.argv.slice(2)) });
    starting = startHost(config, ready);
    const host = await starting;
    if (!isStopping) console.log(banner(config, host));
    keepCompiled();
    void host.failed.then(fail);
  } catch (error) {
    console.error(startFailure(error));
    process.exit(1);
  }
}

/** Ends in order, also when it is still starting; asked a second time at once. An embedded PostgreSQL ends in any case. */
async function stop(code = 0): Promise<void> {
  if (isStopping) process.exit(130);
  isStopping = true;
  const host = await starting;
  await host?.stop();
  process.exit(code);
}

function fail(reason: string): void {
  if (isStopping) return;
  console.error(`Rollcall cannot go on: ${reason}`);
  void stop(1);
}
