import { describe, expect, test } from "vitest";
import { allOrganizationPermissions, allWorkspacePermissions, withWhatTheyNeed } from "./permissions.ts";
import { builtInRoles } from "./roles.ts";

describe("what has to be seen for what is permitted", () => {
  test.each<[string[], string[]]>([
    [["members.roles:write"], ["members.roles:write", "members:read", "roles:read"]],
    [["groups:write"], ["groups:read", "groups:write", "members:read"]],
    [["profile:write"], ["profile:write"]],
    [["workspace.members:write"], ["workspace.members:read", "workspace.members:write", "workspace:read"]],
    [["workspace.vibe:use"], ["workspace.vibe:use", "workspace:read"]],
    [["constructor"], ["constructor"]],
  ])("%j", (permissions, all) => {
    expect(withWhatTheyNeed(permissions)).toEqual(all);
  });

  test("asking twice adds nothing", () => {
    for (const each of [...allOrganizationPermissions, ...allWorkspacePermissions]) {
      const once = withWhatTheyNeed([each]);
      expect(withWhatTheyNeed(once)).toEqual(once);
    }
  });

  test.each(Object.entries(builtInRoles))("the built-in role %s sees what it needs", (_, { permissions }) => {
    expect(withWhatTheyNeed(permissions)).toEqual([...permissions].sort());
  });
});
