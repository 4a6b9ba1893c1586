import { listMemberKeys } from "@rollcall/contract/api-keys";
import { listMemberGroups } from "@rollcall/contract/groups";
import * as contract from "@rollcall/contract/members";
import { resetMemberSecondFactor } from "@rollcall/contract/second-factor";
import { listMemberIdentities, unlinkMemberIdentity } from "@rollcall/contract/sso-sign-ins";
import { listMemberWorkspaces } from "@rollcall/contract/workspaces";
import type { Noun } from "../noun.ts";

const fullName = ["name", (row: contract.Member) => `${row.first_name} ${row.last_name}`.trim()] as const;

/** Who belongs to the Organization. */
export const members: Noun = {
  name: "members",
  summary: "Who belongs to the Organization, and what they may do.",
  verbs: [
    {
      usage: "list",
      operation: contract.listMembers,
      columns: [fullName, "email", "roles", "seats", "status", "source", "last_active_at", "id"],
    },
    { usage: "count", operation: contract.countMembers },
    { usage: "export", operation: contract.exportMembers },
    { usage: "show <member>", operation: contract.getMember },
    { usage: "update <member>", operation: contract.updateMember },
    { usage: "roles <member> <roles...>", operation: contract.setMemberRoles },
    { usage: "seat-on <member> <product>", operation: contract.grantSeat },
    { usage: "seat-off <member> <product>", operation: contract.releaseSeat },
    {
      usage: "suspend <member>",
      operation: contract.suspendMember,
      question: "They lose all access at once and their seats; everything else is kept. Suspend them?",
    },
    { usage: "reactivate <member>", operation: contract.reactivateMember },
    {
      usage: "remove <member>",
      operation: contract.removeMember,
      question:
        "Sessions, seats, Workspaces, Groups and API keys go; what they made stays. They can be restored for 30 days. Remove them?",
    },
    {
      usage: "remove-with-keys <member>",
      operation: contract.removeMemberWithKeys,
      question:
        "Sessions, seats, Workspaces and Groups go, and every key that is not handed over; what they made stays. Remove them?",
    },
    { usage: "restore <member>", operation: contract.restoreMember },
    { usage: "allow-again <member>", operation: contract.allowMemberAgain },
    { usage: "workspaces <member>", operation: listMemberWorkspaces },
    { usage: "groups <member>", operation: listMemberGroups },
    { usage: "keys <member>", operation: listMemberKeys },
    { usage: "sessions <member>", operation: contract.listMemberSessions },
    {
      usage: "sign-out <member>",
      operation: contract.revokeMemberSessions,
      question: "They are signed out everywhere, and may sign in again. Sign them out?",
    },
    { usage: "identities <member>", operation: listMemberIdentities },
    {
      usage: "unlink-identity <member> <connection>",
      operation: unlinkMemberIdentity,
      question: "Their next sign-in through it is looked at as if it were the first. Unlink it?",
    },
    {
      usage: "reset-second-factor <member>",
      operation: resetMemberSecondFactor,
      question: "Their authenticator app, passkeys and recovery codes go, and they set one up anew. Reset it?",
    },
    {
      usage: "leave",
      operation: contract.leaveOrganization,
      question: "You lose everything that you may do in this Organization. Leave it?",
    },
  ],
};
