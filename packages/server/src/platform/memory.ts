import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** The channel on which processes tell each other in which Organization something changed. */
export const CHANGES = "rollcall_changes";

/**
 * What this process found out about Organizations a moment ago. Everything about an Organization is forgotten as soon as
 * something changes there: at once in the process that changed it, by NOTIFY in the others. While it hears nothing of others, it
 * remembers nothing.
 */
export type Memory = {
  /** What `ask` answered a moment ago, or what it answers now. */
  recall<T>(organizationId: string, what: string, ask: () => Promise<T>): Promise<T>;
  forget(organizationId: string): void;
  /** From now on others are heard of, or no more. */
  listen(isHeard: boolean): void;
};

/** Longer than this nothing is remembered, whatever was or was not heard. */
const REMEMBERED_FOR_MS = 1_000;
const MOST = 20_000;

type Known = { value: unknown; until: number };

export function createMemory(): Memory {
  let isHeard = false;
  let size = 0;
  const places = new Map<string, Map<string, Known>>();
  const clear = () => {
    places.clear();
    size = 0;
  };
  return {
    async recall<T>(organizationId: string, what: string, ask: () => Promise<T>): Promise<T> {
      const place = places.get(organizationId) ?? new Map<string, Known>();
      const known = place.get(what);
      // The cast is sound: each name of what is remembered has one kind of answer.
      if (known !== undefined && performance.now() < known.until) return known.value as T;
      if (isHeard) places.set(organizationId, place);
      const value = await ask();
      // Something changed while it was asked: what was answered may be of before.
      if (places.get(organizationId) !== place) return value;
      if (known === undefined) size += 1;
      if (size > MOST) clear();
      else place.set(what, { value, until: performance.now() + REMEMBERED_FOR_MS });
      return value;
    },
    forget(organizationId) {
      size -= places.get(organizationId)?.size ?? 0;
      places.delete(organizationId);
    },
    listen(heard) {
      isHeard = heard;
      clear();
    },
  };
}

/** Asks through the memory of a process where there is one. Inside a change there is none: it may yet be undone. */
export function recalled<T>(
  { memory, organizationId }: { memory?: Memory | undefined; organizationId: string },
  what: string,
  ask: () => Promise<T>,
): Promise<T> {
  return memory === undefined ? ask() : memory.recall(organizationId, what, ask);
}

const AGAIN_AFTER_MS = 1_000;

/** Lets the memory hear of what other processes change, over a connection of its own; it is made again when it breaks. */
export function hearChanges(url: string, memory: Memory): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let client: pg.Client | undefined;
  const hear = async () => {
    while (!stopping.signal.aborted) {
      client = new pg.Client({ connectionString: url, application_name: "rollcall changes", keepAlive: true });
      const ended = new Promise<void>((resolve) => client?.on("end", resolve).on("error", () => resolve()));
      client.on("notification", ({ payload = "" }) => memory.forget(payload));
      await client
        .connect()
        .then(() => client?.query(`listen ${CHANGES}`))
        .then(() => memory.listen(!stopping.signal.aborted))
        .then(() => ended)
        .catch(() => {});
      memory.listen(false);
      await client.end().catch(() => {});
      await pause(AGAIN_AFTER_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  };
  const hearing = hear();
  return {
    async stop() {
      stopping.abort();
      await client?.end().catch(() => {});
      await hearing;
    },
  };
}
