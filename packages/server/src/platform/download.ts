import type { Context } from "hono";

/** A file of whatever length. Its chunks are made while the caller takes them, so that it is never in memory as a whole. */
export type Download = {
  /** The media type. */
  type: string;
  /** Letters, digits, `-` and `.` only. */
  fileName: string;
  chunks: AsyncIterable<string>;
};

/** Answers with a file. What goes wrong later than its first chunk breaks the connection off: half a file never looks whole. */
export async function downloadResponse(c: Context, { type, fileName, chunks }: Download): Promise<Response> {
  const body = await streamOf(chunks);
  return c.body(body, 200, {
    "content-type": type,
    "content-disposition": `attachment; filename="${fileName}"`,
    "cache-control": "no-store",
  });
}

/** The first chunk is made at once, so that what goes wrong with it is still answered as a refusal. */
async function streamOf(chunks: AsyncIterable<string>): Promise<ReadableStream<Uint8Array>> {
  const iterator = chunks[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let next = await iterator.next();
  return new ReadableStream({
    async pull(controller) {
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(next.value));
      next = await iterator.next();
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
