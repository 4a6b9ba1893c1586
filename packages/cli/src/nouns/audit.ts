import * as contract from "@rollcall/contract/audit";
import type { InputOf } from "@rollcall/sdk";
import { Failure } from "../failure.ts";
import type { Input, Noun } from "../noun.ts";
import { table } from "../output.ts";
import type { Session } from "../session.ts";

const subject = ["subject", ({ subject: { id, name } }: contract.AuditEvent) => name ?? id] as const;
const columns = ["at", "name", "actor", subject, "id"] as const;

/** The audit log. */
export const audit: Noun = {
  name: "audit",
  summary: "The audit log: who did what to whom.",
  verbs: [
    { usage: "list", operation: contract.listAuditEvents, columns },
    { usage: "show <event>", operation: contract.getAuditEvent },
    {
      usage: "follow",
      operation: contract.followAuditEvents,
      summary: "Print events as they happen, until it is stopped.",
      run: follow,
    },
    { usage: "export", operation: contract.exportAuditEvents },
    {
      usage: "verify",
      operation: contract.verifyAuditChain,
      summary: "Verify the whole hash chain; name the first event that was edited, removed or reordered.",
      run: verify,
    },
    { usage: "retention", operation: contract.getAuditRetention },
    {
      usage: "keep <days>",
      operation: contract.setAuditRetention,
      question: "What is older is removed within a day, for good. Keep events that long?",
    },
  ],
};

async function verify({ client, io }: Session, input: Input): Promise<void> {
  let after: string | undefined;
  let erased = 0;
  do {
    // The server checks what was typed by the same contract.
    const asked = { ...input, query: { ...input.query, after } } as unknown as InputOf<
      typeof contract.verifyAuditChain
    >;
    const part = await client.call(contract.verifyAuditChain, asked);
    erased += part.erased;
    if (part.first_broken !== null) throw new Failure(sentenceOf(part.first_broken));
    after = part.next_cursor ?? undefined;
    if (after === undefined)
      io.out(`${headOf(part.chain)}${erased > 0 ? `Personal data was erased from ${erased}.\n` : ""}`);
  } while (after !== undefined);
}

function sentenceOf({ kind, event_id, position }: contract.BrokenEvent): string {
  const place = position === null ? "" : ` at position ${position}`;
  return `The audit log is not as it was written: the first event that was ${kind} is ${event_id ?? "gone"}${place}.`;
}

function headOf({ first_position, last_position, head_hash, waiting }: contract.AuditChain): string {
  if (last_position < first_position) return "No event is sealed yet.\n";
  const rest = waiting === 0 ? "" : ` ${waiting} wait to be sealed.`;
  return `Events ${first_position} to ${last_position} are as they were written.${rest}\nHead ${last_position}:${head_hash}\n`;
}

const PAUSE_MS = 1_000;

async function follow({ client, io }: Session, input: Input): Promise<void> {
  let cursor: string | undefined;
  for (;;) {
    const query = { start: "end", ...input.query, ...(cursor !== undefined && { cursor }) };
    const asked = { ...input, query } as unknown as InputOf<typeof contract.followAuditEvents>;
    const { data, next_cursor, has_more } = await client.call(contract.followAuditEvents, asked);
    if (data.length > 0) io.out(`${table(io, data, columns).split("\n").slice(1).join("\n")}\n`);
    cursor = next_cursor;
    if (!has_more) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
