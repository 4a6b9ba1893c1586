import * as contract from "@rollcall/contract/bulk";
import { GroupId, MemberId, WorkspaceId } from "@rollcall/contract/ids";
import { MemberFilter } from "@rollcall/contract/members";
import type { AnyOperation } from "@rollcall/contract/operation";
import { Preview } from "@rollcall/contract/paging";
import { RoleId } from "@rollcall/contract/roles";
import { ProductId } from "@rollcall/contract/subscriptions";
import type { InputOf } from "@rollcall/sdk";
import * as z from "zod";
import { takeThrough } from "../bulk-run.ts";
import { Failure } from "../failure.ts";
import type { Input, Noun, Verb } from "../noun.ts";
import type { Session } from "../session.ts";

const outcome = (phase: "preview" | "result") =>
  [phase, ({ [phase]: became }: contract.BulkItem) => became?.outcome ?? ""] as const;
const because = ["because", ({ result, preview }: contract.BulkItem) => (result ?? preview)?.detail ?? ""] as const;

const summaries: Record<contract.BulkActionType, string> = {
  "roles.add": "Give many members more roles.",
  "roles.remove": "Take roles away from many members.",
  "roles.set": "Set the roles of many members.",
  "seat.grant": "Turn the seat of many members on.",
  "seat.release": "Turn the seat of many members off.",
  "workspace.add": "Add many members to a Workspace.",
  "workspace.remove": "Take many members out of a Workspace.",
  "group.add": "Put many members into a Group.",
  "group.remove": "Take many members out of a Group.",
  suspend: "Suspend many members.",
  reactivate: "Bring many suspended members back.",
  remove: "Remove many members.",
};

/** Changes to many members at once. */
export const bulk: Noun = {
  name: "bulk",
  summary: "Changes to many members at once: by --member, by a filter as in members list, or to --everybody.",
  verbs: [
    changing("roles-add <roles...>", "roles.add", { roles: z.array(RoleId) }),
    changing("roles-remove <roles...>", "roles.remove", { roles: z.array(RoleId) }),
    changing("roles-set <roles...>", "roles.set", { roles: z.array(RoleId) }),
    changing("seat-on <product>", "seat.grant", { product_id: ProductId }),
    changing("seat-off <product>", "seat.release", { product_id: ProductId }),
    changing("workspace-add <workspace-id> <roles...>", "workspace.add", {
      workspace_id: WorkspaceId,
      roles: z.array(RoleId),
    }),
    changing("workspace-remove <workspace-id>", "workspace.remove", { workspace_id: WorkspaceId }),
    changing("group-add <group-id>", "group.add", { group_id: GroupId }),
    changing("group-remove <group-id>", "group.remove", { group_id: GroupId }),
    changing("suspend", "suspend", {}),
    changing("reactivate", "reactivate", {}),
    changing("remove", "remove", {}),
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

/** One action as it is typed: what it is about, then whom it is done to. */
function changing(usage: string, type: contract.BulkActionType, action: Record<string, z.ZodType>): Verb {
  const body = z.strictObject({
    ...action,
    member: z.array(MemberId).optional(),
    everybody: z.boolean().optional(),
  });
  const typed = { ...contract.createBulkJob, query: MemberFilter.extend(Preview.shape), body };
  return {
    usage,
    // The cast is sound: it says what is typed, and is never sent.
    operation: typed as unknown as AnyOperation,
    summary: summaries[type],
    asksByItself: true,
    async run(session, input, { isSure, isJson }) {
      const { preview } = input.query;
      const begun = await begin(session, input, type);
      await takeThrough(session, begun, { isPreview: preview === true, isSure, isJson });
    },
  };
}

async function begin({ client }: Session, { params, query, body = {} }: Input, type: contract.BulkActionType) {
  const { preview: _, ...filter } = query;
  const { member, everybody, ...rest } = body;
  if (member === undefined && Object.keys(filter).length === 0 && everybody !== true)
    throw new Failure("Whom? Name them by --member or by a filter, or say --everybody.");
  if (member !== undefined && Object.keys(filter).length > 0)
    throw new Failure("Either --member or a filter: say one of them.");
  const selection = member === undefined ? { filter } : { members: member };
  const asked = { params, body: { selection, action: { type, ...rest } } };
  // The server checks every part by the same contract, and says what is wrong.
  return client.call(contract.createBulkJob, asked as unknown as InputOf<typeof contract.createBulkJob>);
}
