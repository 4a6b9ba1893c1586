import * as contract from "@rollcall/contract/admin-keys";
import type { Noun } from "../noun.ts";

/** Keys by which programs administer the Organization. */
export const adminKeys: Noun = {
  name: "admin-keys",
  summary: "Keys by which programs administer the Organization. A secret is shown once.",
  verbs: [
    {
      usage: "list",
      operation: contract.listAdminKeys,
      columns: ["name", "mask", "status", "permissions", "last_used_at", "expires_at", "id"],
    },
    { usage: "show <admin-key>", operation: contract.getAdminKey },
    { usage: "create <name> <permissions...>", operation: contract.createAdminKey },
    { usage: "rotate <admin-key>", operation: contract.rotateAdminKey },
    {
      usage: "revoke <admin-key>",
      operation: contract.revokeAdminKey,
      question: "Whatever uses the key stops at once. Revoke it?",
    },
  ],
};
