import type { IncomingMessage } from "node:http";

/** Reads the beginning of an answer, `maxBytes` at most, and hangs up when there is more. */
export async function readBeginning(response: IncomingMessage, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    pieces.push(piece.subarray(0, maxBytes - length));
    length += piece.length;
    // Leaving the loop closes the connection.
    if (length >= maxBytes) break;
  }
  return new Uint8Array(Buffer.concat(pieces));
}

/** Reads an answer to its end; nothing when it is longer than `maxBytes`, which is found out without keeping it. */
export async function readLimited(
  response: IncomingMessage,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(response.headers["content-length"] ?? 0) > maxBytes) return undefined;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > maxBytes) return undefined;
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}
