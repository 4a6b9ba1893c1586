import * as contract from "@rollcall/contract/bulk";
import type { Noun } from "../noun.ts";

const outcome = (phase: "preview" | "result") =>
  [phase, ({ [phase]: became }: contract.BulkItem) => became?.outcome ?? ""] as const;
const because = ["because", ({ result, preview }: contract.BulkItem) => (result ?? preview)?.detail ?? ""] as const;

/** Changes to many members at once. */
export const bulk: Noun = {
  name: "bulk",
  summary: "Changes to many members at once.",
  verbs: [
    { usage: "list", operation: contract.listBulkJobs, columns: ["created_at", "kind", "state", "total", "id"] },
    { usage: "create", operation: contract.createBulkJob },
    { usage: "show <bulk-job>", operation: contract.getBulkJob },
    {
      usage: "items <bulk-job>",
      operation: contract.listBulkItems,
      columns: ["number", "email", outcome("preview"), outcome("result"), because],
    },
    {
      usage: "confirm <bulk-job>",
      operation: contract.confirmBulkJob,
      question: "Everybody in it is changed as its preview says. Run it?",
    },
    { usage: "cancel <bulk-job>", operation: contract.cancelBulkJob },
    { usage: "result <bulk-job>", operation: contract.downloadBulkResult },
  ],
};
