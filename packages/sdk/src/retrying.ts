import type { AnyOperation } from "@rollcall/contract/operation";
import type { CallOptions, Client } from "./client.ts";
import { ConnectionError, ProblemError } from "./errors.ts";

export type RetryOptions = {
  /** How often a call is tried again at most. */
  times?: number;
  /**
   * The longest that it waits before trying again, in seconds: a minute, for which budgets are counted. A server that asks
   * for longer gets its refusal handed on.
   */
  maxSeconds?: number;
  /** Waits; a test's own clock. */
  sleep?: (milliseconds: number) => Promise<void>;
};

/**
 * The client, trying again what may be tried again: when no answer came, and when the server asks for patience (429, 503).
 * A POST gets an `Idempotency-Key`, so that it has one effect however often it is sent. What was deleted is not deleted
 * again unless the server said that it did nothing; nor is a POST outside of every Organization sent again, where the key
 * means nothing.
 */
export function retrying(client: Client, { times = 3, maxSeconds = 60, sleep = sleeping }: RetryOptions = {}): Client {
  return {
    async call(operation, input, options = {}) {
      const sent = operation.method === "POST" ? withKey(options) : options;
      for (let tries = 0; ; tries += 1) {
        try {
          return await client.call(operation, input, sent);
        } catch (error) {
          const seconds = secondsBefore(error, tries, isRepeatable(operation));
          if (tries >= times || seconds === undefined || seconds > maxSeconds || options.signal?.aborted) throw error;
          await sleep(seconds * 1000);
        }
      }
    },
  };
}

function withKey(options: CallOptions): CallOptions {
  return { ...options, idempotencyKey: options.idempotencyKey ?? crypto.randomUUID() };
}

/** Whether it can be sent twice and has one effect. */
function isRepeatable({ method, access }: Pick<AnyOperation, "method" | "access">): boolean {
  return method === "POST" ? access !== "public" && access !== "signed_in" : method !== "DELETE";
}

/** How long to wait before trying again; undefined where that would not help or could do harm. */
function secondsBefore(error: unknown, tries: number, canRepeat: boolean): number | undefined {
  // Between half and all of it, so that those who were turned away together do not come back together.
  const backoff = 0.5 * 2 ** tries * (0.5 + Math.random() / 2);
  if (error instanceof ConnectionError) return canRepeat ? backoff : undefined;
  if (!(error instanceof ProblemError)) return undefined;
  // The try that got no answer is still at it: its answer is worth waiting for.
  if (error.code === "idempotency_key_in_use") return error.retryAfter ?? backoff;
  if (error.status !== 429 && (error.status !== 503 || !canRepeat)) return undefined;
  return error.retryAfter ?? backoff;
}

function sleeping(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
