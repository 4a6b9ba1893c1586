import { SamlRefusal } from "./refusal.ts";
import { attribute } from "./xml.ts";

/** How far the provider's clock may be from ours. */
export const CLOCK_SKEW_MS = 60_000;
/** For how long a message can be handed in after it was issued, and so for how long its identifier has to be remembered. */
export const MAX_AGE_MS = 3_600_000;

const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|\+00:00)$/;

/** A time in an attribute, if it is there. */
export function optionalInstant(element: Element, name: string): Date | undefined {
  const value = attribute(element, name);
  if (value === undefined) return undefined;
  const instant = new Date(UTC.test(value) ? value : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw new SamlRefusal("instant_malformed", { received: `${name} ${value}` });
  return instant;
}

export function instantOf(element: Element, name: string): Date {
  const instant = optionalInstant(element, name);
  if (!instant) throw new SamlRefusal("instant_missing", { expected: name });
  return instant;
}

export function isOver(end: Date, now: Date): boolean {
  return now.getTime() - CLOCK_SKEW_MS >= end.getTime();
}

export function isAhead(start: Date, now: Date): boolean {
  return start.getTime() > now.getTime() + CLOCK_SKEW_MS;
}

/** When the message was made: not in the future, and lately. */
export function issuedLately(element: Element, now: Date): Date {
  const issued = instantOf(element, "IssueInstant");
  const facts = { expected: `about ${now.toISOString()}`, received: issued.toISOString() };
  if (isAhead(issued, now)) throw new SamlRefusal("issued_in_future", facts);
  if (isOver(new Date(issued.getTime() + MAX_AGE_MS), now)) throw new SamlRefusal("issued_too_long_ago", facts);
  return issued;
}
