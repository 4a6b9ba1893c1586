import { useSyncExternalStore } from "react";

const TICK_MS = 20_000;

let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** The time, moving on by itself: one clock for every "2 minutes ago" of a page. */
export function useNow(): number {
  return useSyncExternalStore(follow, read);
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function read(): number {
  // While nobody followed it, the clock stood still.
  if (timer === undefined && Date.now() - now > TICK_MS) now = Date.now();
  return now;
}
