import * as contract from "@rollcall/contract/join-requests";
import type { Noun } from "../noun.ts";

/** Who asks to join through a domain of the Organization. */
export const joinRequests: Noun = {
  name: "join-requests",
  summary: "Who asks to join, and the Organizations that one may join.",
  verbs: [
    { usage: "list", operation: contract.listJoinRequests },
    { usage: "grant <join-request>", operation: contract.grantJoinRequest },
    { usage: "decline <join-request>", operation: contract.declineJoinRequest },
    { usage: "joinable", operation: contract.listJoinableOrganizations },
    { usage: "join", operation: contract.joinOrganization },
    {
      usage: "withdraw <join-request>",
      operation: contract.withdrawJoinRequest,
      question: "Nobody is asked any more to let you in. Withdraw it?",
    },
  ],
};
