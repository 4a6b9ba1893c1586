import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { parseTraceParent, setGlobalErrorHandler } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TraceIdRatioBasedSampler, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Traces } from "./config.ts";
import { postgresCode } from "./database.ts";
import { describeFailure } from "./jobs.ts";
import type { Log } from "./log.ts";
import { Refusal } from "./refusal.ts";
import type { SpanWish, Tell, Tracing } from "./tracing.ts";
import { Preview } from "./transact.ts";

// Only who wants traces loads this file, and pays for what it brings.

const HAND_OVER_MS = 3_000;

const kinds = { request: SpanKind.SERVER, job: SpanKind.CONSUMER, inside: SpanKind.INTERNAL };

/** Sends traces to an OpenTelemetry collector, by OTLP over HTTP. One that is away holds nothing up and is told by the log. */
export function openTelemetry({ endpoint, serviceName, ratio }: Traces, log: Log): Tracing {
  setGlobalErrorHandler((error) => log.warn({ reason: describeFailure(error) }, "traces could not be handed over"));
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, "")}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": serviceName }),
    // By the id of the trace alone: who asks can neither force that a request is traced nor keep it from being.
    sampler: new TraceIdRatioBasedSampler(ratio),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer("rollcall");
  const running = new AsyncLocalStorage<Span>();

  function contextOf({ parent }: SpanWish): Context {
    const around = running.getStore();
    if (around !== undefined) return trace.setSpan(ROOT_CONTEXT, around);
    const caller = parent === undefined ? null : parseTraceParent(parent);
    return caller === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...caller, isRemote: true });
  }

  return {
    async span(wish, work) {
      const span = tracer.startSpan(wish.name, { kind: kinds[wish.kind] }, contextOf(wish));
      const tell = tellOf(span);
      tell({ facts: wish.facts ?? {} });
      try {
        return await running.run(span, () => work(tell));
      } catch (error) {
        tell(outcomeOf(error));
        throw error;
      } finally {
        span.end();
      }
    },
    tell(more) {
      const span = running.getStore();
      if (span !== undefined) tellOf(span)(more);
    },
    async stop() {
      await Promise.race([provider.shutdown(), pause(HAND_OVER_MS, undefined, { ref: false })]);
    },
  };
}

function tellOf(span: Span): Tell {
  return ({ name, facts = {}, hasFailed }) => {
    if (name !== undefined) span.updateName(name);
    for (const [key, value] of Object.entries(facts))
      if (value !== undefined) span.setAttribute(key, typeof value === "object" ? [...value] : value);
    if (hasFailed) span.setStatus({ code: SpanStatusCode.ERROR });
  };
}

/** A "no" is no failure. Of a failure its kind is told, never its message, which may hold what was sent. */
function outcomeOf(error: unknown): Parameters<Tell>[0] {
  if (error instanceof Preview) return { facts: { "rollcall.preview": "true" } };
  if (error instanceof Refusal) return { facts: { "rollcall.refusal": error.code } };
  const type = postgresCode(error) ?? (error instanceof Error ? error.name : "unknown");
  return { facts: { "error.type": type }, hasFailed: true };
}
