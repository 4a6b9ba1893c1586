import { Refusal } from "../../platform/refusal.ts";

export const MOST_WORKSPACES = 500;

type Place = { name: string; isDefault: boolean; archivedAt: Date | null };

/** Whether there is room for one more active Workspace (SPEC R7.2). */
export function oneMore(active: number): number | Refusal {
  return active < MOST_WORKSPACES ? active + 1 : new Refusal("too_many_workspaces");
}

/** Whether the Workspace can still be changed: archiving is final (SPEC R7.3). */
export function open<P extends Place>(workspace: P): P | Refusal {
  return workspace.archivedAt === null ? workspace : new Refusal("workspace_archived");
}

/** Decides whether it is archived: never the default one, and only with its name typed. */
export function archive<P extends Place>(workspace: P, typedName: string): P | Refusal {
  if (workspace.isDefault) return new Refusal("default_workspace");
  const active = open(workspace);
  if (active instanceof Refusal) return active;
  return typedName.trim() === workspace.name
    ? active
    : new Refusal("confirmation_mismatch", {
        field: "confirm_name",
        detail: "The name that you typed is not the name of the Workspace.",
      });
}

/** Whether a date until which something is given lies ahead. */
export function ahead(until: string | null, now: Date): Date | null | Refusal {
  if (until === null) return null;
  const end = new Date(until);
  return end > now ? end : new Refusal("until_in_the_past", { field: "until" });
}

export type LeavingFacts = { isDefault: boolean; directRoles: readonly string[]; hasGroupRoles: boolean };

/** Decides whether a member can be taken out (SPEC R5.3): what a Group gives, only the Group takes. */
export function takeOut(facts: LeavingFacts): LeavingFacts | Refusal {
  if (facts.isDefault) return new Refusal("default_workspace");
  if (facts.directRoles.length > 0) return facts;
  return new Refusal(facts.hasGroupRoles ? "granted_by_group" : "not_found");
}
