import { Agent, request } from "node:http";
import { processorTime } from "./cpu.ts";
import type { Asking, Shot, Target } from "./questions.ts";

/** What some requests came to; processor time in microseconds for each. */
export type Run = { latencies: number[]; perSecond: number; server: number; database: number; refused: string[] };
export type Pace = { connections: number; seconds: number; writes: number };

/** Asks one question over so many connections: for a time what reads, a number of times what changes something. */
export async function drive(target: Target, asking: Asking, pace: Pace, postmaster: number): Promise<Run> {
  const { connections, seconds, writes } = pace;
  const count = asking.prepare === undefined ? Number.POSITIVE_INFINITY : writes;
  await asking.prepare?.(count);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  if (asking.prepare === undefined) await opened(target, asking, agent, connections);

  const [latencies, refused]: [number[], string[]] = [[], []];
  const before = {
    server: processorTime(target.processId),
    database: processorTime(postmaster, { withChildren: true }),
  };
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  let next = 0;
  const connection = async () => {
    while (next < count && (count < Number.POSITIVE_INFINITY || performance.now() < endsAt)) {
      const shot = asking.shot(next++);
      const from = performance.now();
      const { status, text } = await send(target.url, shot, agent);
      latencies.push(performance.now() - from);
      if (status >= 300 || status < 200)
        refused.push(`${shot.method ?? "GET"} ${shot.path}: ${status} ${text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const took = performance.now() - startedAt;
  agent.destroy();
  const each = (spent: number) => (spent * 1_000) / latencies.length;
  return {
    latencies,
    perSecond: (latencies.length * 1_000) / took,
    server: each(processorTime(target.processId) - before.server),
    database: each(processorTime(postmaster, { withChildren: true }) - before.database),
    refused,
  };
}

const OPENING = 4;

/** Some requests that do not count, of which the first is looked at: every connection is open. */
async function opened(target: Target, asking: Asking, agent: Agent, connections: number): Promise<void> {
  const shot = asking.shot(0);
  const { status, text } = await send(target.url, shot, agent);
  const isRight = status === 200 && (asking.holds?.(JSON.parse(text)) ?? true);
  if (!isRight) throw new Error(`${target.name}: ${shot.path} was answered with ${status} ${text.slice(0, 300)}`);
  await together(target, asking, { agent, count: OPENING * connections });
}

const WARMING = { reads: 60, writes: 200 };

/** Every question, some times: programs are compiled, and plans are made on each connection, before anything counts. */
export async function warmUp(target: Target): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  for (const asking of Object.values(target.asks)) {
    const count = asking.prepare === undefined ? WARMING.reads : WARMING.writes;
    await asking.prepare?.(count);
    await together(target, asking, { agent, count });
  }
  agent.destroy();
}

async function together(
  target: Target,
  asking: Asking,
  { agent, count }: { agent: Agent; count: number },
): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, n) => send(target.url, asking.shot(n), agent)));
}

export function send(url: string, { method = "GET", path, headers, body }: Shot, agent?: Agent) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const sent = request(url + path, {
      method,
      agent,
      headers: {
        ...headers,
        ...(payload !== undefined && {
          "content-type": headers["content-type"] ?? "application/json",
          "content-length": Buffer.byteLength(payload),
        }),
      },
    });
    sent.on("error", reject);
    sent.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    sent.end(payload);
  });
}
