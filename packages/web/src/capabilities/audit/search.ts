import { AuditFilter } from "@rollcall/contract/audit";
import { anyOf } from "@rollcall/contract/paging";
import * as z from "zod";
import { timeSearch } from "../../lists/time-span.ts";

const { actor, name, target, workspace, involving } = AuditFilter.shape;

/** What the address of the audit log says. */
export const auditSearch = z.object({
  actor,
  /** Every event of these kinds, such as `member`, beside those of `name`. */
  kind: anyOf(z.string().max(40)),
  name,
  target,
  workspace,
  involving,
  ...timeSearch.shape,
  live: z.enum(["on"]).optional(),
});

export type AuditSearch = { [K in keyof z.output<typeof auditSearch>]?: z.output<typeof auditSearch>[K] | undefined };
