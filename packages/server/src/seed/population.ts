import { daysAfter, minutesAfter } from "../platform/clock.ts";
import { type Named, personOf } from "./people.ts";
import { idAt, type Random } from "./random.ts";

export type Product = "api" | "vibe" | "code";

/** A member as the seed writes them: the present state, with times that tell how it came about. */
export type Seeded = Named & {
  id: string;
  userId: string;
  roles: string[];
  seats: Product[];
  status: "active" | "suspended" | "removed";
  source: "manual" | "sso" | "scim" | "domain";
  joinedAt: Date;
  lastActiveAt: Date | null;
  endedAt: Date | null;
};

export type SeatBudget = Record<Product, number>;

const chanceOfSeat: Record<Product, number> = { api: 0.3, vibe: 0.6, code: 0.2 };

/** The people of an Organization: every role, source and state among them, the same ones every time. */
export function population(count: number, domain: string, seats: SeatBudget, random: Random, now: Date): Seeded[] {
  const left = { ...seats };
  return Array.from({ length: count }, (_, index) => {
    // The list begins with the latest to join, so that the last one was there first.
    const joinedAt = daysAfter(now, -((index + 1) * 700) / count - random.next());
    const status = statusOf(index);
    const source = sourceOf(index);
    return {
      ...personOf(index, domain, random),
      id: idAt("member", joinedAt, random),
      userId: idAt("user", joinedAt, random),
      roles: rolesOf(index),
      seats: status === "active" ? seatsFor(left, random) : [],
      status,
      source,
      joinedAt,
      lastActiveAt: source === "scim" && random.chance(0.3) ? null : lastActive(joinedAt, random, now),
      endedAt: status === "active" ? null : minutesAfter(now, -60 * 24 * (1 + random.below(25))),
    };
  });
}

function statusOf(index: number): Seeded["status"] {
  if (index % 29 === 17) return "removed";
  return index % 19 === 11 ? "suspended" : "active";
}

function sourceOf(index: number): Seeded["source"] {
  const sources = ["manual", "manual", "manual", "sso", "manual", "scim", "manual", "domain", "sso", "manual"] as const;
  return sources[index % sources.length] ?? "manual";
}

function rolesOf(index: number): string[] {
  if (index % 60 === 7) return ["organization_admin"];
  if (index % 30 === 3) return ["billing_manager"];
  return index % 48 === 21 ? ["billing_manager", "member"] : ["member"];
}

function seatsFor(left: SeatBudget, random: Random): Product[] {
  const wanted = (["api", "vibe", "code"] as const).filter((product) => random.chance(chanceOfSeat[product]));
  return wanted.filter((product) => {
    left[product] -= 1;
    return left[product] >= 0;
  });
}

/** Most people were here lately, some long ago. */
function lastActive(joinedAt: Date, random: Random, now: Date): Date {
  const daysAgo = random.next() ** 4 * 120;
  const at = daysAfter(now, -daysAgo);
  return at < joinedAt ? joinedAt : at;
}
