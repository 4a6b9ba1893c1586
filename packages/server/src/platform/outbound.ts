import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { HostAddress, Resolver } from "./dns.ts";
import { readBeginning, readLimited } from "./outbound-body.ts";
import { isInNetworks, isLoopbackAddress, isPublicAddress } from "./public-address.ts";

const sentences = {
  bad_address: "The address must begin with https:// and have no user name in it.",
  not_public: "The address leads nowhere, or not to the public internet.",
  unreachable: "The server at this address cannot be reached.",
  certificate: "The certificate of the server at this address is not good.",
  too_slow: "The server at this address took too long to answer.",
  too_large: "The answer of the server at this address is too large.",
  redirected: "The server at this address sends elsewhere. Give the address that it sends to.",
} as const;
export type OutboundReason = keyof typeof sentences;

/** A server that a customer named could not be asked. `message` can be shown to the customer. */
export class OutboundError extends Error {
  override readonly name = "OutboundError";
  readonly reason: OutboundReason;

  constructor(reason: OutboundReason, options?: ErrorOptions) {
    super(sentences[reason], options);
    this.reason = reason;
  }
}

export type OutboundRequest = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | URLSearchParams | Uint8Array | null | undefined;
  signal?: AbortSignal | undefined;
  /** At most this much is read of an answer; 1 MiB where it is left out. */
  maxBytes?: number;
  /** What becomes of a longer answer: it is refused, or cut off there. */
  tooLong?: "refuse" | "cut";
  /** What becomes of an answer that sends elsewhere: it is refused, or handed out as it is. None is followed. */
  redirect?: "refuse" | "manual";
  /** For all of it: finding the address, connecting, sending and reading; ten seconds where it is left out. */
  timeoutMs?: number;
};

/** Asks servers whose addresses customers typed. What it takes and gives back is what `fetch` does. */
export type Outbound = {
  /** Whether addresses may lead to this machine, which is for development. */
  readonly allowsLoopback: boolean;
  /** Throws `OutboundError` when there is no answer, whatever its status, or none that may be read. */
  fetch(url: string | URL, request?: OutboundRequest): Promise<Response>;
  /** Throws `OutboundError` when `fetch` would refuse the address; for a first look when it is saved. */
  check(url: string | URL): Promise<void>;
};

const MAX_BYTES = 1_048_576;
const TIMEOUT_MS = 10_000;

export type OutboundOptions = {
  resolver: Resolver;
  /** For development: lets addresses lead to this machine, also by http. */
  allowsLoopback?: boolean;
  /** Networks of the operator that addresses may lead to although they are not public, also by http. */
  networks?: readonly string[];
};

/**
 * Keeps what customers type from reaching the inside of the operator's network (SSRF): https only, the name is resolved
 * once, every address that it has must be public, the connection goes to one of exactly those, and no redirect is followed.
 */
export function createOutbound({ resolver, allowsLoopback = false, networks = [] }: OutboundOptions): Outbound {
  const isOpened = ({ address }: HostAddress) =>
    (allowsLoopback && isLoopbackAddress(address)) || isInNetworks(address, networks);

  async function addressesOf(url: URL): Promise<HostAddress[]> {
    const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
    const family = isIP(host);
    const found = family === 0 ? await resolver.findAddresses(host) : [{ address: host, family } as HostAddress];
    if (found.length > 0 && found.every(isOpened)) return found;
    if (url.protocol !== "https:") throw new OutboundError("bad_address");
    // One private address among public ones is how a name is made to lead inside.
    if (found.length === 0 || !found.every(({ address }) => isPublicAddress(address)))
      throw new OutboundError("not_public");
    return found;
  }

  return {
    allowsLoopback,
    async check(address) {
      await addressesOf(parsed(address));
    },
    async fetch(address, { timeoutMs = TIMEOUT_MS, signal, ...request } = {}) {
      const url = parsed(address);
      const late = AbortSignal.timeout(timeoutMs);
      const until = signal ? AbortSignal.any([signal, late]) : late;
      try {
        const addresses = await inTime(addressesOf(url), until);
        // Whatever becomes of the connection, nobody waits for longer.
        return await inTime(send(url, addresses, { ...request, signal: until }), until);
      } catch (error) {
        throw error instanceof OutboundError ? error : new OutboundError(reasonOf(error, late), { cause: error });
      }
    },
  };
}

function parsed(address: string | URL): URL {
  if (!URL.canParse(address)) throw new OutboundError("bad_address");
  const url = new URL(address);
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  if (!isWeb || `${url.username}${url.password}` !== "") throw new OutboundError("bad_address");
  return url;
}

/** What cannot be cancelled, such as looking a name up, is left alone. */
async function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const give = () => reject(signal.reason);
  signal.addEventListener("abort", give, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", give);
  }
}

type Sending = Omit<OutboundRequest, "timeoutMs" | "signal"> & { signal: AbortSignal };

function send(url: URL, addresses: readonly HostAddress[], sending: Sending): Promise<Response> {
  const { method = "GET", headers = {}, body, signal } = sending;
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const request = (url.protocol === "https:" ? https : http).request(url, {
    method,
    // What is sent compressed could be small on the way and huge here.
    headers: { ...headersFor(body), ...headers, "accept-encoding": "identity" },
    lookup: pinnedTo(addresses),
    // A connection of its own, so that none is shared with what was checked at another time.
    agent: false,
    signal,
  });
  request.on("error", reject);
  // To whoever answers 101 unasked; the request itself does not hear of that connection any more.
  request.once("upgrade", (_, socket) => {
    socket.destroy();
    reject(new Error("the server switched to another protocol"));
  });
  request.once("response", (response) => {
    answerOf(response, sending).then(resolve, (error: unknown) => {
      request.destroy();
      reject(error);
    });
  });
  request.end(body === null || body === undefined ? undefined : bytesOf(body));
  return promise;
}

async function answerOf(response: http.IncomingMessage, sending: Sending): Promise<Response> {
  const { maxBytes = MAX_BYTES, tooLong = "refuse", redirect = "refuse" } = sending;
  const status = response.statusCode ?? 0;
  if (redirect === "refuse" && status >= 300 && status < 400 && status !== 304) throw new OutboundError("redirected");
  const bytes = await (tooLong === "cut" ? readBeginning : readLimited)(response, maxBytes);
  if (bytes === undefined) throw new OutboundError("too_large");
  const headers = Object.entries(response.headersDistinct).flatMap(([name, values]) =>
    (values ?? []).map((value): [string, string] => [name, value]),
  );
  return new Response([204, 205, 304].includes(status) ? null : bytes, { status, headers });
}

/** Instead of resolving the name a second time, when it could lead elsewhere. */
function pinnedTo(addresses: readonly HostAddress[]): LookupFunction {
  return (_, { all }, found) => {
    const [first] = addresses;
    if (all) found(null, [...addresses]);
    else found(null, first?.address ?? "", first?.family);
  };
}

function headersFor(body: OutboundRequest["body"]): Record<string, string> {
  return body instanceof URLSearchParams ? { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" } : {};
}

function bytesOf(body: string | URLSearchParams | Uint8Array): string | Uint8Array {
  return body instanceof URLSearchParams ? body.toString() : body;
}

function reasonOf(error: unknown, late: AbortSignal): OutboundReason {
  if (late.aborted) return "too_slow";
  const code = (error as NodeJS.ErrnoException).code ?? "";
  return /CERT|TLS|SSL|SIGNATURE/.test(code) ? "certificate" : "unreachable";
}
