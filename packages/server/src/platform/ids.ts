import { randomUUID, randomUUIDv7 } from "node:crypto";
import { type IdKind, idPrefixes } from "@rollcall/contract/ids";

/** A new id of a kind: its prefix and a UUIDv7. Ids that one process makes sort in the order in which it makes them. */
export function newId(kind: IdKind): string {
  return `${idPrefixes[kind]}_${nextUuid()}`;
}

/** What ids of a kind that are made from a moment on, in milliseconds, do not stand before. */
export function firstIdOf(kind: IdKind, moment: number): string {
  return `${idPrefixes[kind]}_${hexadecimal(moment, 12)}`;
}

/** A new id for one request, to find it in the log. */
export function newRequestId(): string {
  return `req_${randomUUID().replaceAll("-", "")}`;
}

const MOST_IN_A_MILLISECOND = 0xfff;
let last = { milliseconds: 0, count: 0 };

/** A UUIDv7 without dashes, whose twelve bits after the time count within a millisecond (RFC 9562, 6.2, method 1). */
function nextUuid(): string {
  const random = randomUUIDv7().replaceAll("-", "");
  last = following(last, Number.parseInt(random.slice(13, 16), 16));
  return `${hexadecimal(last.milliseconds, 12)}7${hexadecimal(last.count, 3)}${random.slice(16)}`;
}

/** A new millisecond begins anywhere in its lower half. One that is full, or a clock that was set back, borrows the next. */
function following({ milliseconds, count }: typeof last, random: number): typeof last {
  const now = Date.now();
  if (now > milliseconds) return { milliseconds: now, count: random >> 1 };
  return count < MOST_IN_A_MILLISECOND
    ? { milliseconds, count: count + 1 }
    : { milliseconds: milliseconds + 1, count: 0 };
}

function hexadecimal(number: number, digits: number): string {
  return number.toString(16).padStart(digits, "0");
}
