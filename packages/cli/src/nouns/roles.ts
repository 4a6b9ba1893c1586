import * as contract from "@rollcall/contract/roles";
import type { Noun } from "../noun.ts";

/** What roles there are, and what they permit. */
export const roles: Noun = {
  name: "roles",
  summary: "What roles there are, and what they permit.",
  verbs: [
    { usage: "list", operation: contract.listRoles, columns: ["name", "scope", "members", "id"] },
    { usage: "of-workspace <workspace>", operation: contract.listWorkspaceRoles, columns: ["name", "id"] },
    { usage: "show <role>", operation: contract.getRole },
    { usage: "create <name>", operation: contract.createRole },
    { usage: "update <role>", operation: contract.updateRole },
    { usage: "delete <role>", operation: contract.deleteRole, question: "The role is gone for good. Delete it?" },
  ],
};
