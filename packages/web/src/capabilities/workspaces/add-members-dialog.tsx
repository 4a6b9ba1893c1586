import type { Workspace } from "@rollcall/contract/workspaces";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { type ChosenMember, MembersField } from "../members/members-field.tsx";
import { AddDialog } from "./add-dialog.tsx";
import { useAlreadyHere } from "./use-add-members.ts";

type Props = { workspace: Workspace; onClose: () => void };

/** Adds members of the Organization to a Workspace. */
export function AddMembersDialog({ workspace, onClose }: Props) {
  const t = useText();
  const toast = useToast();
  const [members, setMembers] = useState<ChosenMember[]>([]);
  const [q, setQ] = useState<string>();
  const reasonOf = useAlreadyHere(workspace, q);
  return (
    <AddDialog
      title={t("Add members to {workspace}", { workspace: workspace.name })}
      action={t("{count, plural, =0 {Add members} one {Add # member} other {Add # members}}", {
        count: members.length,
      })}
      pairs={members.map((member) => ({ workspace, member }))}
      missing={t("Choose somebody first.")}
      held={new Set(workspace.permissions)}
      labelOf={({ member }) => member.name}
      onAdded={(added) =>
        toast.success(
          t("{count, plural, one {{name} is in {workspace} now.} other {# members are in {workspace} now.}}", {
            count: added.length,
            name: added[0]?.member.name ?? "",
            workspace: workspace.name,
          }),
        )
      }
      onNotAdded={(pairs) => setMembers(members.filter(({ id }) => pairs.some(({ member }) => member.id === id)))}
      onClose={onClose}
    >
      <MembersField label={t("Members")} chosen={members} onChange={setMembers} onSearch={setQ} reasonOf={reasonOf} />
    </AddDialog>
  );
}
