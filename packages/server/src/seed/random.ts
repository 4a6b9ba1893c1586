import { type IdKind, idPrefixes } from "@rollcall/contract/ids";

/** Numbers that look random and are the same every time: mulberry32 over a seed. */
export type Random = {
  /** A number from 0 up to, but not, 1. */
  next(): number;
  /** A whole number from 0 up to, but not, `below`. */
  below(below: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** True with this chance. */
  chance(of: number): boolean;
};

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  // The cast is sound: the index is below the length of a list that is not empty.
  return { next, below, pick: (from) => from[below(from.length)] as (typeof from)[0], chance: (of) => next() < of };
}

/** An id as if it had been made at that time (RFC 9562, section 5.7), so that rows of the past sort as the past. */
export function idAt(kind: IdKind, at: Date, random: Random): string {
  const hex = (digits: number) => Array.from({ length: digits }, () => random.below(16).toString(16)).join("");
  const time = at.getTime().toString(16).padStart(12, "0");
  return `${idPrefixes[kind]}_${time}7${hex(3)}${(8 + random.below(4)).toString(16)}${hex(15)}`;
}
