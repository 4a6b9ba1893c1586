import { Refusal } from "../../platform/refusal.ts";

export type RequestFacts = { productName: string; isSubscribed: boolean; holdsSeat: boolean; hasPending: boolean };

/** Decides whether a member can ask for a seat (SPEC R6.5). A full subscription is no reason against it. */
export function request(facts: RequestFacts): RequestFacts | Refusal {
  if (!facts.isSubscribed)
    return new Refusal("no_subscription", {
      field: "product_id",
      detail: `The Organization has no subscription of ${facts.productName}.`,
    });
  if (facts.holdsSeat) return new Refusal("seat_already_held", { field: "product_id" });
  return facts.hasPending ? new Refusal("seat_request_pending", { field: "product_id" }) : facts;
}

/** A request is answered once. */
export function answerable<R extends { status: string }>(request: R | undefined): R | Refusal {
  if (request === undefined) return new Refusal("not_found");
  return request.status === "pending" ? request : new Refusal("seat_request_answered");
}
