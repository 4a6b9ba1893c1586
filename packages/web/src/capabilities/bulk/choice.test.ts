import type { BulkActionType } from "@rollcall/contract/bulk";
import type { Workspace } from "@rollcall/contract/workspaces";
import { describe, expect, it } from "vitest";
import { actionOf, type Choice, emptyChoice } from "./choice.ts";

// Only its id is looked at.
const workspace = { id: "wks_1" } as Workspace;

describe("actionOf", () => {
  it.each<[BulkActionType, Partial<Choice>, unknown]>([
    ["roles.add", {}, "roles"],
    ["roles.add", { roles: ["member"] }, { type: "roles.add", roles: ["member"] }],
    ["seat.grant", {}, "product"],
    ["seat.release", { productId: "vibe" }, { type: "seat.release", product_id: "vibe" }],
    ["workspace.add", {}, "workspace"],
    ["workspace.add", { workspace, roles: [] }, "roles"],
    [
      "workspace.add",
      { workspace },
      { type: "workspace.add", workspace_id: "wks_1", roles: ["workspace_contributor"] },
    ],
    ["workspace.remove", { workspace }, { type: "workspace.remove", workspace_id: "wks_1" }],
    ["group.add", {}, "group"],
    ["group.remove", { group: { id: "grp_1", name: "x" } }, { type: "group.remove", group_id: "grp_1" }],
    ["suspend", {}, { type: "suspend" }],
  ])("%s with %j", (type, chosen, action) => {
    expect(actionOf(type, { ...emptyChoice(type), ...chosen })).toEqual(action);
  });
});
