import type { AnyOperation } from "@rollcall/contract/operation";
import type { Context } from "hono";
import { Refusal } from "./refusal.ts";
import { hashOf } from "./secrets.ts";

/** The tag of what an operation answers: it moves with every field that somebody can edit, and with nothing else. */
export function entityTag({ etag }: Pick<AnyOperation, "etag">, answer: unknown): string | undefined {
  if (etag === undefined) return undefined;
  const told = etag.counts.map((path) => path.split(".").reduce(fieldOf, answer) ?? null);
  return `"${hashOf(JSON.stringify(told)).slice(0, 32)}"`;
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(field) : undefined;
}

/** What a request says in `If-Match` about what it changes; undefined where it says nothing. */
export function ifMatchOf(c: Context): string | undefined {
  return c.req.header("if-match");
}

/**
 * Refuses with `precondition_failed` a change to what is not as the caller read it. `current` is read under the lock that
 * the change takes, so that nobody comes in between.
 */
export function checkMatch(operation: Pick<AnyOperation, "etag">, ifMatch: string, current: unknown): void {
  if (ifMatch.trim() === "*") return;
  // A weak tag never matches here (RFC 9110, 13.1.1); we send none.
  const tags: readonly string[] = ifMatch.match(/(?:W\/)?"[^"]*"/g) ?? [];
  if (!tags.includes(entityTag(operation, current) ?? "")) throw new Refusal("precondition_failed");
}
