import * as contract from "@rollcall/contract/subscriptions";
import type { Noun } from "../noun.ts";

/** Product seats. Turning one on and off is with the member: `rollcall members seat-on`. */
export const seats: Noun = {
  name: "seats",
  summary: "Subscriptions, who uses their seats, and who asks for one.",
  verbs: [
    { usage: "products", operation: contract.listProducts },
    { usage: "subscriptions", operation: contract.listSubscriptions },
    { usage: "ledger", operation: contract.listSeatLedger },
    { usage: "requests", operation: contract.listSeatRequests },
    { usage: "ask <product>", operation: contract.requestSeat },
    { usage: "grant <seat-request>", operation: contract.grantSeatRequest },
    { usage: "decline <seat-request>", operation: contract.declineSeatRequest },
  ],
};
