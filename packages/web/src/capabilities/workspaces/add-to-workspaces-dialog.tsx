import type { MemberWorkspace, Workspace } from "@rollcall/contract/workspaces";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { AddDialog } from "./add-dialog.tsx";
import { heldInAll, notAddedReason, WorkspacesField } from "./workspaces-field.tsx";

type Props = {
  member: { id: string; name: string };
  /** Where the member is already. */
  places: readonly MemberWorkspace[];
  onClose: () => void;
};

/** Adds a member to Workspaces that exist. */
export function AddToWorkspacesDialog({ member, places, onClose }: Props) {
  const t = useText();
  const toast = useToast();
  const [workspaces, setWorkspaces] = useState<Workspace[]>([]);
  return (
    <AddDialog
      title={t("Add {name} to Workspaces", { name: member.name })}
      action={t("{count, plural, =0 {Add} one {Add to # Workspace} other {Add to # Workspaces}}", {
        count: workspaces.length,
      })}
      pairs={workspaces.map((workspace) => ({ workspace, member }))}
      missing={t("Choose a Workspace first.")}
      held={heldInAll(workspaces)}
      labelOf={({ workspace }) => workspace.name}
      onAdded={(added) =>
        toast.success(
          t("{count, plural, one {{name} is in {workspace} now.} other {{name} is in # more Workspaces now.}}", {
            count: added.length,
            name: member.name,
            workspace: added[0]?.workspace.name ?? "",
          }),
        )
      }
      onNotAdded={(pairs) =>
        setWorkspaces(workspaces.filter(({ id }) => pairs.some(({ workspace }) => workspace.id === id)))
      }
      onClose={onClose}
    >
      <WorkspacesField
        label={t("Workspaces")}
        chosen={workspaces}
        onChange={setWorkspaces}
        reasonOf={(workspace) => notAddedReason(workspace, places, t)}
      />
    </AddDialog>
  );
}
