import type { Context } from "hono";

/** A file of whatever length. Its chunks are made while the caller takes them, so that it is never in memory as a whole. */
export type Download = {
  /** The media type. */
  type: string;
  /** Letters, digits, `-` and `.` only. */
  fileName: string;
  chunks: AsyncIterable<string>;
};

/**
 * Answers with a file. What goes wrong with its first chunk is answered as a refusal; what goes wrong later is told to
 * `onBroken`, and breaks the connection off: half a file never looks whole.
 */
export async function downloadResponse(
  c: Context,
  { type, fileName, chunks }: Download,
  onBroken: (error: unknown) => void,
): Promise<Response> {
  const iterator = chunks[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let next = await iterator.next();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(next.value));
      next = await iterator.next().catch((error: unknown): IteratorResult<string> => {
        onBroken(error);
        if (!breakOff(c)) throw error;
        return { done: true, value: undefined };
      });
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return c.body(body, 200, {
    "content-type": type,
    "content-disposition": `attachment; filename="${fileName}"`,
    "cache-control": "no-store",
  });
}

/**
 * Cuts the connection, where there is one: a request that a test hands to the app has none. Left to itself, the server's
 * adapter would write the error into the file and end it in order.
 */
function breakOff({ env }: Context): boolean {
  // The cast names what the adapter hands over.
  const { outgoing } = (env ?? {}) as { outgoing?: { destroy(): void } };
  outgoing?.destroy();
  return outgoing !== undefined;
}
