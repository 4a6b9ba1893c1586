import type { AnyOperation } from "@rollcall/contract/operation";
import type { Context, Hono, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import { bearerOf } from "./bearer.ts";
import type { HttpEnv } from "./http.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { isForeign, originOf } from "./origin.ts";
import { problemResponse, refusalOf } from "./problem.ts";
import { Refusal } from "./refusal.ts";
import { routeOf } from "./served.ts";
import { inSpan, type SpanFacts, type SpanWish, type Tracing } from "./tracing.ts";

const MAX_BODY_BYTES = 1_048_576;
/** Methods that ask, and send nothing along. */
const READING = new Set(["GET", "HEAD", "OPTIONS"]);

export type Edge = {
  publicUrl: string;
  trustedHops: number;
  log: Log;
  metrics?: Metrics | undefined;
  tracing?: Tracing | undefined;
  /** Addresses to which other sites' pages post by design; they do not act by the cookies that come along. */
  foreignForms: readonly RegExp[];
  /** Addresses that take a larger body than others. */
  largeBodies?: readonly { address: RegExp; bytes: number }[];
  /** Addresses below which a refusal is told in the words of another protocol. */
  renderers?: readonly { prefix: string; render(c: Context<HttpEnv>, refusal: Refusal): Response }[];
};

/** What every request passes, whatever it asks for: who and where from, headers of safety, limits, and errors as problems. */
export function guardEdge(app: Hono<HttpEnv>, edge: Edge): void {
  app.use(traced(edge));
  app.use(observed(edge));
  app.use(safeHeaders(edge.publicUrl));
  app.use(ownPagesOnly(edge));
  app.use(bodiesWithin(edge));
  app.onError((error, c) => failed(edge, error, c));
}

/** What balancers and Prometheus ask again and again is no work of the product. */
const PROBES = new Set(["/healthz", "/readyz", "/metrics"]);

function traced({ tracing }: Edge): MiddlewareHandler<HttpEnv> {
  return (c, next) => {
    if (PROBES.has(c.req.path)) return next();
    const { method } = c.req;
    const wish = (): SpanWish => ({ name: method, kind: "request", parent: c.req.header("traceparent") });
    return inSpan(tracing, wish, async (tell) => {
      await next();
      const hasFailed = c.res.status >= 500;
      if (tracing !== undefined) tell({ name: `${method} ${routeOf(c)}`, facts: factsOf(c), hasFailed });
    });
  };
}

/** By the names that OpenTelemetry has for what every server has. */
function factsOf(c: Context<HttpEnv>): SpanFacts {
  const { operation, organizationId, actor } = c.get("served");
  return {
    "http.request.method": c.req.method,
    "http.route": routeOf(c),
    "http.response.status_code": c.res.status,
    "rollcall.operation": operation,
    "rollcall.request_id": c.get("origin").requestId ?? undefined,
    "rollcall.organization_id": organizationId,
    "rollcall.actor_kind": actor?.kind,
    "rollcall.actor_id": actor?.id ?? undefined,
  };
}

function observed({ trustedHops, log, metrics }: Edge): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const origin = originOf(c, trustedHops);
    c.set("origin", origin);
    c.set("served", {});
    // Set before the answer is made: a header that is set on one that is there makes of it a stream.
    c.header("x-request-id", origin.requestId ?? "");
    const startedAt = performance.now();
    const answered = metrics?.request();
    await next();
    answered?.({ operation: c.get("served").operation ?? routeOf(c), status: c.res.status });
    const milliseconds = Math.round(performance.now() - startedAt);
    log.info({ ...lineOf(c), milliseconds }, "request");
  };
}

/** A request as the log tells it: which and whose, and nothing of what was sent. */
function lineOf(c: Context<HttpEnv>) {
  const { organizationId, actor } = c.get("served");
  return {
    request_id: c.get("origin").requestId,
    method: c.req.method,
    route: routeOf(c),
    organization_id: organizationId,
    actor_kind: actor?.kind,
    actor_id: actor?.id ?? undefined,
    status: c.res.status,
  };
}

function bodiesWithin({ largeBodies = [] }: Edge): MiddlewareHandler<HttpEnv> {
  const within = (bytes: number) => ({
    bytes,
    read: bodyLimit({
      maxSize: bytes,
      onError() {
        throw new Refusal("body_too_large", { detail: `A body may have at most ${bytes} bytes here.` });
      },
    }),
  });
  const usual = within(MAX_BODY_BYTES);
  const larger = largeBodies.map(({ address, bytes }) => ({ address, limit: within(bytes) }));
  return (c, next) => {
    const { bytes, read } = larger.find(({ address }) => address.test(c.req.path))?.limit ?? usual;
    return isWithin(c, bytes) ? next() : read(c, next);
  };
}

/** Whether a request says that its body is small enough, of which no more is taken. Any other is read to be measured. */
function isWithin(c: Context<HttpEnv>, bytes: number): boolean {
  if (c.req.header("transfer-encoding") !== undefined) return false;
  const said = c.req.header("content-length");
  return said === undefined ? READING.has(c.req.method) : Number(said) <= bytes;
}

function safeHeaders(publicUrl: string): MiddlewareHandler<HttpEnv> {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: "no-referrer",
    xFrameOptions: "DENY",
    strictTransportSecurity: publicUrl.startsWith("https:") ? "max-age=31536000; includeSubDomains" : false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
}

/** A cookie travels with every request of a browser; only our own pages may make it act (cross-site request forgery). */
function ownPagesOnly({ publicUrl, foreignForms }: Edge): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const isOurs = READING.has(c.req.method) || foreignForms.some((address) => address.test(c.req.path));
    if (!isOurs && bearerOf(c) === undefined && isForeign(c, publicUrl)) throw new Refusal("foreign_origin");
    await next();
  };
}

function failed({ publicUrl, log, renderers = [] }: Edge, error: unknown, c: Context<HttpEnv>): Response {
  const refusal = refusalOf(error);
  const requestId = c.get("origin")?.requestId ?? "";
  if (refusal.code === "internal_error" || refusal.code === "unavailable")
    log.error({ err: error, request_id: requestId, method: c.req.method, route: routeOf(c) }, refusal.code);
  const renderer = renderers.find(({ prefix }) => c.req.path.startsWith(prefix));
  if (renderer !== undefined) return renderer.render(c, refusal);
  const problem = problemResponse(refusal, requestId, publicUrl);
  // Made by the context, so that headers which were set before the refusal go with it: `Allow`, a renewed cookie.
  return c.newResponse(problem.body, problem);
}

/** Answers what no route took: 405 where another method would do, 404 otherwise. */
export function refuseUnknown(app: Hono<HttpEnv>, prefix: string, operations: readonly AnyOperation[]): void {
  const known = operations.map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`),
  }));
  app.all(`${prefix}/*`, (c) => {
    const methods = [...new Set(known.filter(({ pattern }) => pattern.test(c.req.path)).map(({ method }) => method))];
    if (methods.length === 0) throw new Refusal("not_found");
    c.header("allow", methods.join(", "));
    throw new Refusal("method_not_allowed", { detail: `This address takes ${methods.join(" and ")}.` });
  });
}
