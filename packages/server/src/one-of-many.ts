import { keepCompiled } from "./compiled-once.ts";
import { createLog, standardOutput } from "./platform/log.ts";
import { beOneOfMany, colleaguesOf } from "./platform/processes/colleagues.ts";
import { stopping } from "./platform/stopping.ts";
import { type Briefing, serve } from "./serving.ts";
import { startFailure } from "./start-failure.ts";

/** One of several processes that serve behind one address, begun and ended by the one that keeps them. */
const keeper = beOneOfMany<Briefing>();
const { number, briefing } = await keeper.begin;
const { config, url } = briefing;
const log = createLog(config.logLevel, standardOutput(), number);
const running = stopping();

// Ctrl-C in a terminal comes here as well; the one that keeps this process says when to stop.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => void stop());
void keeper.stop.then(() => stop());

let isStopping = false;
try {
  await serve(config, url, { running, log, colleagues: colleaguesOf(keeper, config.processes) });
  keeper.report({ kind: "up" });
  keepCompiled();
} catch (error) {
  keeper.report({ kind: "failed", sentence: startFailure(error) });
  await stop(1);
}

async function stop(code = 0): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await running.stop(log);
  process.exit(code);
}
