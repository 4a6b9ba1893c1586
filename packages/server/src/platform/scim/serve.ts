import { refusals } from "@rollcall/contract/refusals";
import type { Context, Hono } from "hono";
import type { StatusCode } from "hono/utils/http-status";
import type { HttpEnv } from "../http.ts";
import { parseJson } from "../json.ts";
import { refusalOf } from "../problem.ts";
import type { Refusal } from "../refusal.ts";
import { errorBody, ScimError, type ScimStatus } from "./error.ts";
import { readQuery } from "./query.ts";
import { answer, type ScimRequest, type ScimResponse, type Service } from "./service.ts";

export const SCIM_MEDIA_TYPE = "application/scim+json";

export type Outcome = ScimResponse | ScimError;

/** What serves SCIM below a path. */
export type Serving = {
  /** Says who is calling, or throws a `ScimError` with 401, and has `answered` find out what comes of their request. */
  serve(c: Context<HttpEnv>, answered: (service: Service) => Promise<Outcome>): Promise<Outcome>;
  failed(error: unknown, c: Context<HttpEnv>): void;
};

export function serveScim(app: Hono<HttpEnv>, prefix: string, { serve, failed }: Serving): void {
  app.all(`${prefix}/*`, async (c) => {
    const onFailed = (error: unknown) => failed(error, c);
    try {
      const outcome = await serve(c, (service) => answerOrError(service, requestOf(c, prefix), onFailed));
      return rendered(c, outcome);
    } catch (error) {
      return rendered(c, scimErrorOf(error, onFailed));
    }
  });
}

/** Answers one request, with the error where there is one. */
export async function answerOrError(
  service: Service,
  request: ScimRequest,
  failed: (error: unknown) => void,
): Promise<Outcome> {
  try {
    return await answer(service, request);
  } catch (error) {
    return scimErrorOf(error, failed);
  }
}

function requestOf(c: Context<HttpEnv>, prefix: string): ScimRequest {
  const { pathname, search } = new URL(c.req.url);
  return {
    ...readRequest({ method: c.req.method, address: `${pathname.slice(prefix.length)}${search}` }, () => c.req.text()),
    condition: c.req.header("if-match"),
    ifNoneMatch: c.req.header("if-none-match"),
  };
}

/** A request as it is sent: its address below the base URL, with the query, and its body. */
export function readRequest(
  { method, address }: { method: string; address: string },
  text: () => Promise<string>,
): ScimRequest {
  const [path = "", ...query] = address.split("?");
  return {
    method,
    path,
    query: readQuery(query.join("?")),
    body: async () => parseJson(await text()),
  };
}

const statuses: readonly number[] = [400, 401, 403, 404, 409, 412, 413, 429, 503] satisfies ScimStatus[];

/** A refusal of the product in the words of SCIM. Anything else is a promise that broke, of which only the log tells. */
export function scimErrorOf(error: unknown, failed: (error: unknown) => void): ScimError {
  if (error instanceof ScimError) return error;
  const refusal = refusalOf(error);
  if (refusal.code === "internal_error" || refusal.code === "unavailable") failed(error);
  const { status, title } = refusals[refusal.code];
  const detail = refusal.details.detail ?? title;
  if (refusal.code === "invalid_json" || refusal.code === "duplicate_key")
    return new ScimError(400, detail, "invalidSyntax");
  // The cast says what the list above has.
  return new ScimError(statuses.includes(status) ? (status as ScimStatus) : 500, detail);
}

/** Renders an answer or an error. */
export function rendered(c: Context<HttpEnv>, outcome: Outcome): Response {
  c.header("cache-control", "no-store");
  if (outcome instanceof ScimError) {
    if (outcome.status === 401) c.header("www-authenticate", 'Bearer realm="SCIM"');
    return json(c, outcome.status, errorBody(outcome));
  }
  const { status, body, location, version } = outcome;
  if (version !== undefined) c.header("etag", version);
  if (location !== undefined) c.header("location", location);
  return body === undefined ? c.body(null, status as StatusCode) : json(c, status, body);
}

function json(c: Context<HttpEnv>, status: number, body: unknown): Response {
  return c.body(JSON.stringify(body), status as 200, { "content-type": `${SCIM_MEDIA_TYPE}; charset=utf-8` });
}

/** What the edge refuses before SCIM is asked, such as a body that is too large, in its words. */
export function scimProblem(c: Context<HttpEnv>, refusal: Refusal): Response {
  return rendered(
    c,
    scimErrorOf(refusal, () => {}),
  );
}
