/** How long a token works: for good, for some days, or until the end of a chosen day. */
export type TokenLife = "never" | "90" | "365" | "date";
export const tokenLives = ["never", "90", "365", "date"] as const;

const DAY_MS = 86_400_000;

/** When a token ends that is made now; null for never. A day that is not chosen yet ends nothing. */
export function tokenEnd(life: TokenLife, day: string | null, now: number): string | null {
  if (life === "never") return null;
  return life === "date" ? day : new Date(now + Number(life) * DAY_MS).toISOString();
}
