import { Refusal } from "../../platform/refusal.ts";

/** How the seats of one subscription stand. */
export type SeatCount = { seats: number; used: number; reserved: number };

export function freeSeats({ seats, used, reserved }: SeatCount): number {
  return Math.max(0, seats - used - reserved);
}

/** Whether one more seat can be occupied (SPEC R6.2): the count as it was, or the refusal. */
export function oneMore(count: SeatCount | undefined, productName: string): SeatCount | Refusal {
  if (count === undefined)
    return new Refusal("no_subscription", { detail: `The Organization has no subscription of ${productName}.` });
  if (freeSeats(count) > 0) return count;
  return new Refusal("no_seats_available", {
    detail: `All ${count.seats} seats of ${productName} are taken. Free one or add seats to the subscription.`,
  });
}

/** A subscription never falls below what is occupied; the refusal names by how many (SPEC R6.3). */
export function resize(count: Omit<SeatCount, "seats">, seats: number): number | Refusal {
  const occupied = count.used + count.reserved;
  if (seats >= occupied) return seats;
  return new Refusal("subscription_below_use", {
    field: "seats",
    detail: `${occupied} seats are occupied (${count.used} used, ${count.reserved} reserved). Free ${occupied - seats} first.`,
  });
}

export type CataloguePlan = { productId: string; productName: string; planName: string; allowsInvitations: boolean };

/** Which plans would allow it, in words: "Vibe on Team or Enterprise, or API Plan on Scale". */
export function plansInWords(plans: readonly CataloguePlan[]): string {
  const allowing = plans.filter(({ allowsInvitations }) => allowsInvitations);
  const names = [...new Set(allowing.map(({ productName }) => productName))];
  return names
    .map((name) => {
      const planNames = allowing.filter(({ productName }) => productName === name).map(({ planName }) => planName);
      return `${name} on ${planNames.join(" or ")}`;
    })
    .join(", or ");
}
