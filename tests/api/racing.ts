import type { Operation } from "@rollcall/contract/operation";
import type { TestServer } from "@rollcall/server/testing/server";
import type * as z from "zod";

type Who = { cookie: string };
export type Request = (server: TestServer) => Promise<Outcome>;
/** What came back; `body` is whatever was answered. */
export type Outcome = { status: number; code: string | undefined; body?: unknown };

let sent = 0;

/** One request of a race, ready to be sent over a socket. */
export function request<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  operation: Operation<P, Q, B, O>,
  { params = {}, body }: { params?: z.input<P> | Record<string, never>; body?: z.input<B> },
  as?: Who,
): Request {
  const places = params as Record<string, string>;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? "");
  return async ({ url }) => {
    sent += 1;
    const response = await fetch(url + path, {
      method: operation.method,
      headers: {
        // Each from a network of its own, so that no limit on tries stands in the way of the race.
        "x-forwarded-for": `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`,
        ...(as ? { cookie: as.cookie } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = text === "" ? undefined : JSON.parse(text);
    return { status: response.status, code: answer?.code, body: answer };
  };
}

/** Sends every request at the same moment. */
export async function burst(server: TestServer, requests: readonly Request[]): Promise<Outcome[]> {
  const start = Promise.withResolvers<void>();
  const running = requests.map((send) => start.promise.then(() => send(server)));
  start.resolve();
  return Promise.all(running);
}

/** How many of the answers were the server's own fault. */
export function broken(outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.filter(({ status }) => status >= 500);
}

const LANES = 2;

/** Plays rounds, two of them at a time, which have to keep out of each other's way; gives back what was wrong in any. */
export async function playRounds<Wrong>(
  count: number,
  play: (round: number, lane: number) => Promise<readonly Wrong[]>,
): Promise<{ round: number; wrong: Wrong }[]> {
  const all: { round: number; wrong: Wrong }[] = [];
  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    for (let round = lane; round < count; round += LANES)
      all.push(...(await play(round, lane)).map((wrong) => ({ round, wrong })));
  });
  await Promise.all(lanes);
  return all;
}
