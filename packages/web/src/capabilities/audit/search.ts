import { AuditFilter } from "@rollcall/contract/audit";
import { anyOf } from "@rollcall/contract/paging";
import * as z from "zod";

/** The spans of time that end now. */
export const spans = ["today", "week", "month"] as const;
export type Span = (typeof spans)[number];

const { actor, name, target, workspace, involving } = AuditFilter.shape;

/** What the address of the audit log says. Days are those of the reader's calendar, the last one included. */
export const auditSearch = z.object({
  actor,
  /** Every event of these kinds, such as `member`, beside those of `name`. */
  kind: anyOf(z.string().max(40)),
  name,
  target,
  workspace,
  involving,
  time: z.enum(spans).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  live: z.enum(["on"]).optional(),
});

export type AuditSearch = { [K in keyof z.output<typeof auditSearch>]?: z.output<typeof auditSearch>[K] | undefined };
