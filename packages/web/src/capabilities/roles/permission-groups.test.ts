import { allOrganizationPermissions, allWorkspacePermissions } from "@rollcall/contract/permissions";
import { describe, expect, test } from "vitest";
import { permissionGroups } from "./permission-groups.ts";

const t = (message: string) => message;
const idsOf = (...given: Parameters<typeof permissionGroups>) =>
  permissionGroups(...given).flatMap(({ permissions }) => permissions.map(({ id }) => id));

describe("the catalogue in groups", () => {
  test("holds every permission once", () => {
    expect(idsOf("organization", t).toSorted()).toEqual(allOrganizationPermissions.toSorted());
    expect(idsOf("workspace", t).toSorted()).toEqual(allWorkspacePermissions.toSorted());
  });

  test.each([
    { search: "suspend", found: ["members:suspend"] },
    { search: "SUSPEND", found: ["members:suspend"] },
    { search: "invoices:read", found: ["invoices:read"] },
    { search: "seat history ledger", found: [] },
    { search: "subscriptions ledger", found: ["subscriptions:read"] },
    { search: "%", found: [] },
  ])("$search finds $found", ({ search, found }) => {
    expect(idsOf("organization", t, search)).toEqual(found);
  });
});
