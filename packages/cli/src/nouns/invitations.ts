import { downloadImportTemplate, importInvitations } from "@rollcall/contract/invitation-imports";
import * as contract from "@rollcall/contract/invitations";
import type { Noun } from "../noun.ts";

/** Who was asked to join. */
export const invitations: Noun = {
  name: "invitations",
  summary: "Who was asked to join.",
  verbs: [
    {
      usage: "list",
      operation: contract.listInvitations,
      columns: ["email", "status", "roles", "seats", "expires_at", "id"],
    },
    {
      usage: "create <emails...>",
      operation: contract.createInvitations,
      columns: ["input", "outcome", "detail"],
    },
    { usage: "import <csv>", operation: importInvitations },
    { usage: "template", operation: downloadImportTemplate },
    { usage: "show <invitation>", operation: contract.getInvitation },
    { usage: "link <invitation>", operation: contract.copyInvitationLink },
    { usage: "resend <invitation>", operation: contract.resendInvitation },
    {
      usage: "revoke <invitation>",
      operation: contract.revokeInvitation,
      question: "The link dies at once. Revoke the invitation?",
    },
    { usage: "open <token>", operation: contract.openInvitation },
    { usage: "accept <token>", operation: contract.acceptInvitation },
    { usage: "decline <token>", operation: contract.declineInvitation },
  ],
};
