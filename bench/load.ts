import { percentile } from "./numbers.ts";

/** What requests came to, by kind. */
export type Measured = { latencies: Map<string, number[]>; errors: string[]; seconds: number };

/** One request: its kind, and sending it; it throws when the answer is not as it should be. */
export type Task = { kind: string; send(): Promise<void> };

/** Sends tasks over so many connections, each as soon as the one before has its answer. */
export async function closedLoop(tasks: readonly Task[], connections: number): Promise<Measured> {
  const measured = begin();
  const startedAt = performance.now();
  let next = 0;
  const worker = async () => {
    for (let task = tasks[next++]; task !== undefined; task = tasks[next++])
      await measure(measured, task, performance.now());
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return { ...measured, seconds: (performance.now() - startedAt) / 1000 };
}

/**
 * Sends tasks at a fixed rate, whatever the answers do. A request that had to wait for its turn counts from when it was due:
 * otherwise a server that stands still would hide it.
 */
export async function openLoop(tasks: readonly Task[], perSecond: number): Promise<Measured> {
  const measured = begin();
  const startedAt = performance.now();
  const sent = tasks.map(async (task, index) => {
    const due = startedAt + (index * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    await measure(measured, task, due);
  });
  await Promise.all(sent);
  return { ...measured, seconds: (performance.now() - startedAt) / 1000 };
}

function begin(): Measured {
  return { latencies: new Map(), errors: [], seconds: 0 };
}

async function measure({ latencies, errors }: Measured, { kind, send }: Task, from: number): Promise<void> {
  try {
    await send();
  } catch (error) {
    errors.push(`${kind}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const known = latencies.get(kind) ?? [];
  known.push(performance.now() - from);
  latencies.set(kind, known);
}

/** A row for each kind of request, and one for all. */
export function rowsOf({ latencies, seconds }: Measured): (string | number)[][] {
  const rowOf = (kind: string, values: number[]) => [
    kind,
    String(values.length),
    values.length / seconds,
    percentile(values, 0.5),
    percentile(values, 0.99),
    Math.max(...values),
  ];
  const rows = [...latencies].map(([kind, values]) => rowOf(kind, values));
  return [...rows, rowOf("all", [...latencies.values()].flat())];
}

export const loadHead = ["request", "sent", "per second", "median ms", "p99 ms", "slowest ms"];
