/** Chance that can be had again: the same seed makes the same requests. */
export type Chance = ReturnType<typeof chanceOf>;

export function chanceOf(seed: number) {
  let state = seed >>> 0;
  /** From 0 up to, and without, 1 (mulberry32). */
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    /** True once in `times`. */
    once: (times: number) => below(times) === 0,
    oneOf<T>(some: readonly T[]): T {
      const chosen = some[below(some.length)];
      if (chosen === undefined && some.length === 0) throw new Error("there is nothing to choose from");
      // The cast is sound: the index is inside.
      return chosen as T;
    },
  };
}
