import { permits } from "@rollcall/contract/permissions";
import { useText } from "../../texts/use-text.ts";
import { useKnownWorkspace, useWorkspaces } from "../workspaces/data.ts";
import { RolesMenu } from "../workspaces/roles-menu.tsx";
import { notAddedReason, WorkspacesField } from "../workspaces/workspaces-field.tsx";
import type { OfferedWorkspace } from "./invite-form.ts";

type Props = {
  chosen: readonly OfferedWorkspace[];
  onChange: (workspaces: OfferedWorkspace[]) => void;
};

const FIRST_ROLES = ["workspace_contributor"];

/** The Workspaces of an invitation, each with the roles there; nobody gives more than they hold. */
export function InviteWorkspaces({ chosen, onChange }: Props) {
  const t = useText();
  return (
    <div className="flex flex-col gap-2">
      <WorkspacesField
        label={t("Workspaces")}
        optional
        hint={t("Everybody joins the default Workspace. Choose the others that accepting opens.")}
        chosen={chosen}
        onChange={(next) =>
          onChange(next.map((each) => ("roles" in each ? each : { id: each.id, name: each.name, roles: FIRST_ROLES })))
        }
        reasonOf={(workspace) => notAddedReason(workspace, [], t)}
      />
      {chosen.length > 0 && (
        <ul aria-label={t("Roles in the Workspaces")} className="rounded-lg border">
          {chosen.map((workspace) => (
            <Offered
              key={workspace.id}
              workspace={workspace}
              onChange={(next) => onChange(chosen.map((each) => (each.id === next.id ? next : each)))}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

type OfferedProps = { workspace: OfferedWorkspace; onChange: (workspace: OfferedWorkspace) => void };

function Offered({ workspace, onChange }: OfferedProps) {
  const { id, name, roles } = workspace;
  const held = new Set(useKnownWorkspace(id)?.permissions);
  return (
    <li className="flex min-h-10 items-center justify-between gap-3 border-t px-3 first:border-t-0">
      <span className="min-w-0 truncate">{name}</span>
      <RolesMenu name={name} held={held} roles={roles} onChange={(next) => onChange({ ...workspace, roles: next })} />
    </li>
  );
}

/** Whether there is a Workspace to offer, or may be one after the first page of them. */
export function useHasOffered(): boolean {
  const { rows, hasNextPage } = useWorkspaces({ status: ["active"] });
  const isOffered = rows.some(
    ({ is_default, permissions }) => !is_default && permits(permissions, "workspace.members:write"),
  );
  return isOffered || hasNextPage;
}
