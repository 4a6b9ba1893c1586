import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A webhook as it arrived. */
export type Arrived = {
  headers: IncomingHttpHeaders;
  body: string;
  event: { id: string; type: string; sequence: number };
};

/** What a receiver does with a webhook. */
export type Answering = (answer: ServerResponse, arrived: Arrived) => void;

/** A receiver of webhooks on this machine. It answers 204 until it is told otherwise. */
export type Receiver = {
  /** Its address for an endpoint; each path is a receiver of its own. */
  at(path: string): string;
  /** What has arrived there, in order. */
  arrived(path: string): Arrived[];
  /** Settles when so many have arrived there. */
  hasArrived(path: string, count: number): Promise<void>;
  answers(path: string, answering: Answering): void;
  /** Ends what it has not answered. */
  hangUp(): void;
  close(): void;
};

export async function startReceiver(): Promise<Receiver> {
  const inbox = new Map<string, Arrived[]>();
  const answers = new Map<string, Answering>();
  const waiting: { path: string; count: number; done(): void }[] = [];
  const at = (path: string) => inbox.get(path) ?? [];
  const server = createServer(async (request, answer) => {
    const path = request.url ?? "";
    const pieces: Buffer[] = [];
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
    const body = Buffer.concat(pieces).toString();
    const arrived = { headers: request.headers, body, event: JSON.parse(body) as Arrived["event"] };
    inbox.set(path, [...at(path), arrived]);
    for (const { path: wanted, count, done } of waiting) if (at(wanted).length >= count) done();
    (answers.get(path) ?? noContent)(answer, arrived);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    at: (path) => `http://localhost:${port}${path}`,
    arrived: at,
    hasArrived: (path, count) =>
      new Promise((done) => (at(path).length >= count ? done() : void waiting.push({ path, count, done }))),
    answers: (path, answering) => void answers.set(path, answering),
    hangUp: () => server.closeAllConnections(),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const noContent: Answering = (answer) => void answer.writeHead(204).end();

/** Answers with a status, and headers. */
export function status(code: number, headers: Record<string, string> = {}): Answering {
  return (answer) => void answer.writeHead(code, headers).end(`answer ${code}`);
}
