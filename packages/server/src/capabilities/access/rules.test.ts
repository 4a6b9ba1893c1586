import { allWorkspacePermissions } from "@rollcall/contract/permissions";
import { expect, test } from "vitest";
import { acting } from "../../../testing/acting.ts";
import { permissionsInside } from "./rules.ts";

const active = { isArchived: false };
const grants = (...roles: string[]) => roles.map((roleId) => ({ roleId }));

test("what grants permit is their union", () => {
  const held = permissionsInside(acting("member"), grants("user", "billing_viewer"), active);
  expect([...held].sort()).toEqual(["workspace.usage:read", "workspace.vibe:use", "workspace:read"]);
});

test("an Organization Admin has full access everywhere without being listed", () => {
  expect([...permissionsInside(acting("organization_admin"), [], active)]).toEqual(allWorkspacePermissions);
});

test("the Organization role says nothing about a Workspace otherwise", () => {
  expect(permissionsInside(acting("billing_manager"), [], active).size).toBe(0);
});

test("an archived Workspace lets only those in who administer all, and only to look", () => {
  const archived = { isArchived: true };
  expect(permissionsInside(acting("member"), grants("workspace_admin"), archived).size).toBe(0);
  expect(permissionsInside(acting("organization_admin"), [], archived).has("workspace:write")).toBe(false);
});
