import type { BulkJob } from "@rollcall/contract/bulk";
import { downloadImportTemplate, importInvitations } from "@rollcall/contract/invitation-imports";
import * as contract from "@rollcall/contract/invitations";
import type { AnyOperation } from "@rollcall/contract/operation";
import { Preview } from "@rollcall/contract/paging";
import type { InputOf } from "@rollcall/sdk";
import { takeThrough } from "../bulk-run.ts";
import type { Input, Noun, Wish } from "../noun.ts";
import { harmless } from "../output.ts";
import type { Session } from "../session.ts";

// The cast is sound: it says what is typed, and is never sent.
const importing = { ...importInvitations, query: Preview } as unknown as AnyOperation;

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
    {
      usage: "import <csv>",
      operation: importing,
      summary:
        "Invite whom a CSV file names, or one that is piped in as -, once you have seen what would become of each line.",
      asksByItself: true,
      run: importFile,
    },
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

async function importFile(session: Session, { params, query, body = {} }: Input, wish: Wish): Promise<void> {
  const typed = String(body["csv"]);
  // What was piped in is here already, and has lines.
  const csv = typed.includes("\n") ? typed : await session.io.readFile(typed);
  // The server checks every part by the same contract, and says what is wrong.
  const asked = { params, body: { ...body, csv } } as unknown as InputOf<typeof importInvitations>;
  const begun = await session.client.call(importInvitations, asked);
  if (!wish.isJson) tellColumns(session, begun);
  await takeThrough(session, begun, { ...wish, isPreview: query["preview"] === true });
}

/** A column that was meant and is spelled otherwise would be left out in silence. */
function tellColumns({ io }: Session, { file }: BulkJob): void {
  const leftOut = (file?.columns ?? []).filter(({ read_as }) => read_as === null).map(({ header }) => header);
  if (leftOut.length > 0) io.err(`Left out: ${harmless(leftOut.join(", "))}.\n`);
}
