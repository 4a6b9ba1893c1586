import { EventEmitter } from "node:events";
import type { WorkerEvents } from "graphile-worker";
import { expect, test } from "vitest";
import { limitFlags } from "./flag-limits.ts";

test("workers ask in turn, and none takes more of a flag than may run", async () => {
  const events: WorkerEvents = new EventEmitter();
  const emit = (name: string, flags: string[] = []) =>
    events.emit(
      name as "job:start",
      { job: { flags: Object.fromEntries(flags.map((flag) => [flag, true])) } } as never,
    );
  const forbidden = limitFlags(events, (flag) => (flag === "slow" ? 2 : 1));

  expect(await forbidden()).toEqual([]);
  let hasTurn = false;
  const second = forbidden().then((flags) => {
    hasTurn = true;
    return flags;
  });
  await new Promise(setImmediate);
  expect(hasTurn).toBe(false);
  emit("job:start", ["slow", "one"]);
  expect(await second).toEqual(["one"]);
  emit("job:start", ["slow"]);
  expect(await forbidden()).toEqual(["slow", "one"]);
  emit("worker:getJob:empty");
  emit("job:complete", ["slow", "one"]);
  expect(await forbidden()).toEqual([]);
});
