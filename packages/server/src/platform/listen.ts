import type { Server, ServerResponse } from "node:http";
import { createServer, type Server as PlainServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import type { HttpEnv } from "./http.ts";

/** The server cannot listen where it should; `message` says what to do. */
export class ListenError extends Error {
  override readonly name = "ListenError";
}

const FINISH_MS = 10_000;

export type Address = { host: string; port: number };

/** Only Linux spreads connections over several that listen at one address. */
const SPREADS_CONNECTIONS = process.platform === "linux";

/**
 * Serves the app, together with other processes of this server where it `isShared`. The answer ends it: no new connections,
 * requests at work are finished, and after ten seconds cut off.
 */
export async function listen(
  app: Hono<HttpEnv>,
  address: Address,
  { isShared = false }: { isShared?: boolean } = {},
): Promise<() => Promise<void>> {
  // The cast is sound: without options for HTTP/2 or TLS it is the plain server.
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const endKeepAlive = keepAliveOf(server);
  await listening(server, address, isShared && SPREADS_CONNECTIONS);
  return async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    endKeepAlive();
    server.closeIdleConnections();
    await Promise.race([closed, pause(FINISH_MS, undefined, { ref: false })]);
    server.closeAllConnections();
    await closed;
  };
}

/** Throws `ListenError` when somebody listens there; those who share an address would not notice. */
export async function ensureFree(address: Address): Promise<void> {
  const probe = createServer();
  await listening(probe, address, false);
  await new Promise((resolve) => probe.close(resolve));
}

function listening(server: PlainServer, { host, port }: Address, reusePort: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen({ host, port, reusePort }, resolve);
  });
}

/** What ends keeping connections alive: each goes with the answer that is on its way over it. */
function keepAliveOf(server: Server): () => void {
  const answers = new Set<ServerResponse>();
  let isEnding = false;
  server.prependListener("request", (_, answer) => {
    answers.add(answer);
    answer.once("close", () => answers.delete(answer));
    if (isEnding) answer.shouldKeepAlive = false;
  });
  return () => {
    isEnding = true;
    for (const answer of answers) answer.shouldKeepAlive = false;
  };
}

function listenError({ code, message }: NodeJS.ErrnoException, host: string, port: number): ListenError {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is taken: stop what uses it, or set PORT to another one.`,
    EACCES: `Port ${port} may only be used by root: set PORT to 1024 or more.`,
    EADDRNOTAVAIL: `This machine has no address ${host}: set HOST to one that it has, such as 127.0.0.1.`,
    ENOTFOUND: `The name ${host} is not known: set HOST to an address of this machine, such as 127.0.0.1.`,
  };
  return new ListenError(sentences[code ?? ""] ?? `Cannot listen on ${host}:${port}: ${message}`);
}
