import type { BulkAction, BulkActionType } from "@rollcall/contract/bulk";
import type { Workspace } from "@rollcall/contract/workspaces";

/** What an action is to be done with, as far as it is chosen. */
export type Choice = {
  roles: string[];
  productId: string | undefined;
  workspace: Workspace | undefined;
  group: { id: string; name: string } | undefined;
};

/** What is missing before the effect can be worked out. */
export type Missing = "roles" | "product" | "workspace" | "group";

export function emptyChoice(type: BulkActionType): Choice {
  const roles = type === "workspace.add" ? ["workspace_contributor"] : [];
  return { roles, productId: undefined, workspace: undefined, group: undefined };
}

/** The action with what was chosen, or what is missing. */
export function actionOf(type: BulkActionType, choice: Choice): BulkAction | Missing {
  const { roles, productId, workspace, group } = choice;
  switch (type) {
    case "roles.add":
    case "roles.remove":
    case "roles.set":
      return roles.length === 0 ? "roles" : { type, roles };
    case "seat.grant":
    case "seat.release":
      return productId === undefined ? "product" : { type, product_id: productId };
    case "workspace.add":
      if (workspace === undefined) return "workspace";
      return roles.length === 0 ? "roles" : { type, workspace_id: workspace.id, roles };
    case "workspace.remove":
      return workspace === undefined ? "workspace" : { type, workspace_id: workspace.id };
    case "group.add":
    case "group.remove":
      return group === undefined ? "group" : { type, group_id: group.id };
    default:
      return { type };
  }
}
