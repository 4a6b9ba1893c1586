import { compileOnce } from "../packages/server/src/compiled-once.ts";
import { ensurePanel } from "./panel.ts";
import { onOwnNode } from "./runtime.ts";

await onOwnNode();
compileOnce();
stopWithoutParent();
const panel = buildPanel();
// It is waited for below; until then a failure is nobody's surprise.
panel.catch(() => {});
// In this process, so that Ctrl-C and a supervisor's signals reach the server and nothing stands between.
const { runServer } = await import("../packages/server/src/run-server.ts");
await runServer(panel);

async function buildPanel(): Promise<void> {
  if (await ensurePanel()) return;
  console.error("The panel could not be built; what is above says why.");
  process.exit(1);
}

/** npm hands no signal on to what it runs: when it is ended, the server ends as well, rather than going on unseen. */
function stopWithoutParent(): void {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 250);
  watch.unref();
}
