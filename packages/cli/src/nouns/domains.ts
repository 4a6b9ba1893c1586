import * as contract from "@rollcall/contract/domains";
import type { Noun } from "../noun.ts";

/** Domains that the Organization proved to be its own. */
export const domains: Noun = {
  name: "domains",
  summary: "Domains that the Organization proved to be its own.",
  verbs: [
    { usage: "list", operation: contract.listDomains },
    { usage: "claim <domain>", operation: contract.claimDomain },
    { usage: "show <domain>", operation: contract.getDomain },
    { usage: "check <domain>", operation: contract.checkDomain },
    { usage: "update <domain>", operation: contract.updateDomain },
    {
      usage: "remove <domain>",
      operation: contract.removeDomain,
      question: "Nobody joins through it any more; members stay. Give the domain up?",
    },
  ],
};
