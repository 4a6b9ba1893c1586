import * as contract from "@rollcall/contract/organizations";
import { getSecondFactorRule, setSecondFactorRule } from "@rollcall/contract/second-factor";
import type { Noun } from "../noun.ts";

/** The Organization itself. */
export const organization: Noun = {
  name: "organization",
  summary: "The Organization and its settings.",
  verbs: [
    { usage: "show", operation: contract.getOrganization },
    { usage: "update", operation: contract.updateOrganization },
    {
      usage: "delete",
      operation: contract.deleteOrganization,
      question: "Everything in it goes, for everybody, for good. Delete the Organization?",
    },
    { usage: "second-factor", operation: getSecondFactorRule },
    { usage: "require-second-factor", operation: setSecondFactorRule },
  ],
};
