import type { BulkAction, BulkActionType, BulkCounts, BulkOutcome, BulkState } from "@rollcall/contract/bulk";
import { importColumns } from "@rollcall/contract/invitation-imports";
import type { RefusalCode } from "@rollcall/contract/refusals";
import { Refusal } from "../../platform/refusal.ts";
import type { LineOutcome } from "../invitations/importing.ts";
import { outcomeInWords } from "../invitations/rules.ts";
import type { Problems } from "./lines.ts";

/** Whether the bulk change waits to be confirmed. */
export function confirm<J extends { state: BulkState }>(job: J): J | Refusal {
  return job.state === "ready" ? job : new Refusal("bulk_not_ready");
}

/** Whether there is something left of the bulk change to cancel. */
export function cancel<J extends { state: BulkState }>(job: J): J | Refusal {
  return hasEnded(job.state) ? new Refusal("bulk_ended") : job;
}

export function hasEnded(state: BulkState): boolean {
  return state === "finished" || state === "cancelled" || state === "stopped";
}

/** The roles that a member holds after some are added, taken away or set. Everybody holds at least one. */
export function rolesAfter(
  action: Extract<BulkAction, { roles: string[]; type: `roles.${string}` }>,
  held: readonly string[],
): string[] | Refusal {
  if (action.type === "roles.set") return action.roles;
  if (action.type === "roles.add") return [...new Set([...held, ...action.roles])];
  const left = held.filter((id) => !action.roles.includes(id));
  return left.length === 0 && held.length > 0 ? new Refusal("last_role") : left;
}

/** Refusals that say that a member is already as the action would make them. */
const alreadySo: Partial<Record<BulkActionType, RefusalCode>> = {
  "workspace.add": "already_in_workspace",
  suspend: "member_suspended",
  reactivate: "member_not_suspended",
};

/** What a refused change means for one member of many. */
export function outcomeOf({ code, message }: Refusal, type?: BulkActionType): BulkOutcome {
  const isAlreadySo = type !== undefined && alreadySo[type] === code;
  return { outcome: isAlreadySo ? "unchanged" : "refused", code, detail: message, column: null };
}

/** What a line that could not be read comes to: all that is wrong with it, by the first. */
export function unreadLine(problems: Problems): BulkOutcome {
  const [{ code, column }] = problems;
  return { outcome: "refused", code, column, detail: problems.map(({ detail }) => detail).join(" ") };
}

const unchangedLines: readonly LineOutcome[] = ["already_member", "already_invited"];

/** What became of a line of which nothing was wrong by itself. */
export function lineOutcome(outcome: LineOutcome): BulkOutcome {
  if (outcome === "invited") return CHANGED;
  if (outcome instanceof Refusal) return { ...outcomeOf(outcome), column: columnOf(outcome) };
  return {
    outcome: unchangedLines.includes(outcome) ? "unchanged" : "refused",
    code: outcome,
    detail: outcomeInWords(outcome),
    column: outcome === "no_seat" ? "seats" : "email",
  };
}

function columnOf({ details: { field = "" } }: Refusal): string | null {
  const [name] = field.split(".");
  return importColumns.find((column) => column === name) ?? null;
}

export const CHANGED: BulkOutcome = { outcome: "changed", code: null, detail: null, column: null };
export const UNCHANGED: BulkOutcome = { outcome: "unchanged", code: null, detail: null, column: null };

/** Whether an action can end an Admin, so that the next one may be the last. */
export function mayEndAdmins({ type }: { type: BulkActionType }): boolean {
  return type === "roles.set" || type === "roles.remove" || type === "suspend" || type === "remove";
}

/** How many items are done. */
export function doneOf({ changed, unchanged, refused }: BulkCounts): number {
  return changed + unchanged + refused;
}

export function counted(counts: BulkCounts, outcomes: readonly BulkOutcome[]): BulkCounts {
  const more = { ...counts };
  for (const { outcome } of outcomes) more[outcome] += 1;
  return more;
}
