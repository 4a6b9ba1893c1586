import type { Operation } from "@rollcall/contract/operation";
import type { Problem } from "@rollcall/contract/refusals";
import type * as z from "zod";
import { ConnectionError, ProblemError } from "./errors.ts";

export { ConnectionError, ProblemError } from "./errors.ts";
export { each } from "./paging.ts";
export { retrying } from "./retrying.ts";

export type ClientOptions = {
  /** The address of the Rollcall server, such as `https://rollcall.example.com`. */
  baseUrl: string;
  /** An Admin API key, for programs. Without one the browser's session counts. */
  apiKey?: string;
  fetch?: typeof fetch;
};

export type CallOptions = {
  signal?: AbortSignal;
  /** Makes a POST safe to send again: the same key and the same body have one effect, and get one answer, for 24 hours. */
  idempotencyKey?: string;
  /** Changes only what is still as it was read: an `ETag` that `onResponse` saw. Otherwise `precondition_failed`. */
  ifMatch?: string;
  /** Sees the headers of the answer: `ETag`, `RateLimit`. */
  onResponse?: (response: { status: number; headers: Headers }) => void;
};

type Part<Name extends string, Schema extends z.ZodType> = Schema extends z.ZodUndefined
  ? Record<never, never>
  : Partial<z.input<Schema>> extends z.input<Schema>
    ? { [N in Name]?: z.input<Schema> }
    : { [N in Name]: z.input<Schema> };

/** What one operation takes: `params` of the path, `query`, `body`; only those that it declares. */
export type InputOf<O> =
  O extends Operation<infer P, infer Q, infer B, z.ZodType>
    ? Part<"params", P> & Part<"query", Q> & Part<"body", B>
    : never;

/** What one operation gives back. */
export type OutputOf<O> = O extends Operation<z.ZodType, z.ZodType, z.ZodType, infer Out> ? z.output<Out> : never;

// biome-ignore lint/suspicious/noExplicitAny: the four schemas are inferred back by InputOf and OutputOf; `unknown` would not match.
type Any = Operation<any, any, any, any>;

export type Client = {
  /** Calls one operation. Throws `ProblemError` for a refusal and `ConnectionError` when no answer came. */
  call<O extends Any>(operation: O, input: InputOf<O>, options?: CallOptions): Promise<OutputOf<O>>;
};

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };

/** A client of the Rollcall API, typed by the contract. */
export function createClient({
  baseUrl,
  apiKey,
  fetch: send = globalThis.fetch.bind(globalThis),
}: ClientOptions): Client {
  return {
    async call(operation, input, options = {}) {
      // The cast drops the operation's own types; `InputOf` already checked them.
      const { params = {}, query = {}, body } = input as Parts;
      const url = new URL(pathOf(operation.path, params) + searchOf(query), baseUrl);
      const response = await send(url, {
        method: operation.method,
        credentials: apiKey === undefined ? "include" : "omit",
        headers: headersOf({ apiKey, body, options }),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(options.signal ? { signal: options.signal } : {}),
      }).catch((cause: unknown) => {
        if (options.signal?.aborted) throw cause;
        throw new ConnectionError("Rollcall cannot be reached. Check the connection and try again.", { cause });
      });
      options.onResponse?.(response);
      return answerOf(response, operation.media !== undefined);
    },
  };
}

type Sent = { apiKey: string | undefined; body: unknown; options: CallOptions };

function headersOf({ apiKey, body, options: { idempotencyKey, ifMatch } }: Sent): Record<string, string> {
  return {
    accept: "application/json",
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
    ...(ifMatch === undefined ? {} : { "if-match": ifMatch }),
  };
}

/** An id that a program was given by somebody else may be `..`, which would make another address of it: another operation. */
function pathOf(template: string, params: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params[name]);
    if (value === "." || value === "..") throw new TypeError(`${name} must be an id, not "${value}"`);
    return encodeURIComponent(value);
  });
}

function searchOf(query: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined && each !== "") search.append(key, String(each));
  }
  return search.size === 0 ? "" : `?${search}`;
}

async function answerOf<T>(response: Response, isFile: boolean): Promise<T> {
  // A 204 has no body; its operation's output is `undefined`, which is what T is then.
  if (response.status === 204 || (response.status === 202 && response.headers.get("content-length") === "0"))
    return undefined as T;
  // The output of a file is its text.
  if (isFile && response.ok) return (await response.text()) as T;
  const answer: unknown = await response.json().catch(() => undefined);
  // The server guards its answers by the same contract, so T is what arrived.
  if (response.ok) return answer as T;
  if (isProblem(answer)) throw new ProblemError(answer, { retryAfter: secondsIn(response.headers.get("retry-after")) });
  throw new ConnectionError(`The server answered ${response.status} without saying why.`);
}

function secondsIn(retryAfter: string | null): number | undefined {
  return retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined;
}

function isProblem(answer: unknown): answer is Problem {
  return typeof answer === "object" && answer !== null && "code" in answer && "title" in answer;
}
