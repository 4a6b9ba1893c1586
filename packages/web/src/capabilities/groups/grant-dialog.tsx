import type { GroupDetails, GroupGrant } from "@rollcall/contract/groups";
import { useState } from "react";
import { UntilField } from "../../forms/until-field.tsx";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { RolesField } from "../roles/roles-field.tsx";
import { useKnownWorkspace } from "../workspaces/data.ts";
import { WorkspacesField } from "../workspaces/workspaces-field.tsx";
import { granting } from "./change.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { useParamsOf } from "./data.ts";

type Props = { group: GroupDetails; grant?: GroupGrant; onClose: () => void };

/** Grants roles in a Workspace to a Group, or changes which. */
export function GrantDialog({ group, grant, onClose }: Props) {
  const t = useText();
  const toast = useToast();
  const params = useParamsOf(group);
  const [chosen, setChosen] = useState<{ id: string; name: string } | undefined>(grant?.workspace);
  const workspaceId = chosen?.id;
  const [roles, setRoles] = useState<string[]>(grant?.roles ?? []);
  const [until, setUntil] = useState(grant?.until ?? null);
  const workspace = useKnownWorkspace(workspaceId);
  const taken = new Set(group.grants.map((each) => each.workspace.id));
  const place = chosen?.name ?? "";
  const isComplete = workspaceId !== undefined && roles.length > 0;
  return (
    <ChangeDialog
      onClose={onClose}
      title={
        grant
          ? t("What {group} grants in {place}", { group: group.name, place })
          : t("Grant access to {group}", { group: group.name })
      }
      action={grant ? t("Save grant") : t("Grant access")}
      change={isComplete ? granting(params, workspaceId, roles, until) : undefined}
      missing={workspaceId === undefined ? t("Choose a Workspace.") : t("Choose at least one role.")}
      onDone={() => toast.success(t("{group} grants what you chose in {place}.", { group: group.name, place }))}
    >
      {grant === undefined && (
        <WorkspacesField
          label={t("Workspace")}
          single
          chosen={chosen ? [chosen] : []}
          onChange={([next]) => setChosen(next)}
          reasonOf={({ id }) => (taken.has(id) ? t("The Group grants roles there already.") : undefined)}
        />
      )}
      <RolesField
        scope="workspace"
        label={t("Roles")}
        held={new Set(workspace?.permissions)}
        isOpen={workspace !== undefined}
        chosen={roles}
        onChange={setRoles}
      />
      <UntilField
        value={until}
        onChange={setUntil}
        hint={t("The grant ends by itself after this day.")}
        className="max-w-52"
      />
    </ChangeDialog>
  );
}
