import { MAX_WEBHOOK_ENDPOINTS, WEBHOOK_FAILING_DAYS, WEBHOOK_TRIES } from "@rollcall/contract/webhooks";
import { daysAfter } from "../../platform/clock.ts";
import { Refusal } from "../../platform/refusal.ts";

/** Decides whether one more endpoint can be made. */
export function makeEndpoint({ existing }: { existing: number }): true | Refusal {
  return existing < MAX_WEBHOOK_ENDPOINTS || new Refusal("too_many_webhook_endpoints");
}

/** Decides whether something can be sent to an endpoint now. */
export function sendTo({ disabledAt }: { disabledAt: Date | null }): true | Refusal {
  return disabledAt === null || new Refusal("webhook_endpoint_disabled");
}

/** The events that an endpoint is told; null for all. */
export function isTold(events: readonly string[] | null, name: string): boolean {
  return events === null || events.includes(name);
}

/** What came of a try. `status` is null when there was no answer. */
export type Answer = { status: number | null; error: string | null; retryAfterSeconds: number | null };

/** `gone`: the receiver says that it wants no more, ever. */
export function outcomeOf({ status, error }: Answer): "succeeded" | "failed" | "gone" {
  if (status === 410) return "gone";
  return error === null && status !== null && status >= 200 && status < 300 ? "succeeded" : "failed";
}

const MINUTE = 60;
const HOUR = 3_600;
/** How long to wait after each try; together a little more than three days. */
const WAITS = [30, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 30 * HOUR] as const;
/** So much of a wait is added by chance, so that what failed together does not come back together. */
const JITTER = 0.2;
/** A receiver can ask for a pause, but not for one that outlasts what people expect. */
const MAX_RETRY_AFTER = 24 * HOUR;

type TryFacts = { tries: number; retryAfterSeconds: number | null; random: number };

/** When a delivery that failed `tries` times is tried again; null when it is given up. `random` is from 0 to 1. */
export function nextTryAt({ tries, retryAfterSeconds, random }: TryFacts, now: Date): Date | null {
  if (tries >= WEBHOOK_TRIES) return null;
  const wait = (WAITS[tries - 1] ?? WAITS[0]) * (1 + JITTER * random);
  const asked = Math.min(retryAfterSeconds ?? 0, MAX_RETRY_AFTER);
  return secondsAfter(now, Math.max(wait, asked));
}

const FAILURES_BEFORE_REST = 3;
const FIRST_REST = 30;
const LONGEST_REST = 30 * MINUTE;
const LONGEST_ASKED_REST = HOUR;

type RestFacts = { failures: number; retryAfterSeconds: number | null; random: number };

/**
 * Until when an endpoint is left alone after a failure: for what it asks, and longer the more tries in a row have failed.
 * Null while it has not earned a rest.
 */
export function restingUntil({ failures, retryAfterSeconds, random }: RestFacts, now: Date): Date | null {
  const earned = !wasAway(failures) ? 0 : Math.min(FIRST_REST * 2 ** (failures - FAILURES_BEFORE_REST), LONGEST_REST);
  const seconds = Math.max(earned * (1 + JITTER * random), Math.min(retryAfterSeconds ?? 0, LONGEST_ASKED_REST));
  return seconds === 0 ? null : secondsAfter(now, seconds);
}

/** Whether so many failures in a row mean that the receiver was away, rather than that it did not like one delivery. */
export function wasAway(failures: number): boolean {
  return failures >= FAILURES_BEFORE_REST;
}

/** After so long without any try nothing is known about an endpoint any more. */
const SILENT_DAYS = 2;

type FailingFacts = { failingSince: Date | null; lastTriedAt: Date | null };

/** Since when every try has failed, now that one more has. */
export function failingSince({ failingSince: since, lastTriedAt }: FailingFacts, now: Date): Date {
  const isFresh = lastTriedAt !== null && lastTriedAt > daysAfter(now, -SILENT_DAYS);
  return since !== null && isFresh ? since : now;
}

/** Whether an endpoint has failed for so long that nobody can be there. */
export function isGivenUp(since: Date, now: Date): boolean {
  return since <= daysAfter(now, -WEBHOOK_FAILING_DAYS);
}

const SLOW_MS = 2_000;

export function isSlow(milliseconds: number): boolean {
  return milliseconds > SLOW_MS;
}

/** Reads `Retry-After`: seconds, or a date. Null for what is neither. */
export function retryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now.getTime()) / 1000));
}

function secondsAfter(from: Date, seconds: number): Date {
  return new Date(from.getTime() + Math.round(seconds * 1000));
}
