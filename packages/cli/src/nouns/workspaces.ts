import * as contract from "@rollcall/contract/workspaces";
import type { Noun } from "../noun.ts";

/** Workspaces and who is in them. */
export const workspaces: Noun = {
  name: "workspaces",
  summary: "Workspaces, and who is in them.",
  verbs: [
    { usage: "list", operation: contract.listWorkspaces, columns: ["name", "status", "member_count", "id"] },
    { usage: "create <name>", operation: contract.createWorkspace },
    { usage: "show <workspace>", operation: contract.getWorkspace },
    { usage: "update <workspace>", operation: contract.updateWorkspace },
    {
      usage: "archive <workspace>",
      operation: contract.archiveWorkspace,
      question: "Its keys stop at once and nobody enters it again; its history stays. This is final. Archive it?",
    },
    { usage: "members <workspace>", operation: contract.listWorkspaceMembers },
    { usage: "candidates <workspace>", operation: contract.listWorkspaceCandidates },
    { usage: "add <workspace> <member> [roles...]", operation: contract.addWorkspaceMember },
    { usage: "member-roles <workspace> <member> <roles...>", operation: contract.setWorkspaceRoles },
    {
      usage: "take-out <workspace> <member>",
      operation: contract.removeWorkspaceMember,
      question: "They lose the roles given here; what Groups give them stays. Take them out?",
    },
  ],
};
