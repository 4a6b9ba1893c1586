import * as contract from "@rollcall/contract/groups";
import type { Noun } from "../noun.ts";

/** Groups: who is in them, and what they grant. */
export const groups: Noun = {
  name: "groups",
  summary: "Groups: who is in them, and what they grant.",
  verbs: [
    { usage: "list", operation: contract.listGroups, columns: ["name", "member_count", "description", "id"] },
    { usage: "create <name>", operation: contract.createGroup },
    { usage: "show <group>", operation: contract.getGroup },
    { usage: "update <group>", operation: contract.updateGroup },
    {
      usage: "delete <group>",
      operation: contract.deleteGroup,
      question: "What it gave goes at once; its members stay. --preview shows who loses what. Delete it?",
    },
    { usage: "members <group>", operation: contract.listGroupMembers },
    { usage: "add <group> <members...>", operation: contract.addGroupMembers },
    {
      usage: "take-out <group> <member>",
      operation: contract.removeGroupMember,
      question: "They lose what only this Group gave. --preview shows it. Take them out?",
    },
    { usage: "add-group <group> <child>", operation: contract.addChildGroup },
    {
      usage: "take-out-group <group> <child>",
      operation: contract.removeChildGroup,
      question: "Its members lose what only this Group gave. --preview shows it. Take it out?",
    },
    { usage: "grant <group> <workspace> [roles...]", operation: contract.setGroupGrant },
    { usage: "organization-roles <group> [roles...]", operation: contract.setGroupOrganizationRoles },
  ],
};
