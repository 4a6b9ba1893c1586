import { type Problem, refusals } from "@rollcall/contract/refusals";
import type * as z from "zod";
import { isDatabaseAway, isDatabaseBusy } from "./database.ts";
import { type FieldError, Refusal, type RefusalDetails } from "./refusal.ts";

/** The refusal that an error is to the caller; `internal_error` for a promise that broke. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isDatabaseAway(error) || isDatabaseBusy(error)) return new Refusal("unavailable", { retryAfter: 2 });
  return new Refusal("internal_error");
}

/** Renders a refusal as a problem document (RFC 9457). */
export function problemResponse({ code, details }: Refusal, requestId: string, publicUrl: string): Response {
  const { status, title } = refusals[code];
  const url = `${publicUrl}/docs/errors/${code}`;
  const document: Problem = { type: url, code, title, status, ...told(details), doc_url: url, request_id: requestId };
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  if (details.retryAfter !== undefined) headers.set("retry-after", String(details.retryAfter));
  return new Response(JSON.stringify(document), { status, headers });
}

function told({ detail, field, errors }: RefusalDetails) {
  return {
    ...(detail === undefined ? {} : { detail }),
    ...(field === undefined ? {} : { field }),
    ...(errors === undefined ? {} : { errors }),
  };
}

/** An answer that names more fields helps nobody, and could be far longer than what was sent. */
const MOST_ERRORS = 500;

/** What a schema says against an input, as one `invalid_input` that names every field. */
export function invalidInput(error: z.ZodError): Refusal {
  const errors = error.issues.flatMap(fieldErrors).slice(0, MOST_ERRORS);
  const first = errors[0];
  return new Refusal("invalid_input", {
    errors,
    ...(first === undefined ? {} : { field: first.field, detail: sentence(first) }),
  });
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ field: [...path, key].join("."), message: "is not known here" }));
  return [{ field: path.join("."), message: issue.message }];
}

function sentence({ field, message }: FieldError): string {
  return field === "" ? message : `${field}: ${message}`;
}
