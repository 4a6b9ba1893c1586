import * as contract from "@rollcall/contract/identity";
import * as factors from "@rollcall/contract/second-factor";
import type { Noun } from "../noun.ts";

/** Oneself. */
export const account: Noun = {
  name: "account",
  summary: "Yourself: name, password, sessions, second factor.",
  verbs: [
    { usage: "show", operation: contract.getMe },
    { usage: "update", operation: contract.updateMe },
    { usage: "sessions", operation: contract.listMySessions },
    { usage: "end-session <session>", operation: contract.revokeMySession },
    { usage: "end-other-sessions", operation: contract.revokeMyOtherSessions },
    { usage: "verify-email", operation: contract.sendEmailVerification },
    { usage: "second-factor", operation: factors.getMySecondFactor },
    { usage: "recovery-codes", operation: factors.makeRecoveryCodes },
    {
      usage: "remove-app",
      operation: factors.removeTotp,
      question: "Your authenticator app does not sign you in any more. Remove it?",
    },
    { usage: "rename-passkey <passkey> <name>", operation: factors.renamePasskey },
    { usage: "remove-passkey <passkey>", operation: factors.removePasskey, question: "Remove the passkey?" },
  ],
};
