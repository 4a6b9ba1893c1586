import * as contract from "@rollcall/contract/directory";
import type { Noun } from "../noun.ts";

/** Directory sync over SCIM. */
export const directory: Noun = {
  name: "directory",
  summary: "Directory sync over SCIM: tokens, the brake, and what was asked for.",
  verbs: [
    { usage: "show", operation: contract.getDirectory },
    { usage: "tokens", operation: contract.listDirectoryTokens },
    { usage: "create-token <name>", operation: contract.createDirectoryToken },
    {
      usage: "revoke-token <token>",
      operation: contract.revokeDirectoryToken,
      question: "The directory that uses it is refused from its next request on. Revoke it?",
    },
    { usage: "brake <percent>", operation: contract.setDirectoryBrake },
    {
      usage: "release-brake",
      operation: contract.releaseDirectoryBrake,
      question: "For an hour it suspends and removes whomever it says. Let it go on?",
    },
    {
      usage: "requests",
      operation: contract.listDirectoryRequests,
      columns: ["at", "method", "path", "status", "outcome", "subject", "reason"],
    },
    { usage: "request <request>", operation: contract.getDirectoryRequest },
    { usage: "replay <request>", operation: contract.previewDirectoryRequest },
  ],
};
