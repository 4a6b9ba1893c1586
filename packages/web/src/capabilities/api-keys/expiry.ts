const DAY_MS = 86_400_000;

/** How long a key lives: a number of days, until a chosen day, or for good. */
export type Lifetime = `${number}` | "date" | "never";

const presets = [7, 30, 90, 180, 365];
const USUAL = 90;

/** The stricter of several limits in days; null where there is none. */
export function limitOf(limits: readonly (number | null)[]): number | null {
  const days = limits.filter((each) => each !== null);
  return days.length === 0 ? null : Math.min(...days);
}

/** The numbers of days to choose from within a limit, which is one of them. */
export function lifetimesWithin(limit: number | null): number[] {
  if (limit === null) return presets;
  return [...presets.filter((days) => days < limit), limit];
}

/** What a new key begins with: the usual time, or the longest that is allowed. */
export function usualLifetime(limit: number | null): Lifetime {
  return `${Math.min(USUAL, limit ?? USUAL)}`;
}

/** When a key ends that is made now; null for never. A day that is not chosen yet ends nothing. */
export function expiryOf(lifetime: Lifetime, day: string | null, now: number): string | null {
  if (lifetime === "never") return null;
  if (lifetime === "date") return day;
  return new Date(now + Number(lifetime) * DAY_MS).toISOString();
}

/** The last moment that a limit allows. */
export function latestExpiry(limit: number | null, now: number): string | null {
  return limit === null ? null : new Date(now + limit * DAY_MS).toISOString();
}
