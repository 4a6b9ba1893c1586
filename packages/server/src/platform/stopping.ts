import type { Log } from "./log.ts";

export type Step = { name: string; run(): Promise<unknown> };

/** What has been started, so that it ends in the opposite order. A step that fails does not keep the others from ending. */
export type Stopping = { after(name: string, run: Step["run"]): void; stop(log?: Log): Promise<void> };

export function stopping(): Stopping {
  const steps: Step[] = [];
  return {
    after(name, run) {
      steps.unshift({ name, run });
    },
    async stop(log) {
      for (const { name, run } of steps.splice(0)) {
        await run().catch((error: unknown) => log?.error({ err: error, step: name }, "could not end in order"));
      }
    },
  };
}
