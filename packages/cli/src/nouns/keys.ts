import * as contract from "@rollcall/contract/api-keys";
import * as accounts from "@rollcall/contract/service-accounts";
import type { Noun } from "../noun.ts";

/** API keys of Workspaces. */
export const keys: Noun = {
  name: "keys",
  summary: "API keys of Workspaces. A secret is shown once.",
  verbs: [
    { usage: "list <workspace>", operation: contract.listKeys },
    { usage: "mine", operation: contract.listMyKeys },
    { usage: "create <workspace> <name>", operation: contract.createKey },
    { usage: "rotate <workspace> <key>", operation: contract.rotateKey },
    {
      usage: "revoke <workspace> <key>",
      operation: contract.revokeKey,
      question: "Whatever uses the key stops at once. Revoke it?",
    },
    { usage: "verify <key>", operation: contract.verifyKey },
  ],
};

/** Owners of keys that are no people. */
export const serviceAccounts: Noun = {
  name: "service-accounts",
  summary: "Owners of API keys that outlive people.",
  verbs: [
    { usage: "list <workspace>", operation: accounts.listServiceAccounts },
    { usage: "show <workspace> <service-account>", operation: accounts.getServiceAccount },
    { usage: "create <workspace> <name> <roles...>", operation: accounts.createServiceAccount },
    { usage: "update <workspace> <service-account>", operation: accounts.updateServiceAccount },
  ],
};
