import { allWorkspacePermissions, permits } from "@rollcall/contract/permissions";
import { usePermits } from "../../session.ts";
import { useEveryWorkspace } from "./data.ts";

const everything: ReadonlySet<string> = new Set(allWorkspacePermissions);
const nothing: ReadonlySet<string> = new Set();

/** What one may do in any of the Workspaces: everything for who administers all of them, else what the list says of each. */
export function usePermissionsIn() {
  const administersAll = usePermits()("workspaces:administer");
  const { data: rows = [] } = useEveryWorkspace({ enabled: !administersAll });
  return {
    of: (id: string): ReadonlySet<string> => {
      if (administersAll) return everything;
      const own = rows.find((each) => each.id === id);
      return own === undefined ? nothing : new Set(own.permissions);
    },
    /** Whether there is a Workspace that one can add somebody to. */
    mayAdd:
      administersAll ||
      rows.some(({ is_default, permissions }) => !is_default && permits(permissions, "workspace.members:write")),
  };
}
